package org.echelon.platform.start;

import java.util.List;
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
                    "identity",
                    "enterprise",
                    "title",
                    "programme",
                    "clock",
                    "casework",
                    "demonstration");

    private Migrations() {}

    /// Runs what has not run yet.
    ///
    /// @throws StartFailure when a migration fails; what ran before it stays
    public static void run(Database database) {
        for (String module : MODULES) {
            try {
                flyway(database, module).migrate();
            } catch (FlywayException e) {
                throw StartFailure.fault(
                        "cannot bring the schema of "
                                + module
                                + " up to date ("
                                + String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ")
                                + "); the data is as it was before this step");
            }
        }
    }

    private static Flyway flyway(Database database, String module) {
        FluentConfiguration configuration =
                Flyway.configure()
                        .dataSource(database.url(), database.user(), database.password())
                        .locations("classpath:db/migration/" + module)
                        .schemas(module)
                        .defaultSchema(module)
                        .createSchemas(true)
                        .table("migrations")
                        .failOnMissingLocations(true);
        return configuration.load();
    }
}
