package org.echelon.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.start.Database;
import org.echelon.platform.start.Migrations;
import org.echelon.platform.start.Options;
import org.echelon.platform.start.Progress;
import org.echelon.platform.start.StartFailure;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/// The platform's entry point: `serve` opens the window, `import` brings data in.
@SpringBootApplication
public class Echelon {

    /// The clock of the platform; tests give another.
    @Bean
    Clock clock() {
        return Clock.system(RegisterTime.ZONE);
    }

    public static void main(String[] arguments) {
        try {
            int status = run(List.of(arguments), new Progress(System.err));
            if (status >= 0) {
                System.exit(status);
            }
        } catch (StartFailure failure) {
            System.err.println("echelon: " + failure.getMessage());
            System.exit(failure.status());
        }
    }

    /// Runs a command; a negative status means that it goes on serving.
    private static int run(List<String> arguments, Progress progress) {
        Options options = Options.parse(arguments);
        return switch (options.command()) {
            case SERVE -> {
                serve(options, progress);
                yield -1;
            }
            case IMPORT -> StartFailure.FAULT;
        };
    }

    private static void serve(Options options, Progress progress) {
        long begin = System.nanoTime();
        Database database = Database.open(options, System.getenv(), progress);
        try {
            requireFree(options.port());
            Migrations.run(database);
            SpringApplication.getShutdownHandlers().add(database::close);
            ConfigurableApplicationContext context =
                    application(database, Map.of("server.port", options.port())).run();
            context.getBean(org.echelon.platform.demonstration.Demonstration.class)
                    .prepare(!options.empty(), progress::say);
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
        long seconds = Math.round((System.nanoTime() - begin) / 1e9);
        progress.say(
                "http://localhost:"
                        + options.port()
                        + "/ is open after "
                        + seconds
                        + " s; Ctrl-C ends it");
    }

    private static SpringApplicationBuilder application(
            Database database, Map<String, Object> more) {
        return new SpringApplicationBuilder(Echelon.class)
                .properties(database.properties())
                .properties(more)
                .properties(Map.of("echelon.root", root().toString()));
    }

    /// The project's root, which holds `programmes/`, `reference/` and `demo/`.
    private static Path root() {
        return Path.of(System.getProperty("echelon.root", "")).toAbsolutePath().normalize();
    }

    private static void requireFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException _) {
            throw StartFailure.fault(
                    "port "
                            + port
                            + " is in use by another program; stop it, or choose another port with"
                            + " --port "
                            + (port + 1));
        }
    }
}
