package org.echelon.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.echelon.platform.identity.WebReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Kills the real process in the middle of its work and starts it again: every cause keeps its
/// effect, once. `-Dechelon.kills=100` kills more often than the few times of an ordinary run.
///
/// A start is what costs time here, so there is one database and few starts: the first kill finds
/// the process between submission and procedure, between decision and payment, and in the middle of
/// the probe's effects, all at once. The database's server outlives the kills, and with it the
/// locks that keep the effects from happening. The sweeps for forgotten cases and for stale effects
/// are out of the way (`echelon.sweep`, `echelon.outbox.stale`): they would do after minutes what
/// the start has to do at once.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KillTests {

    private static final int KILLS = Integer.getInteger("echelon.kills", 2);
    private static final String ENGINE = "procedure.act_ru_execution";
    private static final String MONEY = "ledger.payment";
    private static final int MANY = 2_000;
    private static final int FEW = 20;

    @TempDir private static Path data;

    private Connection database;
    private KillScene scene;
    private RunningPlatform platform;
    private KillScene.Line line;
    private String draft;
    private String receipt;

    @BeforeAll
    void aPlatformWithTheProbesTables() throws Exception {
        DataFolder folder = new DataFolder(data);
        folder.prepare();
        EmbeddedPostgres postgres = new EmbeddedPostgres(folder);
        postgres.prepare(postgres.start());
        database = RunningPlatform.connect(data);
        execute(
                """
                create schema probe;
                create table probe.gate ();
                create table probe.wish (left_over int not null);
                create table probe.cause (key bigint generated always as identity primary key);
                create table probe.effect (key bigint primary key);
                insert into probe.wish values (0);
                """);
        execute("grant usage on schema probe to " + ApplicationRole.NAME);
        execute(
                "grant select, insert, update on all tables in schema probe to "
                        + ApplicationRole.NAME);
        platform = start();
        scene = new KillScene(database);
        scene.prepare();
        killInTheMiddleOfEverything();
    }

    private void killInTheMiddleOfEverything() throws Exception {
        line = scene.committed(platform);
        WebReader second = KillScene.at(platform, KillScene.SECOND);
        WebReader company = KillScene.at(platform, KillScene.COMPANY);
        draft = KillScene.draft(company);
        try (Connection engine = locked(ENGINE, "share");
                Connection money = locked(MONEY, "share");
                Connection gate = locked("probe.gate", "access exclusive")) {
            receipt = KillScene.submit(company, draft);
            awaitBlockedAt(ENGINE, 1);
            scene.act(second, line, "ORDER");
            awaitBlockedAt(MONEY, 1);
            execute("update probe.wish set left_over = 5");
            await("select count(*) from probe.cause", 5);
            // six threads carry out effects: four are left, the fifth effect stands in the queue
            await(publications("Caused", "status = 'PROCESSING'"), 4);
            awaitBlockedAt("probe.gate", 4);

            platform.kill();

            assertThat(number(cases() + "and state = 'RECEIVED' and step is null"))
                    .as("the case is received, its procedure has not begun")
                    .isEqualTo(1);
            assertThat(number(procedures())).isZero();
            assertThat(number(limits())).isZero();
            assertThat(scene.state(line)).isEqualTo("ORDERED");
            assertThat(number(payments())).isZero();
            assertThat(number("select count(*) from probe.effect")).isZero();
            for (Connection lock : List.of(engine, money, gate)) {
                lock.rollback();
            }
        }
        platform = start();
    }

    @AfterAll
    void stop() throws Exception {
        database.close();
        if (platform != null) {
            platform.stop();
        }
        EmbeddedPostgres postgres = new EmbeddedPostgres(new DataFolder(data));
        if (postgres.running().isPresent()) { // a test has failed between kill and restart
            postgres.stop();
        }
    }

    private static RunningPlatform start() throws Exception {
        return RunningPlatform.start(
                data, "echelon.probe=yes", "echelon.sweep=1h", "echelon.outbox.stale=1h");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private long number(String sql) throws SQLException {
        return number(database, sql);
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void await(String question, long answer) throws Exception {
        await(database, question, answer);
    }

    static void await(Connection connection, String question, long answer) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (number(connection, question) != answer) {
            assertThat(System.nanoTime())
                    .as(question + " did not become " + answer)
                    .isLessThan(end);
            Thread.sleep(20);
        }
    }

    /// What the outbox has of an event: all of it, or what has not ended.
    private static String publications(String event, String which) {
        return "select count(*) from outbox.event_publication where event_type like '%%%s' and %s"
                .formatted(event, which);
    }

    /// Holds a table until the connection ends its transaction: `share` lets nobody write to it,
    /// while reading goes on.
    private static Connection locked(String table, String mode) throws SQLException {
        Connection lock = RunningPlatform.connect(data);
        lock.setAutoCommit(false);
        try (Statement statement = lock.createStatement()) {
            statement.execute("lock table " + table + " in " + mode + " mode");
        }
        return lock;
    }

    private void awaitBlockedAt(String table, int effects) throws Exception {
        await(
                "select count(*) from pg_locks where not granted and relation = '%s'::regclass"
                        .formatted(table),
                effects);
    }

    private String cases() {
        return "select count(*) from casework.case_file where receipt = '%s' ".formatted(receipt);
    }

    private String limits() {
        return "select count(*) from clock.time_limit where subject = '%s' ".formatted(receipt);
    }

    private String procedures() {
        return "select count(*) from %s where business_key_ = '%s'".formatted(ENGINE, receipt);
    }

    private String payments() {
        return "select count(*) from %s where reward_id = %d ".formatted(MONEY, line.id());
    }

    @Test
    void killedBetweenSubmissionAndProcedureTheCaseGoesOnAfterTheRestartOnce() throws Exception {
        await(cases() + "and state = 'CHECK' and step = 'completeness'", 1);
        await(publications("CaseSubmitted", "status <> 'COMPLETED'"), 0);

        assertThat(number(procedures())).isEqualTo(1);
        assertThat(number(limits() + "and step = 'completeness'")).isEqualTo(1);
        assertThat(number(limits() + "and step = 'case'")).isEqualTo(1);
        assertThat(number(limits())).isEqualTo(2);
        assertThat(
                        number(
                                "select count(*) from casework.history where action = 'BEGIN' and receipt = '%s'"
                                        .formatted(receipt)))
                .isEqualTo(1);
        WebReader company = KillScene.at(platform, KillScene.COMPANY);
        HttpResponse<String> page = company.open("/cases/" + receipt);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(receipt);
        assertThat(company.open(draft + "/submit").uri().getPath())
                .as("where the filed draft leads")
                .isEqualTo("/applications/" + receipt);
        assertThat(number("select count(*) from casework.case_file")).isEqualTo(1);
    }

    @Test
    void killedBetweenDecisionAndPaymentThePaymentLeavesAfterTheRestartOnce() throws Exception {
        await(payments(), 1);
        await(publications("PaymentOrdered", "status <> 'COMPLETED'"), 0);

        WebReader second = KillScene.at(platform, KillScene.SECOND);
        String page = "/budgets/" + line.budget() + "/payments";
        second.post(page, second.open(page).body(), Map.of());
        scene.act(second, line, "RECORD_PAYMENT");
        assertThat(scene.state(line)).isEqualTo("PAID");
        assertThat(number(payments() + "and file_id is not null and attempt = 1")).isEqualTo(1);
        assertThat(number(payments())).isEqualTo(1);
        for (String kind : List.of("COMMIT", "ORDER", "PAY")) {
            assertThat(
                            number(
                                    "select count(*) from ledger.journal where reward_id = %d and kind = '%s'"
                                            .formatted(line.id(), kind)))
                    .as(kind)
                    .isEqualTo(1);
        }
        assertThat(number("select count(*) from ledger.reward")).isEqualTo(1);
        assertThat(
                        number(
                                "select paid from ledger.published_budget where ordered = 0 and committed = 0 and id = "
                                        + line.budget()))
                .isEqualTo(200_000);
    }

    @Test
    void anEffectThatBlockedWhenTheProcessWasKilledIsDoneOnceAfterTheRestart() throws Exception {
        String first = "(serialized_event::json ->> 'key')::int <= 5";
        await("select count(*) from probe.effect where key <= 5", 5);
        await(publications("Caused", "status <> 'COMPLETED' and " + first), 0);
        assertThat(number(publications("Caused", first))).isEqualTo(5);
    }

    @Test
    void killedAgainAndAgainAtAnyMomentNothingIsLostAndNothingDoneTwice() throws Exception {
        Random random = new Random(20_261_121);
        for (int round = 0; round < KILLS; round++) {
            execute("update probe.wish set left_over = " + MANY);
            await("select count(*) from probe.wish where left_over < " + MANY, 1);
            Thread.sleep(random.nextInt(700));
            platform.kill();
            assertThat(number("select left_over from probe.wish"))
                    .as("the process was killed in the middle of its work")
                    .isPositive();
            execute("update probe.wish set left_over = " + FEW);
            platform = start();
        }

        await("select left_over from probe.wish", 0);
        await(publications("Caused", "status <> 'COMPLETED'"), 0);
        long causes = number("select count(*) from probe.cause");
        assertThat(causes).isPositive();
        assertThat(number(publications("Caused", "true"))).isEqualTo(causes);
        assertThat(number("select count(*) from probe.effect")).isEqualTo(causes);
        assertThat(
                        number(
                                "select count(*) from probe.effect e where not exists (select from probe.cause c where c.key = e.key)"))
                .as("effects without a cause")
                .isZero();
        assertThat(number("select count(*) from outbox.abandoned")).isZero();
    }
}
