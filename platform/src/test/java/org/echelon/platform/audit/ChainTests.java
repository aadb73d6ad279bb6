package org.echelon.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.seal.Seal;
import org.echelon.platform.start.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.web.servlet.MockMvc;

@PlatformTest
class ChainTests {

    @Autowired private ApplicationEventPublisher events;
    @Autowired private Chain chain;
    @Autowired private ChainCheck check;
    @Autowired private Seal seal;
    @Autowired private TestClock clock;
    @Autowired private MockMvc web;

    private final JdbcClient owner = TestDatabase.asOwner();

    @BeforeEach
    void threeDeeds() {
        clock.set(TestClock.TODAY);
        for (String subject : List.of("test:a", "test:b", "test:c")) {
            events.publishEvent(new Audited("test.do", subject, Map.of("第一", "\"1\"\n")));
        }
        sweep();
    }

    @AfterEach
    void today() {
        clock.set(TestClock.TODAY);
    }

    private void sweep() {
        CurrentViewer.asPlatform(() -> {
            chain.sweep();
            return true;
        });
    }

    private ChainCheck.Result checked() {
        return CurrentViewer.asPlatform(check::check);
    }

    @Test
    void everyRecordIsChainedAndTheTrailIsSound() {
        assertThat(checked().defects()).isEmpty();
        assertThat(owner.sql("select count(*) from audit.record").query(Long.class).single())
                .isEqualTo(
                        owner.sql("select max(sequence) from audit.link")
                                .query(Long.class)
                                .single());
    }

    @Test
    void aRecordWaitsForEveryOlderTransactionSoThatNoneCanComeBeforeItLater() throws SQLException {
        try (Connection older = connect()) {
            older.setAutoCommit(false);
            insert(older, "test:older");

            events.publishEvent(new Audited("test.do", "test:younger", Map.of()));
            sweep();
            assertThat(chained("test:younger")).as("an older transaction still runs").isFalse();

            older.commit();
        }
        sweep();

        assertThat(place("test:older")).isLessThan(place("test:younger"));
        assertThat(checked().defects()).isEmpty();
    }

    private boolean chained(String subject) {
        return owner.sql(
                        """
                        select count(*) > 0 from audit.link l join audit.record r on r.id = l.record
                        where r.subject = :subject
                        """)
                .param("subject", subject)
                .query(Boolean.class)
                .single();
    }

    private long place(String subject) {
        return owner.sql(
                        """
                        select l.sequence from audit.link l join audit.record r on r.id = l.record
                        where r.subject = :subject
                        """)
                .param("subject", subject)
                .query(Long.class)
                .single();
    }

    private static Connection connect() throws SQLException {
        Database database = TestDatabase.get();
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static void insert(Connection connection, String subject) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into audit.record (at, actor, role, action, subject, salt)
                    values (now(), 'x', 'OFFICER', 'test.do', '%s', repeat('0', 32))
                    """
                            .formatted(subject));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit.record set actor = 'somebody' where subject = 'test:b' | was changed",
                "update audit.record set detail = '{}' where subject = 'test:b' | was changed",
                "delete from audit.link where record = (select max(id) from audit.record where subject = 'test:b') | links were removed",
                "update audit.link set record = record + 1000000 where sequence = 1 | was removed",
                "update audit.link l set record = o.record, content = o.content from audit.link o where l.sequence + o.sequence = 3 and l.sequence in (1, 2) | inserted, removed or reordered",
                "insert into audit.record (at, actor, role, action, subject, salt, transaction) values (now(), 'x', 'OFFICER', 'test.do', 'test:late', repeat('0', 32), '3') | was inserted afterwards"
            })
    void whatWasTamperedWithIsNamed(String tampering, String finding) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String table : List.of("record", "link")) {
                statement.execute("alter table audit." + table + " disable trigger user");
            }
            statement.execute("alter table audit.link drop constraint link_record_key");
            statement.execute("alter table audit.link drop constraint link_record_fkey");
            statement.execute("alter table audit.head drop constraint head_sequence_fkey");
            statement.execute(tampering);

            ChainCheck there =
                    new ChainCheck(
                            JdbcClient.create(new SingleConnectionDataSource(connection, true)),
                            seal);

            assertThat(there.check().defects())
                    .anySatisfy(words -> assertThat(words.en()).contains(finding));
            connection.rollback();
        }
        assertThat(checked().defects()).as("undone again").isEmpty();
    }

    @Test
    void aTrailThatWasRewrittenFromTheStartFailsAgainstItsSignedDays() throws SQLException {
        clock.set(TestClock.TODAY.plusDays(1));
        sweep();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("alter table audit.record disable trigger user");
            statement.execute("alter table audit.link disable trigger user");
            statement.execute(
                    "update audit.record set actor = 'somebody' where id = (select min(id) from audit.record)");
            JdbcClient there = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            rewrite(there);

            assertThat(new ChainCheck(there, seal).check().defects())
                    .anySatisfy(words ->
                            assertThat(words.en()).contains("the trail before it was rewritten"));
            connection.rollback();
        }
    }

    /// As somebody would who owns the database: all hashes computed anew.
    private static void rewrite(JdbcClient there) {
        Link last = Link.NONE;
        for (Entry entry :
                there.sql(
                                "select "
                                        + Entry.COLUMNS
                                        + " from audit.record r join audit.link l on l.record = r.id order by l.sequence")
                        .query(Entry::read)
                        .list()) {
            last = last.next(entry.id(), entry.content());
            there.sql(
                            "update audit.link set content = :content, hash = :hash where sequence = :sequence")
                    .param("content", last.content())
                    .param("hash", last.hash())
                    .param("sequence", last.sequence())
                    .update();
        }
    }

    @Test
    void anybodyCanCheckASignedDayByTheStepsOfTheDocuments(@TempDir Path folder) throws Exception {
        clock.set(TestClock.TODAY.plusDays(1));
        sweep();
        LocalDate day = TestClock.TODAY;
        Files.writeString(folder.resolve("audit.json"), text("/about/audit.json"));
        Files.writeString(folder.resolve("keys.json"), text("/about/keys.json"));
        for (LocalDate signed : signedDays()) {
            Files.writeString(
                    folder.resolve(signed + ".txt"), text("/about/audit/" + signed + ".txt"));
        }

        assertThat(run(folder, steps())).contains(day + " is as it was signed");

        Path hashes = folder.resolve(day + ".txt");
        List<String> lines = Files.readAllLines(hashes);
        lines.removeFirst();
        Files.write(hashes, lines);
        assertThat(run(folder, steps())).contains(day + " does not fit");
    }

    private List<LocalDate> signedDays() {
        return owner.sql("select day from audit.head order by day")
                .query((row, _) -> row.getObject("day", LocalDate.class))
                .list();
    }

    private String text(String address) throws Exception {
        return web.perform(get(address))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    /// The commands that docs/operators/audit.md tells.
    private static String steps() throws IOException {
        String page = Files.readString(TestDatabase.root().resolve("docs/operators/audit.md"));
        int from = page.indexOf("```sh check\n") + "```sh check\n".length();
        return page.substring(from, page.indexOf("```", from));
    }

    private static String run(Path folder, String steps) throws Exception {
        Process process =
                new ProcessBuilder("bash", "-c", steps)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return answer;
    }
}
