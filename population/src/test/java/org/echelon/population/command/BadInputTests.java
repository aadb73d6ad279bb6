package org.echelon.population.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.echelon.policy.command.Exit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bad input through the command as it is called: what is wrong, where and what to do about it, the
/// exit status of the contract, and results of an earlier run as they were, or replaced whole.
class BadInputTests {

    private static final Path ROOT =
            Path.of(System.getProperty("echelon.root", ".")).toAbsolutePath();
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2024-06-30T00:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final String CODE = "91440114MA9TERT04C";

    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private String earlier = "";

    @BeforeEach
    void aGoodPopulationAndItsResults() throws IOException {
        write(
                "enterprises.csv",
                "uscc,name,region,industry,registered_on\n"
                        + CODE
                        + ",样例科技有限公司,440114,3911,2018-06-15\n");
        write("facts.csv", "uscc,year,staff,revenue\n" + CODE + ",2023,45,30000000\n");
        assertThat(simulate("interpreter")).as(said()).isEqualTo(Exit.DONE);
        earlier = Files.readString(folder.resolve("out/summary.json"));
        err.reset();
    }

    @Test
    void refusesAFileWithoutAColumn() throws IOException {
        write("enterprises.csv", "uscc,name,region,registered_on\n");

        assertThat(simulate("duckdb")).isEqualTo(Exit.INPUT);

        assertThat(said())
                .contains(
                        "nothing was written / 输入有误",
                        "enterprises.csv: column industry is missing; there are uscc, name",
                        "(missing_column)");
        assertEarlierResultsAreUntouched();
    }

    @Test
    void refusesAParquetFileThatIsCutShort() throws Exception {
        Path facts = folder.resolve("population/facts.parquet");
        try (var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement()) {
            statement.execute(
                    "copy (select * from read_csv('%s')) to '%s' (format parquet)"
                            .formatted(folder.resolve("population/facts.csv"), facts));
        }
        byte[] whole = Files.readAllBytes(facts);
        Files.write(facts, Arrays.copyOf(whole, whole.length / 2));
        Files.delete(folder.resolve("population/facts.csv"));

        assertThat(simulate("duckdb")).isEqualTo(Exit.INPUT);

        assertThat(said()).contains("facts.parquet: ", "cut short", "(unreadable)");
        assertEarlierResultsAreUntouched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"interpreter", "duckdb"})
    void countsANegativeHeadcountAsInvalidAndSaysWhere(String engine) throws IOException {
        write("facts.csv", "uscc,year,staff,revenue\n" + CODE + ",2023,-3,30000000\n");

        assertInvalid(
                engine,
                "facts, row 1, %s 2023: staff is -3 and may not be below 0".formatted(CODE),
                "(negative)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"interpreter", "duckdb"})
    void countsATextForANumberAsInvalidAndSaysWhere(String engine) throws IOException {
        write("facts.csv", "uscc,year,staff,revenue\n" + CODE + ",2023,many,30000000\n");

        assertInvalid(
                engine,
                "facts, row 1, %s 2023: ".formatted(CODE),
                "'many' is not a number; write digits in persons",
                "(wrong_type)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"interpreter", "duckdb"})
    void countsACodeThatStandsTwiceAsInvalidAndSaysWhere(String engine) throws IOException {
        write(
                "enterprises.csv",
                "uscc,name,region,industry,registered_on\n"
                        + "%s,样例科技有限公司,440114,3911,2018-06-15\n".repeat(2).formatted(CODE, CODE));

        assertThat(simulate(engine)).as(said()).isEqualTo(Exit.DONE);

        assertThat(said()).contains("2 enterprises are invalid", "enterprises, row 2, " + CODE);
        assertThat(Files.readString(folder.resolve("out/summary.json")))
                .contains("\"invalid\" : 2");
    }

    private void assertInvalid(String engine, String... told) throws IOException {
        assertThat(simulate(engine)).as(said()).isEqualTo(Exit.DONE);

        assertThat(said()).contains("1 enterprises are invalid").contains(told);
        assertThat(Files.readString(folder.resolve("out/summary.json")))
                .contains("\"invalid\" : 1");
        assertNothingIsLeftOver();
    }

    private void assertEarlierResultsAreUntouched() throws IOException {
        assertThat(folder.resolve("out/summary.json")).hasContent(earlier);
        assertNothingIsLeftOver();
    }

    private void assertNothingIsLeftOver() throws IOException {
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("population", "out");
        }
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve("population").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Exit simulate(String engine) {
        return Main.run(
                List.of(
                        "simulate",
                        "cn/tech-sme",
                        "--population",
                        folder.resolve("population").toString(),
                        "--as-of",
                        "2024-06-30",
                        "--engine",
                        engine,
                        "--out",
                        folder.resolve("out").toString()),
                ROOT,
                CLOCK,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
