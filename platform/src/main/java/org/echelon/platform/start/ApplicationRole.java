package org.echelon.platform.start;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/// The database role that the platform works in, `echelon_app`: it owns nothing, so the rules on
/// rows hold for it.
///
/// Migrations and the start run as the database's owner; the pool switches each connection to this
/// role. Roles belong to the server and are in no backup of a database, so it is made anew where it
/// is missing, at every start, and not by a migration.
final class ApplicationRole {

    static final String NAME = "echelon_app";

    private ApplicationRole() {}

    /// Makes the role where it is missing and lets the owner switch to it.
    ///
    /// @param connection of somebody who may create roles
    /// @param owner the platform's own user of the database
    static void prepare(Connection connection, String owner) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (!isTrue(
                    connection, "select exists (select from pg_roles where rolname = ?)", NAME)) {
                statement.execute("create role " + NAME + " nologin");
            }
            if (!mayUse(connection, owner)) {
                statement.execute(
                        "grant %s to %s with set true, inherit false"
                                .formatted(NAME, statement.enquoteIdentifier(owner, true)));
            }
        }
    }

    /// Whether the user may switch to the role.
    static boolean mayUse(Connection connection, String user) throws SQLException {
        return isTrue(
                connection,
                "select exists (select from pg_roles where rolname = '"
                        + NAME
                        + "') and (select pg_has_role(r.oid, a.oid, 'SET') from pg_roles r, pg_roles a"
                        + " where r.rolname = ? and a.rolname = '"
                        + NAME
                        + "')",
                user);
    }

    /// Lets the role work on the tables of the modules; what it may see of them is said by rules on
    /// rows. Safe to repeat.
    static void grant(Connection connection, List<String> schemas) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select pg_advisory_xact_lock(hashtext('echelon application role'))");
            for (String schema : schemas) {
                statement.execute(
                        """
                        grant usage on schema %1$s to %2$s;
                        grant select, insert, update, delete on all tables in schema %1$s to %2$s;
                        grant usage, select on all sequences in schema %1$s to %2$s;
                        grant execute on all functions in schema %1$s to %2$s;
                        revoke all on %1$s.migrations from %2$s;
                        """
                                .formatted(schema, NAME));
            }
            connection.commit();
        }
    }

    private static boolean isTrue(Connection connection, String query, String parameter)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet found = statement.executeQuery()) {
                return found.next() && found.getBoolean(1);
            }
        }
    }
}
