package org.echelon.platform.start;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// PostgreSQL 18 of our own, on the loopback address, its files under the data folder.
///
/// Writes are safe (`fsync` and `synchronous_commit` on). The superuser has a random password in
/// `database-password`, readable by the owner alone. A server that outlived a killed platform is
/// found by its `postmaster.pid` and used again.
final class EmbeddedPostgres {

    /// Owns the platform's database and nothing else, so that rules on rows hold for it too.
    static final String USER = "echelon";

    private static final String SUPERUSER = "postgres";

    private final DataFolder folder;

    EmbeddedPostgres(DataFolder folder) {
        this.folder = folder;
    }

    /// Whether the database was never made before.
    boolean isNew() {
        return !Files.exists(folder.postgres().resolve("PG_VERSION"));
    }

    /// The port of a server that already runs on these files.
    Optional<Integer> running() {
        Path file = folder.postgres().resolve("postmaster.pid");
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() < 8 || !lines.get(7).strip().equals("ready")) {
                return Optional.empty();
            }
            boolean alive =
                    ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                            .filter(ProcessHandle::isAlive)
                            .isPresent();
            return alive ? Optional.of(Integer.parseInt(lines.get(3).strip())) : Optional.empty();
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /// The port of the server on these files, which is started where the folder is ours.
    ///
    /// @throws StartFailure when another process has the folder and its server is not ready yet
    int runningOrStarted(boolean ours) {
        return running()
                .orElseGet(() -> {
                    if (!ours) {
                        throw StartFailure.fault(
                                folder.holder() + " is just starting; try again in a few seconds");
                    }
                    return start();
                });
    }

    /// Makes the database when it is new and starts the server; gives its port.
    int start() {
        try {
            Path programs = PostgresPrograms.in(folder.programs());
            if (isNew()) {
                make(programs);
            }
            int port = freePort();
            run(
                    List.of(
                            programs.resolve("bin/pg_ctl").toString(),
                            "start",
                            "-w",
                            "-t",
                            "60",
                            "-D",
                            folder.postgres().toString(),
                            "-l",
                            folder.log().toString(),
                            "-o",
                            serverOptions(port)),
                    "start PostgreSQL");
            return port;
        } catch (IOException e) {
            throw StartFailure.fault(
                    "cannot prepare PostgreSQL under "
                            + folder.postgres()
                            + " ("
                            + DataFolder.reason(e)
                            + "); make room there or choose another folder with --data DIR");
        }
    }

    /// The platform's database on a port.
    static String url(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + USER;
    }

    /// A session of the superuser, for backups and for making the platform's role.
    Connection connectAsSuperuser(int port) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", SUPERUSER, password());
    }

    /// Makes the platform's role and database where they are missing.
    void prepare(int port) {
        String password = password();
        try (Connection connection = connectAsSuperuser(port);
                Statement statement = connection.createStatement()) {
            if (missing(statement, "select 1 from pg_roles where rolname = '" + USER + "'")) {
                // the password is hexadecimal, made by us
                statement.execute("create role " + USER + " login password '" + password + "'");
            }
            if (missing(statement, "select 1 from pg_database where datname = '" + USER + "'")) {
                statement.execute("create database " + USER + " owner " + USER);
            }
            ApplicationRole.prepare(connection, USER);
        } catch (SQLException e) {
            throw StartFailure.fault(
                    "cannot prepare the database under "
                            + folder.postgres()
                            + " ("
                            + e.getMessage()
                            + "); see "
                            + folder.log());
        }
    }

    private static boolean missing(Statement statement, String query) throws SQLException {
        try (ResultSet found = statement.executeQuery(query)) {
            return !found.next();
        }
    }

    /// Stops the server and waits until its files are safe.
    void stop() {
        run(
                List.of(
                        folder.programs().resolve("bin/pg_ctl").toString(),
                        "stop",
                        "-w",
                        "-m",
                        "fast",
                        "-D",
                        folder.postgres().toString()),
                "stop PostgreSQL");
    }

    String password() {
        try {
            return Files.readString(folder.password()).strip();
        } catch (IOException e) {
            throw StartFailure.fault(
                    "cannot read the database's password in "
                            + folder.password()
                            + " ("
                            + DataFolder.reason(e)
                            + "); run as the user who started the platform first");
        }
    }

    private void make(Path programs) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Files.deleteIfExists(folder.password());
        DataFolder.makePrivate(folder.password());
        Files.writeString(folder.password(), HexFormat.of().formatHex(random));
        run(
                List.of(
                        programs.resolve("bin/initdb").toString(),
                        "-D",
                        folder.postgres().toString(),
                        "-U",
                        SUPERUSER,
                        "-A",
                        "scram-sha-256",
                        "--pwfile",
                        folder.password().toString(),
                        "-E",
                        "UTF8",
                        "--locale-provider=builtin",
                        "--locale=C.UTF-8",
                        "--no-instructions"),
                "make the database");
    }

    private static String serverOptions(int port) {
        List<String> settings =
                List.of(
                        "listen_addresses=127.0.0.1",
                        "port=" + port,
                        "unix_socket_directories=",
                        "fsync=on",
                        "synchronous_commit=on",
                        "full_page_writes=on",
                        "max_connections=60",
                        "shared_buffers=128MB",
                        "timezone=Asia/Shanghai");
        StringBuilder text = new StringBuilder();
        settings.forEach(setting -> text.append(" -c ").append(setting));
        return text.substring(1);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void run(List<String> command, String purpose) {
        try {
            List<String> whole = new ArrayList<>();
            if (runsAsRoot()) {
                // PostgreSQL refuses to run as root; in a user namespace of its own it does not
                // see that.
                whole.addAll(List.of("unshare", "-U"));
            }
            whole.addAll(command);
            Path answers = Files.createTempFile("echelon-postgres", ".log");
            Process process =
                    new ProcessBuilder(whole)
                            .redirectErrorStream(true)
                            .redirectOutput(answers.toFile())
                            .start();
            int status = process.waitFor();
            String answer = Files.readString(answers).strip();
            Files.delete(answers);
            if (status != 0) {
                throw StartFailure.fault(
                        "cannot "
                                + purpose
                                + " ("
                                + lastLine(answer)
                                + "); see "
                                + folder.log()
                                + "; a full disk and a missing permission are the usual causes");
            }
        } catch (IOException e) {
            throw StartFailure.fault("cannot " + purpose + " (" + DataFolder.reason(e) + ")");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw StartFailure.fault("interrupted while trying to " + purpose);
        }
    }

    private static boolean runsAsRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String lastLine(String answer) {
        return answer.lines()
                .filter(line -> !line.isBlank())
                .reduce((_, last) -> last)
                .orElse("no answer");
    }
}
