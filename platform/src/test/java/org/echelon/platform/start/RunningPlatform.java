package org.echelon.platform.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.echelon.platform.Echelon;
import org.echelon.platform.TestDatabase;

/// The platform as a process of its own, on a data folder of its own, that a test may kill.
public final class RunningPlatform {

    private static final Duration BOUND = Duration.ofMinutes(3);

    private final Process process;
    private final int port;
    private final Path data;

    private RunningPlatform(Process process, int port, Path data) {
        this.process = process;
        this.port = port;
        this.data = data;
    }

    /// Starts it and waits until it is ready.
    ///
    /// @param properties of the virtual machine, such as `echelon.probe=yes`
    public static RunningPlatform start(Path data, String... properties) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
        command.add("-Dechelon.root=" + TestDatabase.root());
        for (String property : properties) {
            command.add("-D" + property);
        }
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        Echelon.class.getName(),
                        "serve",
                        "--empty",
                        "--port",
                        Integer.toString(port),
                        "--data",
                        data.toString()));
        Files.createDirectories(data);
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(
                                        data.resolve("process.log").toFile()))
                        .start();
        RunningPlatform platform = new RunningPlatform(process, port, data);
        platform.awaitReady();
        return platform;
    }

    private void awaitReady() throws Exception {
        long end = System.nanoTime() + BOUND.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest liveness =
                    HttpRequest.newBuilder(
                                    URI.create("http://127.0.0.1:" + port + "/health/liveness"))
                            .build();
            while (System.nanoTime() < end) {
                if (!process.isAlive()) {
                    throw new AssertionError("the platform ended:\n" + log());
                }
                try {
                    if (client.send(liveness, HttpResponse.BodyHandlers.discarding()).statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException _) {
                    // not open yet
                }
                Thread.sleep(100);
            }
        }
        kill();
        throw new AssertionError("the platform was not ready in time:\n" + log());
    }

    /// Kills it as `kill -9` does; its database server goes on.
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            throw new AssertionError("the process outlived its kill");
        }
    }

    /// Ends it in order, its database with it.
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }

    /// Where its pages are.
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /// A session of the database's owner.
    public Connection connect() throws SQLException {
        return connect(data);
    }

    static Connection connect(Path data) throws SQLException {
        EmbeddedPostgres postgres = new EmbeddedPostgres(new DataFolder(data));
        return DriverManager.getConnection(
                EmbeddedPostgres.url(postgres.running().orElseThrow()),
                EmbeddedPostgres.USER,
                postgres.password());
    }

    public String log() throws IOException {
        return Files.readString(data.resolve("process.log"));
    }
}
