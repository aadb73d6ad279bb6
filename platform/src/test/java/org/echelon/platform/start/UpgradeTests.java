package org.echelon.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.platform.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The data of the release before this one, 0.1.0, with a row in every table it had.
class UpgradeTests {

    /// The modules that 0.1.0 had, each with one migration.
    private static final List<String> MODULES_OF_0_1_0 =
            List.of("identity", "enterprise", "title", "programme", "demonstration");

    private static final String CODE = "91440114MA9TERT04C";

    @TempDir private Path data;

    @Test
    void thePlatformStartsOnTheDataOfThePreviousReleaseAndItsPagesReadThem() throws Exception {
        Map<String, Long> before;
        try (Database database = Database.under(data)) {
            for (String module : MODULES_OF_0_1_0) {
                Flyway.configure()
                        .dataSource(database.url(), database.user(), database.password())
                        .locations("classpath:db/migration/" + module)
                        .schemas(module)
                        .defaultSchema(module)
                        .createSchemas(true)
                        .table("migrations")
                        .target("1")
                        .load()
                        .migrate();
            }
            try (Connection connection = database.connect()) {
                fill(connection);
                before = counts(connection);
            }
        }
        assertThat(before).hasSize(10).allSatisfy((_, rows) -> assertThat(rows).isPositive());

        RunningPlatform platform = RunningPlatform.start(data);
        try (Connection connection = platform.connect();
                HttpClient client = HttpClient.newHttpClient()) {
            assertThat(counts(connection))
                    .allSatisfy((table, rows) ->
                            assertThat(rows)
                                    .as(table)
                                    .isGreaterThanOrEqualTo(before.getOrDefault(table, 0L)));
            HttpResponse<String> titles =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    platform.address()
                                                            + "/api/v1/titles?q="
                                                            + CODE))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(titles.statusCode()).as(titles.body()).isEqualTo(200);
            assertThat(titles.body()).contains("GR202444000001").contains("样例科技有限公司");
        } finally {
            platform.stop();
        }
    }

    private static void fill(Connection connection) throws Exception {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into identity.account (username, password_hash, name_zh, name_en, role, region, created_at)
                    values ('officer-of-0-1-0', 'x', '旧', 'Old', 'OFFICER', '4401', now());
                    insert into enterprise.enterprise (key, uscc, recorded_at) values ('%1$s', '%1$s', now());
                    insert into enterprise.particulars (enterprise_id, name, region, source, recorded_by, recorded_at)
                    select id, '样例科技有限公司', '440114', 'test', 'test', now() from enterprise.enterprise;
                    insert into enterprise.fact (enterprise_id, fact, year, number, register, source, recorded_by, recorded_at)
                    select id, 'revenue', 2024, 40000000, 'tax', 'test', 'test', now() from enterprise.enterprise;
                    insert into title.title (enterprise_key, title, number, valid_from, source, recorded_by, recorded_at)
                    values ('%1$s', 'cn/hnte', 'GR202444000001', '2024-12-01', 'test', 'test', now());
                    insert into title.award (enterprise_key, programme, amount, awarded_on, source, recorded_by, recorded_at)
                    values ('%1$s', 'cn/gansu/hnte-reward', 100000, '2025-01-01', 'test', 'test', now());
                    insert into title.statement (enterprise_key, statement, year, source, recorded_by, recorded_at)
                    values ('%1$s', '高新技术企业', 2024, 'test', 'test', now());
                    insert into demonstration.load (name, loaded_at) values ('something', now());
                    insert into programme.publication (unit, sha256, published_at, published_by)
                    values ('', repeat('0', 64), now(), 'test');
                    """
                            .formatted(CODE));
        }
        try (PreparedStatement file =
                connection.prepareStatement(
                        "insert into programme.file (publication_id, path, content) select id, 'facts.yaml', ? from programme.publication")) {
            file.setBytes(
                    1, Files.readAllBytes(TestDatabase.root().resolve("programmes/facts.yaml")));
            file.executeUpdate();
        }
    }

    private static Map<String, Long> counts(Connection connection) throws SQLException {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (String table :
                List.of(
                        "identity.account",
                        "enterprise.enterprise",
                        "enterprise.particulars",
                        "enterprise.fact",
                        "title.title",
                        "title.award",
                        "title.statement",
                        "programme.publication",
                        "programme.file",
                        "demonstration.load")) {
            try (ResultSet row =
                    connection.createStatement().executeQuery("select count(*) from " + table)) {
                row.next();
                counts.put(table, row.getLong(1));
            }
        }
        return counts;
    }
}
