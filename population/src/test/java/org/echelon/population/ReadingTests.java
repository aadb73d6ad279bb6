package org.echelon.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A population is checked as a whole: what cannot be used is refused, what is wrong with one
/// enterprise makes that one invalid, and each problem says what, where, and what to do.
class ReadingTests {

    private static final String CODE = "91440114MA9TERT04C";

    @TempDir Path folder;
    private PopulationFiles files;

    @BeforeEach
    void aGoodPopulation() {
        files = PopulationFiles.good(folder.resolve("population"));
    }

    @Test
    void refusesAFileWithoutAColumn() {
        files.with("enterprises.csv", "uscc,name,region,registered_on\n");

        Refused refused = refused();

        assertThat(refused.problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("missing_column");
                    assertThat(problem.place()).isEqualTo("enterprises.csv");
                    assertThat(problem.message().en())
                            .isEqualTo(
                                    "column industry is missing; there are uscc, name, region, registered_on");
                });
    }

    @Test
    void refusesAColumnThatIsNoFactAndSaysWhichIsMeant() {
        files.with("facts.csv", "uscc,year,revenu\n%s,2023,1\n".formatted(CODE));

        assertThat(refused().problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("unknown_fact");
                    assertThat(problem.place()).isEqualTo("facts.csv, column revenu");
                    assertThat(problem.message().en()).contains("did you mean revenue");
                });
    }

    @Test
    void refusesAFolderWithoutFacts() throws IOException {
        Files.delete(folder.resolve("population/facts.csv"));

        assertThat(refused().problems())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.message().en())
                                .contains("neither facts.parquet nor facts.csv"));
    }

    @Test
    void refusesAParquetFileThatIsCutShort() throws Exception {
        Path parquet = parquet();
        byte[] whole = Files.readAllBytes(parquet);
        Files.write(parquet, java.util.Arrays.copyOf(whole, whole.length / 2));
        Files.delete(folder.resolve("population/facts.csv"));

        assertThat(refused().problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("unreadable");
                    assertThat(problem.place()).isEqualTo("facts.parquet");
                    assertThat(problem.message().en()).contains("cut short");
                });
    }

    @Test
    void takesANegativeHeadcountForInvalid() throws Exception {
        files.with("facts.csv", PopulationFiles.facts("-3", "30000000").replace(",-3,9,", ",-3,,"));

        assertInvalid(
                "negative",
                "facts, row 1, %s 2023".formatted(CODE),
                "staff is -3 and may not be below 0");
    }

    @Test
    void takesATextForANumberForInvalid() throws Exception {
        files.with("facts.csv", PopulationFiles.facts("many", "30000000"));

        assertInvalid(
                "wrong_type",
                "facts, row 1, %s 2023".formatted(CODE),
                "'many' is not a number; write digits in persons");
    }

    @Test
    void takesAFractionOfAFenForInvalid() throws Exception {
        files.with("facts.csv", PopulationFiles.facts("45", "30000000.005"));

        assertInvalid(
                "decimals", "facts, row 1, %s 2023".formatted(CODE), "at most two decimals (fen)");
    }

    @Test
    void takesAPartAboveItsWholeForInvalid() throws Exception {
        files.with("facts.csv", PopulationFiles.facts("8", "30000000"));

        assertInvalid(
                "part_above_whole",
                "facts, row 1, %s 2023".formatted(CODE),
                "of which it is a part");
    }

    @Test
    void takesFiguresFromBeforeTheRegistrationForInvalid() throws Exception {
        files.with(
                "facts.csv", PopulationFiles.facts("45", "30000000").replace(",2023,", ",2017,"));

        assertInvalid(
                "before_registration",
                "facts, row 1, %s 2017".formatted(CODE),
                "registered on 2018-06-15");
    }

    @Test
    void takesAWrongCheckDigitForInvalid() throws Exception {
        files.with(
                "enterprises.csv",
                "uscc,name,region,industry,registered_on\n91440114MA9TERT04D,样例,440114,3911,2018-06-15\n");

        assertInvalid("check_digit", "enterprises, row 1, 91440114MA9TERT04D", "should be C");
    }

    @Test
    void takesACodeThatStandsTwiceForInvalidBothTimes() throws Exception {
        files.with(
                "enterprises.csv",
                "uscc,name,region,industry,registered_on\n%1$s,样例,440114,3911,2018-06-15\n%1$s,样例,440114,3911,2018-06-15\n"
                        .formatted(CODE));

        Simulation.Outcome outcome = simulate();

        assertThat(outcome.summary().total().invalid()).isEqualTo(2);
        assertThat(outcome.summary().invalid()).containsEntry("duplicate", 1L);
    }

    @Test
    void takesTwoRowsForOneYearForInvalid() throws Exception {
        String facts = PopulationFiles.facts("45", "30000000");
        files.with("facts.csv", facts + "%s,2023,1,,,,,,,,,,,,,,\n".formatted(CODE));

        assertInvalid(
                "duplicate",
                "facts, row 3, %s 2023".formatted(CODE),
                "two rows for the same enterprise in 2023");
    }

    @Test
    void takesAnUnknownFactOfALongFileForInvalid() throws Exception {
        files.with(
                "facts.csv",
                "uscc,year,fact,value,text\n%1$s,2023,staff,45,\n%1$s,2023,staffs,45,\n"
                        .formatted(CODE));

        assertInvalid(
                "unknown_fact", "facts, row 2, %s 2023".formatted(CODE), "did you mean staff");
    }

    @Test
    void tellsOfRowsAboutNobody() throws Exception {
        files.with(
                "facts.csv",
                PopulationFiles.facts("45", "30000000") + "stock:1,2023,1,,,,,,,,,,,,,,\n");

        assertThat(simulate().summary().strangers()).isEqualTo(Map.of("facts", 1L));
    }

    @Test
    void readsParquetAsItReadsCsv() throws Exception {
        Summary csv = simulate().summary();
        parquet();
        Files.delete(folder.resolve("population/facts.csv"));

        Summary parquet = simulate().summary();

        assertThat(csv.total().met()).isEqualTo(1);
        assertThat(parquet.total()).isEqualTo(csv.total());
        assertThat(parquet.warnings()).isEqualTo(csv.warnings());
    }

    private void assertInvalid(String code, String place, String message) throws Refused {
        Simulation.Outcome outcome = simulate();

        assertThat(outcome.summary().total().invalid()).isEqualTo(1);
        assertThat(outcome.summary().invalid()).isEqualTo(Map.of(code, 1L));
        assertThat(outcome.problems())
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo(code);
                    assertThat(problem.place()).isEqualTo(place);
                    assertThat(problem.message().en()).contains(message);
                });
        assertThat(PopulationFiles.rows(folder.resolve("out/verdicts.csv")).getFirst())
                .containsEntry("verdict", "invalid");
    }

    private Simulation.Outcome simulate() throws Refused {
        return files.simulate("cn/tech-sme", "2024-06-30", folder.resolve("out"));
    }

    private Refused refused() {
        Refused refused = catchThrowableOfType(Refused.class, this::simulate);
        assertThat(folder.resolve("out")).doesNotExist();
        return refused;
    }

    private Path parquet() throws IOException, SQLException {
        Path target = folder.resolve("population/facts.parquet");
        Path scratch = Files.createDirectories(folder.resolve("scratch"));
        try (Database database = Database.open(scratch, 1, 256)) {
            database.run(
                    "copy (select uscc, year::integer as year, revenue::decimal(18,2) as revenue, * exclude (uscc, year, revenue) from '%s') to '%s' (format parquet)"
                            .formatted(folder.resolve("population/facts.csv"), target));
        }
        return target;
    }
}
