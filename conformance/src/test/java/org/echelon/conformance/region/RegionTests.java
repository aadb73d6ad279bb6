package org.echelon.conformance.region;

import static org.assertj.core.api.Assertions.assertThat;

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
