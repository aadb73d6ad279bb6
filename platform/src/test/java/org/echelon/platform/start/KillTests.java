package org.echelon.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kills the real process in the middle of its work and starts it again: every cause keeps its
/// effect, once. `-Dechelon.kills=100` kills more often than the few times of an ordinary run.
class KillTests {

    private static final int KILLS = Integer.getInteger("echelon.kills", 2);

    @TempDir private Path data;

    @BeforeEach
    void aDatabaseWithTheProbesTables() throws SQLException {
        try (Database database = Database.under(data);
                Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            Migrations.run(database);
            statement.execute("create schema probe");
            statement.execute("create table probe.gate ()");
            statement.execute("create table probe.wish (left_over int not null)");
            statement.execute(
                    "create table probe.cause (key bigint generated always as identity primary key)");
            statement.execute("create table probe.effect (key bigint primary key)");
            statement.execute("insert into probe.wish values (0)");
            statement.execute("grant usage on schema probe to " + ApplicationRole.NAME);
            statement.execute(
                    "grant select, insert, update on all tables in schema probe to "
                            + ApplicationRole.NAME);
        }
    }

    private static RunningPlatform start(Path data) throws Exception {
        return RunningPlatform.start(data, "echelon.probe=yes");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void await(Connection connection, String question, long answer)
            throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (number(connection, question) != answer) {
            assertThat(System.nanoTime())
                    .as(question + " did not become " + answer)
                    .isLessThan(end);
            Thread.sleep(50);
        }
    }

    @Test
    void anEffectThatBlockedWhenTheProcessWasKilledIsDoneOnceAfterTheRestart() throws Exception {
        execute(data, "update probe.wish set left_over = 5");
        RunningPlatform first;
        try (Connection gate = gateShut()) {
            first = start(data);
            try (Connection connection = first.connect()) {
                await(connection, "select count(*) from probe.cause", 5);
                await(
                        connection,
                        "select count(*) from outbox.event_publication where status = 'PROCESSING'",
                        5);
                assertThat(number(connection, "select count(*) from probe.effect")).isZero();
            }
            first.kill();
            gate.rollback();
        }

        RunningPlatform second = start(data);
        try (Connection connection = second.connect()) {
            await(connection, "select count(*) from probe.effect", 5);
            await(
                    connection,
                    "select count(*) from outbox.event_publication where status <> 'COMPLETED'",
                    0);
            assertThat(number(connection, "select count(*) from outbox.event_publication"))
                    .isEqualTo(5);
        } finally {
            second.stop();
        }
    }

    /// Holds the gate shut on a server that runs by itself, as after a kill.
    private Connection gateShut() throws SQLException {
        new EmbeddedPostgres(new DataFolder(data)).start();
        Connection gate = RunningPlatform.connect(data);
        gate.setAutoCommit(false);
        execute(gate, "lock table probe.gate in access exclusive mode");
        return gate;
    }

    private static void execute(Path data, String sql) throws SQLException {
        EmbeddedPostgres postgres = new EmbeddedPostgres(new DataFolder(data));
        postgres.start();
        try (Connection connection = RunningPlatform.connect(data)) {
            execute(connection, sql);
        } finally {
            postgres.stop();
        }
    }

    @Test
    void killedAgainAndAgainAtAnyMomentNothingIsLostAndNothingDoneTwice() throws Exception {
        Random random = new Random(20_261_121);
        for (int round = 0; round < KILLS; round++) {
            RunningPlatform platform = start(data);
            try (Connection connection = platform.connect()) {
                execute(connection, "update probe.wish set left_over = 2000");
            }
            platform.kill();
            RunningPlatform busy = start(data);
            Thread.sleep(random.nextInt(700));
            busy.kill();
        }

        RunningPlatform last = start(data);
        try (Connection connection = last.connect()) {
            await(connection, "select left_over from probe.wish", 0);
            await(
                    connection,
                    "select count(*) from outbox.event_publication where status <> 'COMPLETED'",
                    0);
            long causes = number(connection, "select count(*) from probe.cause");
            assertThat(causes).isPositive();
            assertThat(number(connection, "select count(*) from outbox.event_publication"))
                    .isEqualTo(causes);
            assertThat(number(connection, "select count(*) from probe.effect")).isEqualTo(causes);
            assertThat(
                            number(
                                    connection,
                                    "select count(*) from probe.effect e where not exists (select from probe.cause c where c.key = e.key)"))
                    .as("effects without a cause")
                    .isZero();
            assertThat(number(connection, "select count(*) from outbox.abandoned")).isZero();
        } finally {
            last.stop();
        }
    }
}
