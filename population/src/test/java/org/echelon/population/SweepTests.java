package org.echelon.population;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.Programme;
import org.echelon.population.synthesis.Synthesis;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A sweep says for each value what a simulation with that value would say.
class SweepTests {

    private static final String DAY = "2026-11-22";

    @TempDir static Path shared;

    @TempDir Path folder;

    @BeforeAll
    static void synthesise() throws Exception {
        new Synthesis(
                        new Synthesis.Request(
                                300,
                                5,
                                shared.resolve("population"),
                                PopulationFiles.ROOT.resolve("reference"),
                                2,
                                512),
                        new Progress(System.err, false))
                .run();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cn/gansu/innovative-enterprise | ratio small=0.01..0.05:0.02",
                "cn/gansu/hnte-reward | first reward=100000..300000.5:66666.83",
                "cn/hnte | pass mark=60..80:20",
                "cn/hnte | conversion divisor=1..3:2",
            })
    void saysOfEachValueWhatAVersionWithThatValueSays(String programme, String sweep)
            throws Exception {
        Sweep turned = Sweep.parse(sweep);

        SweepResult rows = sweep(programme, "interpreter", turned);
        SweepResult columns = sweep(programme, "duckdb", turned);

        assertThat(columns).isEqualTo(rows);
        assertThat(sweep(programme, "kernel", turned)).isEqualTo(rows);
        assertThat(rows.points()).hasSameSizeAs(turned.values());
        for (int i = 0; i < turned.values().size(); i++) {
            assertThat(rows.points().get(i).tally())
                    .as("%s %s", turned.path(), turned.values().get(i))
                    .isEqualTo(alone(programme, turned.path(), turned.values().get(i)));
        }
    }

    @Test
    void movesCoverageAndCost() throws Exception {
        SweepResult ratio =
                sweep(
                        "cn/gansu/innovative-enterprise",
                        "duckdb",
                        Sweep.parse("ratio small=0..0.5:0.1"));
        SweepResult reward =
                sweep(
                        "cn/gansu/hnte-reward",
                        "duckdb",
                        Sweep.parse("first reward=0..400000:200000"));

        assertThat(ratio.points().getFirst().tally().met())
                .isGreaterThan(ratio.points().getLast().tally().met());
        assertThat(ratio.parameters().getFirst().now()).isEqualTo(Rational.of(3, 100));
        List<java.math.BigDecimal> costs =
                reward.points().stream().map(point -> point.tally().amount()).toList();
        assertThat(costs.get(1).subtract(costs.get(0)))
                .isPositive()
                .isEqualByComparingTo(costs.get(2).subtract(costs.get(1)));
    }

    @Test
    void turnsTwoParametersTogether() throws Exception {
        Summary summary =
                run(
                                "cn/gansu/innovative-enterprise",
                                "duckdb",
                                Sweep.parse("ratio small=0.02..0.04:0.01"),
                                Sweep.parse("ratio medium=0.01..0.05:0.02"))
                        .summary();

        SweepResult sweep = summary.sweep().orElseThrow();
        assertThat(sweep.points())
                .hasSize(9)
                .extracting(SweepResult.Point::shown)
                .startsWith("0.02 / 0.01", "0.02 / 0.03", "0.02 / 0.05", "0.03 / 0.01");
        assertThat(PopulationFiles.rows(folder.resolve("duckdb/sweep.csv")))
                .hasSize(9)
                .first()
                .satisfies(row ->
                        assertThat(row)
                                .containsEntry("ratio small", "0.020000000")
                                .containsEntry(
                                        "met",
                                        Long.toString(sweep.points().getFirst().tally().met())));
        assertThat(Files.readString(folder.resolve("duckdb/report.html")))
                .contains("<polyline", "ratio medium 0.01", "0.03 (now)")
                .doesNotContain("<script");
        PopulationFiles.assertValid(folder.resolve("duckdb/summary.json"));
    }

    @Test
    void preparesOneStatementUnlessAValueGoesBeyondItsProof() throws Exception {
        Simulation.Outcome within =
                run(
                        "cn/gansu/hnte-reward",
                        "duckdb",
                        Sweep.parse("first reward=100000..1000000:100000"));
        Simulation.Outcome beyond =
                run(
                        "cn/gansu/hnte-reward",
                        "duckdb",
                        Sweep.parse("first reward=200000..60000000:29900000"));

        assertThat(within.notes()).isEmpty();
        assertThat(beyond.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.en()).contains("2 were made"));
        assertThat(beyond.summary().sweep())
                .isEqualTo(
                        run(
                                        "cn/gansu/hnte-reward",
                                        "interpreter",
                                        Sweep.parse("first reward=200000..60000000:29900000"))
                                .summary()
                                .sweep());
    }

    @Test
    void turnsTheParameterOfTheDraftWhereThereIsOne() throws Exception {
        PopulationFiles files = PopulationFiles.good(folder.resolve("population"));
        Programme other = PopulationFiles.programme("cn/hnte");
        Simulation.Request request =
                files.request(
                                "cn/tech-sme",
                                DAY,
                                folder.resolve("out"),
                                Optional.of(
                                        new Simulation.Against(
                                                "cn/hnte",
                                                other,
                                                other.versions().stream().findFirst())))
                        .with("interpreter", List.of(Sweep.parse("pass mark=60..70:10")));

        SweepResult sweep =
                new Simulation(request, new Progress(System.err, false))
                        .run()
                        .summary()
                        .sweep()
                        .orElseThrow();

        assertThat(sweep.rules()).isEqualTo("cn/hnte/2016-01-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cn/hnte | pass mrak=1..2:1 | no such parameter; the numbers that can be turned are personnel ratio, research ratio small",
                "cn/hnte | negative base=1..2:1 | this parameter is no number",
                "cn/gansu/hnte-reward | confirmation days=1..2:1 | the decision does not read this parameter",
                "cn/contest | pass mark=1..2:1 | cn/contest/2023-01-01 has no such parameter",
            })
    void refusesAParameterThatCannotBeTurned(String programme, String sweep, String why) {
        assertThatThrownBy(() -> run(programme, "interpreter", Sweep.parse(sweep)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problems())
                                        .singleElement()
                                        .satisfies(problem -> {
                                            assertThat(problem.message().en()).contains(why);
                                            assertThat(problem.place()).startsWith("--sweep '");
                                        }));
        assertThat(folder.resolve("interpreter")).doesNotExist();
    }

    @Test
    void refusesTheSameParameterTwice() {
        assertThatThrownBy(() ->
                        run(
                                "cn/hnte",
                                "interpreter",
                                Sweep.parse("pass mark=1..2:1"),
                                Sweep.parse("pass mark=1..2:1")))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.problems())
                                        .extracting(Problem::code)
                                        .containsExactly("duplicate"));
    }

    /// What is said under one value, by a run of its own.
    private Summary.Tally alone(String programme, String path, Rational value) throws Exception {
        Programme rules = PopulationFiles.programme(programme);
        Simulation.Request request =
                new PopulationFiles(shared.resolve("population"))
                        .request(programme, DAY, folder.resolve("alone"), Optional.empty());
        return new Simulation(
                        request.under(
                                rules.inForce(request.asOf())
                                        .orElseThrow()
                                        .withParameter(
                                                path, org.echelon.policy.feel.Value.of(value))),
                        new Progress(System.err, false))
                .run()
                .summary()
                .total();
    }

    private SweepResult sweep(String programme, String engine, Sweep sweep) throws Exception {
        return run(programme, engine, sweep).summary().sweep().orElseThrow();
    }

    private Simulation.Outcome run(String programme, String engine, Sweep... sweeps)
            throws Refused {
        return new Simulation(
                        new PopulationFiles(shared.resolve("population"))
                                .request(programme, DAY, folder.resolve(engine), Optional.empty())
                                .with(engine, List.of(sweeps)),
                        new Progress(System.err, false))
                .run();
    }
}
