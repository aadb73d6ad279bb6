package org.echelon.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTests {

    private static final Instant MOMENT = Instant.parse("2026-11-21T12:00:00Z");

    private final Progress silent = new Progress(new PrintStream(OutputStream.nullOutputStream()));

    @TempDir private Path folder;

    /// Commits one deed after the other, each of two rows in two tables, until it is told to stop.
    private static final class Writer implements AutoCloseable {

        private final AtomicLong committed = new AtomicLong();
        private final Thread thread;
        private volatile boolean stopped;

        Writer(Database database) {
            thread = Thread.ofPlatform().start(() -> write(database));
        }

        private void write(Database database) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                for (long number = 1; !stopped; number++) {
                    statement.execute(
                            "insert into deed (number, filler) values (%d, repeat('x', 2000))"
                                    .formatted(number));
                    statement.execute(
                            "insert into entry (deed, amount) values (%1$d, %1$d), (%1$d, -%1$d)"
                                    .formatted(number));
                    connection.commit();
                    committed.set(number);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        long committed() {
            return committed.get();
        }

        void awaitFurther(long rows) throws InterruptedException {
            long goal = committed() + rows;
            for (int round = 0; round < 2_000 && committed() < goal; round++) {
                Thread.sleep(10);
            }
            assertThat(committed()).isGreaterThanOrEqualTo(goal);
        }

        @Override
        public void close() {
            stopped = true;
            boolean ended;
            try {
                ended = thread.join(java.time.Duration.ofSeconds(20));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                ended = false;
            }
            assertThat(ended).isTrue();
        }
    }

    private static long number(Database database, String query) throws SQLException {
        try (Connection connection = database.connect();
                ResultSet row = connection.createStatement().executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Database database, String statement) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.createStatement().execute(statement);
        }
    }

    @Test
    void aBackupUnderWritesRestoresToAPrefixOfWhatWasCommitted() throws Exception {
        Path data = folder.resolve("data");
        Path copy = folder.resolve("copy");
        long before;
        long after;
        try (Database database = Database.under(data)) {
            execute(database, "create table deed (number bigint primary key, filler text)");
            execute(database, "create table entry (deed bigint, amount bigint)");
            Files.writeString(data.resolve("signing-key"), "the key");
            try (Writer writer = new Writer(database)) {
                writer.awaitFurther(200);
                before = writer.committed();
                Backup.make(data, copy, MOMENT, silent);
                after = writer.committed();
                writer.awaitFurther(200);
            }
        }

        Path elsewhere = folder.resolve("elsewhere");
        Restore.from(copy, elsewhere, silent);

        try (Database restored = Database.under(elsewhere)) {
            long last = number(restored, "select max(number) from deed");
            assertThat(last).isBetween(before, after + 1);
            assertThat(number(restored, "select count(*) from deed"))
                    .as("a prefix without gaps")
                    .isEqualTo(last);
            assertThat(number(restored, "select count(*) from entry")).isEqualTo(2 * last);
            assertThat(
                            number(
                                    restored,
                                    "select count(*) from (select deed from entry group by deed having sum(amount) <> 0 or count(*) <> 2)"))
                    .as("deeds of which only a part is there")
                    .isZero();
            execute(restored, "insert into deed values (0, 'written after the restore')");
        }
        assertThat(Files.readString(elsewhere.resolve("signing-key"))).isEqualTo("the key");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(elsewhere.resolve("signing-key"))))
                .isEqualTo("rw-------");

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> Restore.from(copy, elsewhere, silent))
                .withMessageContaining(elsewhere + " is not empty and nothing is overwritten");
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> Backup.make(elsewhere, copy, MOMENT, silent))
                .withMessageContaining("--to DIR");

        damage(copy);
    }

    /// The same backup with a file changed, one missing, and without its list.
    private void damage(Path copy) throws IOException {
        Path fresh = folder.resolve("fresh");
        Path version = copy.resolve("postgres/PG_VERSION");
        Files.writeString(version, "17\n");
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> Restore.from(copy, fresh, silent))
                .withMessageContaining("postgres/PG_VERSION was changed")
                .satisfies(failure -> assertThat(failure.status()).isEqualTo(StartFailure.INPUT));
        Files.delete(version);
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> Restore.from(copy, fresh, silent))
                .withMessageContaining("postgres/PG_VERSION is missing");
        Files.delete(copy.resolve("manifest.txt"));
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> Restore.from(copy, fresh, silent))
                .withMessageContaining("has no manifest.txt");
        assertThat(fresh).doesNotExist();
    }

    @Test
    void aFolderWithoutADatabaseIsAnsweredWithTheRemedy() {
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() ->
                        Backup.make(
                                folder.resolve("nothing"), folder.resolve("copy"), MOMENT, silent))
                .withMessageContaining("there is no database under")
                .withMessageContaining("--data DIR");
    }

    @Test
    void theCommandLineNamesWhatIsMissing() {
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> Options.parse(List.of("backup")))
                .withMessageContaining("backup needs --to DIR");
        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> Options.parse(List.of("restore", "--to", "x")))
                .withMessageContaining("unknown argument --to");
        assertThat(Options.parse(List.of("restore", "--from", "x")).copy()).isAbsolute();
    }
}
