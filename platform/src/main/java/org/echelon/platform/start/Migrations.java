package org.echelon.platform.start;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// Brings each module's schema up to date, in the order of their dependencies.
///
/// A module has a schema and a folder `db/migration/<module>` of the same name and a history table
/// of its own, so that no module's migration waits for another's number.
public final class Migrations {

    private static final List<String> MODULES =
            List.of(
                    "outbox",
                    "identity",
                    "enterprise",
                    "audit",
                    "title",
                    "programme",
                    "clock",
                    "procedure",
                    "casework",
                    "ledger",
                    "outlook",
                    "simulation",
                    "demonstration");

    private Migrations() {}

    /// Runs what has not run yet.
    ///
    /// @throws StartFailure when a migration fails; what ran before it stays
    public static void run(Database database) {
        prepareRole(database);
        try (HikariDataSource connections = connections(database)) {
            MODULES.forEach(module -> migrate(connections, module));
        }
        grant(database);
    }

    private static void migrate(DataSource connections, String module) {
        try {
            flyway(connections, module).migrate();
        } catch (FlywayException e) {
            throw StartFailure.fault(
                    "cannot bring the schema of "
                            + module
                            + " up to date ("
                            + String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ")
                            + "); the data is as it was before this step");
        }
    }

    /// The few connections that all modules use one after the other: each new one would prove its
    /// password again, which is slow by design and slowest in a process that has just begun.
    private static HikariDataSource connections(Database database) {
        HikariConfig settings = new HikariConfig();
        settings.setPoolName("migrations");
        settings.setJdbcUrl(database.url());
        settings.setUsername(database.user());
        settings.setPassword(database.password());
        settings.setMinimumIdle(0);
        settings.setMaximumPoolSize(4);
        return new HikariDataSource(settings);
    }

    /// On our own server the superuser has made the role already; on another the platform's user
    /// makes it where it may, and otherwise says what an administrator of the server has to do.
    private static void prepareRole(Database database) {
        try (Connection connection = database.connect()) {
            if (!ApplicationRole.mayUse(connection, database.user())) {
                ApplicationRole.prepare(connection, database.user());
            }
        } catch (SQLException e) {
            throw StartFailure.fault(
                    ("%s cannot use the role %s at %s (%s); let an administrator of the server run:"
                                    + " create role %s nologin; grant %s to %s;")
                            .formatted(
                                    database.user(),
                                    ApplicationRole.NAME,
                                    database.url(),
                                    String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
                                    ApplicationRole.NAME,
                                    ApplicationRole.NAME,
                                    database.user()));
        }
    }

    private static void grant(Database database) {
        try (Connection connection = database.connect()) {
            ApplicationRole.grant(connection, MODULES);
        } catch (SQLException e) {
            throw StartFailure.fault(
                    "cannot let %s work on the tables (%s); the data is unchanged"
                            .formatted(ApplicationRole.NAME, e.getMessage()));
        }
    }

    private static Flyway flyway(DataSource connections, String module) {
        FluentConfiguration configuration =
                Flyway.configure()
                        .dataSource(connections)
                        .locations("classpath:db/migration/" + module)
                        .schemas(module)
                        .defaultSchema(module)
                        .createSchemas(true)
                        .table("migrations")
                        .failOnMissingLocations(true);
        return configuration.load();
    }
}
