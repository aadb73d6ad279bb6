package org.echelon.platform.start;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the platform's data lies: our own embedded server, or a real one.
///
/// @param url JDBC address
/// @param user role of the platform
/// @param password its password
/// @param fresh made by this start, so that the person should know that it takes longer
/// @param server a server of one's own, which other processes may share
/// @param sole no other platform works on it while this one runs
/// @param end what to do when the platform has closed
public record Database(
        String url,
        String user,
        String password,
        boolean fresh,
        boolean server,
        boolean sole,
        Runnable end)
        implements AutoCloseable {

    private static final String URL = "ECHELON_DATABASE_URL";

    /// Opens the database for the options and the environment.
    ///
    /// @throws StartFailure when it is in use, has no room or cannot be reached
    public static Database open(
            Options options, Map<String, String> environment, Progress progress) {
        String url = environment.get(URL);
        return url == null || url.isBlank()
                ? embedded(options, progress)
                : server(
                        url,
                        environment.getOrDefault("ECHELON_DATABASE_USER", "echelon"),
                        environment.getOrDefault("ECHELON_DATABASE_PASSWORD", ""));
    }

    private static Database server(String url, String user, String password) {
        if (!url.startsWith("jdbc:postgresql:")) {
            throw StartFailure.usage(
                    URL + " is " + url + "; write jdbc:postgresql://HOST:5432/DATABASE");
        }
        if (url.contains("password=")) {
            throw StartFailure.usage(
                    URL + " holds a password; put it into ECHELON_DATABASE_PASSWORD instead");
        }
        check(url, user, password);
        return new Database(url, user, password, false, true, false, () -> {});
    }

    private static Database embedded(Options options, Progress progress) {
        DataFolder folder = new DataFolder(options.data());
        folder.prepare();
        EmbeddedPostgres postgres = new EmbeddedPostgres(folder);
        boolean serve = options.command() == Options.Command.SERVE;
        DataFolder.@Nullable Lock lock = folder.lock(note(options)).orElse(null);
        if (lock == null && serve) {
            throw StartFailure.fault(
                    options.data()
                            + " is in use by "
                            + folder.holder()
                            + "; stop it, or choose another folder with --data DIR");
        }
        boolean ours = lock != null;
        boolean fresh = postgres.isNew();
        if (fresh && ours) {
            progress.say("making the database under " + options.data() + " (once)");
        }
        int port = postgres.runningOrStarted(ours);
        String url = EmbeddedPostgres.url(port);
        Runnable end =
                () -> {
                    if (lock != null) {
                        postgres.stop();
                        lock.close();
                    }
                };
        try {
            if (ours) {
                postgres.prepare(port);
            }
            check(url, EmbeddedPostgres.USER, postgres.password());
        } catch (StartFailure failure) {
            end.run();
            throw failure;
        }
        return new Database(
                url, EmbeddedPostgres.USER, postgres.password(), fresh, false, ours, end);
    }

    private static String note(Options options) {
        String what =
                options.command() == Options.Command.SERVE
                        ? "the platform on port " + options.port()
                        : "an import";
        return what + " (process " + ProcessHandle.current().pid() + ")";
    }

    private static void check(String url, String user, String password) {
        DriverManager.setLoginTimeout(10);
        try (Connection connection = DriverManager.getConnection(url, user, password)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < 16) {
                throw StartFailure.fault(
                        "the database at "
                                + url
                                + " is PostgreSQL "
                                + version
                                + "; 16 or later is needed, 18 is what the platform is tested on");
            }
        } catch (SQLException e) {
            throw StartFailure.fault(
                    "cannot reach the database at "
                            + url
                            + " as "
                            + user
                            + " ("
                            + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                            + "); check that it runs, "
                            + URL
                            + ", ECHELON_DATABASE_USER and ECHELON_DATABASE_PASSWORD");
        }
    }

    /// A connection as the owner of the tables, for migrations and the start; rules on rows do not
    /// hold for it.
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, password);
    }

    /// What Spring needs to know of it.
    public Map<String, Object> properties() {
        return Map.of(
                "spring.datasource.url",
                url
                        + (url.contains("?") ? "&" : "?")
                        + "reWriteBatchedInserts=true&logServerErrorDetail=false",
                "spring.datasource.username",
                user,
                "spring.datasource.password",
                password,
                "echelon.database-role",
                ApplicationRole.NAME,
                "echelon.outbox.sole-process",
                sole);
    }

    /// A folder in which nothing else runs, for tests.
    public static Database under(Path data) {
        return embedded(
                new Options(Options.Command.SERVE, 0, data, true, false, "", List.of(), null),
                new Progress(System.out));
    }

    @Override
    public void close() {
        end.run();
    }
}
