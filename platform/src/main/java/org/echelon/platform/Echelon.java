package org.echelon.platform;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.echelon.platform.demonstration.Demonstration;
import org.echelon.platform.enterprise.Register;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.OneTimeLinks;
import org.echelon.platform.intake.Intake;
import org.echelon.platform.intake.IntakeReport;
import org.echelon.platform.intake.ReportText;
import org.echelon.platform.intake.Upload;
import org.echelon.platform.start.Backup;
import org.echelon.platform.start.Database;
import org.echelon.platform.start.Migrations;
import org.echelon.platform.start.Options;
import org.echelon.platform.start.Packing;
import org.echelon.platform.start.Progress;
import org.echelon.platform.start.Restore;
import org.echelon.platform.start.SigningKeyFile;
import org.echelon.platform.start.StartFailure;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
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
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try {
            Options options = Options.parse(List.of(arguments));
            switch (options.command()) {
                case SERVE -> serve(options, new Progress(System.err));
                case BACKUP ->
                        Backup.make(
                                options.data(),
                                Objects.requireNonNull(options.copy()),
                                Clock.system(RegisterTime.ZONE).instant(),
                                new Progress(System.err));
                case RESTORE ->
                        Restore.from(
                                Objects.requireNonNull(options.copy()),
                                options.data(),
                                new Progress(System.err));
                case IMPORT -> System.exit(bringIn(options, new Progress(System.err), out));
            }
        } catch (StartFailure failure) {
            new Progress(System.err).say(failure.words());
            System.exit(failure.status());
        }
    }

    private static void serve(Options options, Progress progress) {
        long begin = System.nanoTime();
        Packing.requireUnpacked(
                Echelon.class.getProtectionDomain().getCodeSource().getLocation().toString());
        Database database = Database.open(options, System.getenv(), progress);
        SpringApplication.getShutdownHandlers().add(database::close);
        orClose(
                database,
                () -> {
                    requireFree(options.port());
                    SigningKeyFile.require(database, System.getenv());
                    Migrations.run(database);
                });
        ConfigurableApplicationContext context =
                application(database, options)
                        .properties(
                                Map.of(
                                        "server.port",
                                        options.port(),
                                        "echelon.demonstration",
                                        !options.empty(),
                                        "echelon.log.file",
                                        options.data().resolve("log/platform.jsonl").toString()))
                        .run();
        Demonstration demonstration = context.getBean(Demonstration.class);
        if (!options.empty()) {
            demonstration.prepare(progress::say);
        }
        demonstration.signIns().ifPresent(progress::say);
        CurrentViewer.asPlatform(() -> context.getBean(OneTimeLinks.class).firstAdministrator())
                .ifPresent(path ->
                        progress.say(
                                "no administrator yet: become the first one, once, within 24 hours, at"
                                        + " http://localhost:%d%s"
                                                .formatted(options.port(), path)));
        progress.say(
                "http://localhost:%d/ is open after %d s; Ctrl-C ends it"
                        .formatted(options.port(), Math.round((System.nanoTime() - begin) / 1e9)));
    }

    private static int bringIn(Options options, Progress progress, PrintStream out) {
        List<Upload> uploads = uploads(options.files());
        Optional<Register> register = register(options.register());
        Database database = Database.open(options, System.getenv(), progress);
        SpringApplication.getShutdownHandlers().add(database::close);
        orClose(database, () -> Migrations.run(database));
        try (ConfigurableApplicationContext context =
                application(database, options)
                        .properties(Map.of("echelon.sweeps", "false"))
                        .web(WebApplicationType.NONE)
                        .lazyInitialization(true)
                        .run()) {
            Intake intake = context.getBean(Intake.class);
            Intake.Mode mode =
                    options.acceptValid() ? Intake.Mode.ACCEPT_VALID : Intake.Mode.ALL_OR_NOTHING;
            IntakeReport report =
                    CurrentViewer.asPlatform(() -> intake.take(uploads, mode, register));
            out.println(ReportText.of(report, Locale.ENGLISH));
            return report.written() ? 0 : StartFailure.INPUT;
        }
    }

    /// Before Spring runs, nobody else ends the database when something fails.
    private static void orClose(Database database, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    private static List<Upload> uploads(List<Path> files) {
        List<Upload> uploads = new ArrayList<>();
        for (Path file : files) {
            try {
                uploads.add(new Upload(file.toString(), Files.readAllBytes(file)));
            } catch (IOException _) {
                throw StartFailure.input(
                        file
                                + ": there is no such file, or it cannot be read; nothing was written");
            }
        }
        return uploads;
    }

    private static Optional<Register> register(String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Optional<Register> register = Register.of(name);
        if (register.isEmpty()) {
            throw StartFailure.usage(
                    "--register "
                            + name
                            + ": write tax, statistics, patent_office, audit, published, declared,"
                            + " panel or register");
        }
        return register;
    }

    private static SpringApplicationBuilder application(Database database, Options options) {
        return new SpringApplicationBuilder(Echelon.class)
                .properties(database.properties())
                .properties(SigningKeyFile.properties(options, System.getenv()))
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
                            + (port < 65535 ? port + 1 : 8080));
        }
    }
}
