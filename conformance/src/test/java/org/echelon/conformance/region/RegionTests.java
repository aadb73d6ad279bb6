package org.echelon.conformance.region;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.EnumSet;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.kernel.Wanted;
import org.echelon.policy.sql.SqlPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionTests {

    private static final long SEED = 20_220_401;
    private static final Interpreted INTERPRETED = new Interpreted();

    @ParameterizedTest
    @CsvSource({
        "SPREAD, 0",
        "SPREAD, 50",
        "SPREAD, 400",
        "ON_EDGES, 0",
        "ON_EDGES, 50",
        "BESIDE_EDGES, 0",
        "BESIDE_EDGES, 50"
    })
    void the_loop_by_hand_says_of_each_enterprise_what_the_interpreter_says(
            RegionGenerator.Shape shape, int unknownPerMille) {
        RegionColumns region = region(shape, unknownPerMille, 320);
        Judgements judgements = written(new RowLoop(), region);
        for (int row = 0; row < region.rows; row++) {
            assertThat(judgements.row(row))
                    .as("row %d", row)
                    .isEqualTo(
                            Interpreted.row(INTERPRETED.evaluate(Interpreted.facts(region, row))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SPREAD, 0",
        "SPREAD, 50",
        "SPREAD, 300",
        "ON_EDGES, 0",
        "ON_EDGES, 50",
        "BESIDE_EDGES, 0",
        "BESIDE_EDGES, 50"
    })
    void the_loop_by_hand_says_of_each_enterprise_what_plain_decimals_say(
            RegionGenerator.Shape shape, int unknownPerMille) {
        RegionColumns region = region(shape, unknownPerMille, 2_000);
        Oracle oracle = new Oracle(region);
        Judgements judgements = written(new RowLoop(), region);
        for (int row = 0; row < region.rows; row++) {
            assertThat(judgements.row(row)).as("row %d", row).isEqualTo(oracle.row(row));
        }
    }

    @ParameterizedTest
    @CsvSource({"SPREAD, 0", "SPREAD, 50", "ON_EDGES, 50"})
    void counting_gives_the_verdicts_that_are_written(
            RegionGenerator.Shape shape, int unknownPerMille) {
        RegionColumns region = region(shape, unknownPerMille, 5_000);
        RegionKernel kernel = new RowLoop();
        assertThat(kernel.count(region, 0, region.rows))
                .isEqualTo(Tally.of(written(kernel, region), 0, region.rows))
                .satisfies(tally -> {
                    assertThat(tally.met()).isPositive();
                    assertThat(tally.notMet()).isPositive();
                    assertThat(tally.unknown() > 0).isEqualTo(unknownPerMille > 0);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "SPREAD, 0",
        "SPREAD, 50",
        "ON_EDGES, 0",
        "ON_EDGES, 50",
        "BESIDE_EDGES, 0",
        "BESIDE_EDGES, 50"
    })
    void the_generated_loop_and_duckdb_say_what_the_loop_by_hand_says(
            RegionGenerator.Shape shape, int unknownPerMille) throws SQLException {
        RegionColumns region = region(shape, unknownPerMille, 2_000);
        Judgements right = written(new RowLoop(), region);
        try (DuckDbRegion duckDb = duckDb(region)) {
            assertThat(new LoopComparison(right).of(loop(region))).isEqualTo(new Differences(0, 0));
            assertThat(new StatementComparison(right).of(duckDb))
                    .satisfies(found -> {
                        assertThat(found.wrong()).isZero();
                        assertThat(found.left() > 0).isEqualTo(unknownPerMille > 0);
                    });
        }
    }

    @Test
    void a_verdict_a_condition_and_a_score_that_differ_are_each_noticed() throws SQLException {
        RegionColumns region = region(RegionGenerator.Shape.SPREAD, 0, 320);
        Judgements right = written(new RowLoop(), region);
        right.verdict[0] = (byte) (Judgements.MET - right.verdict[0]);
        right.failed[1] ^= (byte) Judgements.CONDUCT;
        right.rdHigh[2]++;
        try (DuckDbRegion duckDb = duckDb(region)) {
            assertThat(new LoopComparison(right).of(loop(region)).wrong()).isEqualTo(3);
            assertThat(new StatementComparison(right).of(duckDb).wrong()).isEqualTo(3);
        }
    }

    private static GeneratedRegion loop(RegionColumns region) {
        return new GeneratedRegion(
                TableProgramme.TECH_SME,
                region.rows,
                row -> Interpreted.facts(region, row),
                Kernel.Way.ROWS,
                EnumSet.allOf(Wanted.class));
    }

    private static DuckDbRegion duckDb(RegionColumns region) throws SQLException {
        return new DuckDbRegion(
                TableProgramme.TECH_SME,
                region.rows,
                row -> Interpreted.facts(region, row),
                SqlPrinter.Ranges.CHECKED);
    }

    private static RegionColumns region(
            RegionGenerator.Shape shape, int unknownPerMille, int rows) {
        return new RegionGenerator(SEED, shape, unknownPerMille)
                .make(RegionColumns.wholeWords(rows));
    }

    private static Judgements written(RegionKernel kernel, RegionColumns region) {
        Judgements judgements = new Judgements(region.rows);
        kernel.write(region, 0, region.rows, judgements);
        return judgements;
    }
}
