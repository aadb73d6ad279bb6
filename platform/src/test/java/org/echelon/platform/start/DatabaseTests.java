package org.echelon.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.echelon.platform.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTests {

    private final Progress silent =
            new Progress(new java.io.PrintStream(java.io.OutputStream.nullOutputStream()));

    private static Options serve(Path data) {
        return Options.parse(List.of("serve", "--data", data.toString()));
    }

    private static String setting(String name) throws SQLException {
        Database database = TestDatabase.get();
        try (Connection connection =
                        DriverManager.getConnection(
                                database.url(), database.user(), database.password());
                ResultSet row = connection.createStatement().executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void theEmbeddedDatabaseKeepsWhatItHasPromisedToKeep() throws SQLException {
        assertThat(setting("fsync")).isEqualTo("on");
        assertThat(setting("synchronous_commit")).isEqualTo("on");
        assertThat(setting("full_page_writes")).isEqualTo("on");
    }

    @Test
    void theEmbeddedDatabaseListensOnLoopbackAloneAndWantsItsPassword() throws SQLException {
        assertThat(setting("listen_addresses")).isEqualTo("127.0.0.1");
        assertThatExceptionOfType(SQLException.class)
                .isThrownBy(() ->
                        DriverManager.getConnection(TestDatabase.get().url(), "postgres", "wrong"))
                .withMessageContaining("password");
    }

    @Test
    void thePlatformIsNoSuperuser() throws SQLException {
        assertThat(setting("is_superuser")).isEqualTo("off");
    }

    @Test
    void aSecondPlatformOnTheSameDataIsToldWhoHasIt() {
        TestDatabase.get();
        Path data = TestDatabase.folder();

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> Database.open(serve(data), Map.of(), silent))
                .withMessageContaining("is in use by the platform on port")
                .withMessageContaining("process " + ProcessHandle.current().pid())
                .withMessageContaining("--data DIR");
    }

    @Test
    void anImportSharesTheDatabaseOfARunningPlatform() {
        Database running = TestDatabase.get();
        Path data = TestDatabase.folder();
        Options options = Options.parse(List.of("import", "x.csv", "--data", data.toString()));

        try (Database shared = Database.open(options, Map.of(), silent)) {
            assertThat(shared.url()).isEqualTo(running.url());
        }

        assertThat(new EmbeddedPostgres(new DataFolder(data)).running()).isPresent();
    }

    @Test
    void aFolderThatIsAFileIsAnsweredWithTheRemedy(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("var"));

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> Database.open(serve(file), Map.of(), silent))
                .withMessageContaining("cannot write to " + file)
                .withMessageContaining("--data DIR");
    }

    @Test
    void aServerThatDoesNotAnswerIsNamedWithTheVariablesToCheck() {
        Map<String, String> environment =
                Map.of("ECHELON_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/nothing");

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> Database.open(serve(Path.of("unused")), environment, silent))
                .withMessageContaining(
                        "cannot reach the database at jdbc:postgresql://127.0.0.1:1/nothing")
                .withMessageContaining("ECHELON_DATABASE_PASSWORD");
    }

    @Test
    void aPasswordInTheAddressIsRefused() {
        Map<String, String> environment =
                Map.of("ECHELON_DATABASE_URL", "jdbc:postgresql://localhost/x?password=secret");

        assertThatExceptionOfType(StartFailure.class)
                .isThrownBy(() -> Database.open(serve(Path.of("unused")), environment, silent))
                .withMessageContaining("ECHELON_DATABASE_PASSWORD")
                .satisfies(failure -> assertThat(failure.words()).doesNotContain("secret"));
    }
}
