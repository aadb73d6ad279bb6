package org.echelon.conformance.load;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The platform as `./echelon serve` starts it, on an empty database of its own.
final class RunningPlatform implements AutoCloseable {

    private final Path root;
    private final Path data;
    private final int port;
    private final Process process;

    private RunningPlatform(Path root, Path data, int port, Process process) {
        this.root = root;
        this.data = data;
        this.port = port;
        this.process = process;
    }

    static RunningPlatform start(Path root, Path folder) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Path data = Files.createTempDirectory(folder, "data-");
        Process process =
                new ProcessBuilder(
                                root.resolve("echelon").toString(),
                                "serve",
                                "--empty",
                                "--port",
                                String.valueOf(port),
                                "--data",
                                data.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("serve.log").toFile())
                        .start();
        RunningPlatform platform = new RunningPlatform(root, data, port, process);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest question =
                    HttpRequest.newBuilder(URI.create(platform.address() + "/health/liveness"))
                            .build();
            for (int second = 0; second < 600; second++) {
                if (!process.isAlive()) {
                    throw new IllegalStateException(
                            "the platform ended; see " + folder.resolve("serve.log"));
                }
                try {
                    if (client.send(question, BodyHandlers.discarding()).statusCode() == 200) {
                        return platform;
                    }
                } catch (IOException _) {
                    // not open yet
                }
                TimeUnit.SECONDS.sleep(1);
            }
        }
        platform.close();
        throw new IllegalStateException("the platform did not open within ten minutes");
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    void bringIn(String csv) throws IOException, InterruptedException {
        Path file = Files.writeString(data.resolveSibling("load.csv"), csv);
        command("import", file.toString(), "--data", data.toString());
    }

    /// Makes an invented population that its simulations offer.
    void synthesise(String name, String enterprises) throws IOException, InterruptedException {
        command(
                "synthesise",
                "--enterprises",
                enterprises,
                "--seed",
                "1",
                "--out",
                data.resolve("populations").resolve(name).toString());
    }

    private void command(String name, String... arguments)
            throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(root.resolve("echelon").toString(), name));
        words.addAll(List.of(arguments));
        Path log = data.resolveSibling(name + ".log");
        Process running =
                new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (!running.waitFor(10, TimeUnit.MINUTES) || running.exitValue() != 0) {
            throw new IllegalStateException("the command " + name + " failed; see " + log);
        }
    }

    Connection connect() throws SQLException {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:" + lines.get(3).strip() + "/echelon",
                    "postgres",
                    Files.readString(data.resolve("database-password")).strip());
        } catch (IOException e) {
            throw new SQLException("cannot read how to reach the database", e);
        }
    }

    long count(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /// The number of the transaction asked now: rows written later have a higher one.
    long transaction() throws SQLException {
        return count("select pg_current_xact_id()::text::bigint");
    }

    /// Waits until no case is without its procedure and every effect has ended.
    Duration waitForEffects() throws SQLException, InterruptedException {
        long begin = System.nanoTime();
        while (count("select count(*) from casework.case_file where state = 'RECEIVED'") > 0
                || count(
                                "select count(*) from outbox.event_publication where status <> 'COMPLETED'")
                        > 0) {
            if (System.nanoTime() - begin > TimeUnit.MINUTES.toNanos(10)) {
                throw new IllegalStateException("effects did not end within ten minutes");
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    Set<String> texts(String sql) throws SQLException {
        Set<String> texts = new HashSet<>();
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }

    Cost cost() throws IOException {
        double platform = process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
        long postmaster =
                Long.parseLong(
                        Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                                .getFirst()
                                .strip());
        double database = 0;
        File[] processes =
                Objects.requireNonNull(
                        new File("/proc").listFiles((_, name) -> name.matches("\\d+")));
        for (File one : processes) {
            database += ticks(one.toPath().resolve("stat"), postmaster);
        }
        return new Cost(platform, database);
    }

    /// Processor time in milliseconds of a process that is the postmaster or its child (children
    /// that ended included); 0 for every other one. Linux counts in hundredths of a second.
    private static double ticks(Path stat, long postmaster) {
        try {
            String text = Files.readString(stat);
            long pid = Long.parseLong(text.substring(0, text.indexOf(' ')));
            String[] field = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            long parent = Long.parseLong(field[1]);
            if (pid != postmaster && parent != postmaster) {
                return 0;
            }
            long own = Long.parseLong(field[11]) + Long.parseLong(field[12]);
            long ended =
                    pid == postmaster ? Long.parseLong(field[13]) + Long.parseLong(field[14]) : 0;
            return (own + ended) * 10.0;
        } catch (IOException | NumberFormatException _) {
            return 0; // the process ended meanwhile
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            try (Stream<Path> paths = Files.walk(data)) {
                paths.sorted(java.util.Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException _) {
            // a folder under target may stay
        }
    }
}
