package org.echelon.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.population.synthesis.Synthesis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever judges, the same is said of every enterprise.
class EngineTests {

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "cn/tech-sme, 2026-11-22, duckdb",
        "cn/gansu/hnte-reward, 2026-11-22, duckdb",
        "cn/hnte, 2026-11-22, duckdb",
        "cn/tech-sme, 2026-11-22, kernel",
        "cn/gansu/hnte-reward, 2026-11-22, kernel",
        "cn/hnte, 2026-11-22, kernel"
    })
    void saysTheSameOnColumnsAsRowByRow(String programme, String asOf, String engine)
            throws Exception {
        synthesise();

        Summary rows = judge(programme, asOf, "interpreter");
        Summary columns = judge(programme, asOf, engine);

        assertThat(columns.total()).isEqualTo(rows.total());
        assertThat(columns.withUnknowns()).isEqualTo(rows.withUnknowns());
        assertThat(columns.groups()).isEqualTo(rows.groups());
        assertThat(columns.warnings()).isEqualTo(rows.warnings());
        assertThat(columns.neverHit()).isEqualTo(rows.neverHit());
        assertThat(columns.neverHit().orElseThrow()).isNotEmpty();
        assertThat(rows.interpreted()).isEqualTo(rows.enterprises());
        assertThat(columns.interpreted()).isLessThanOrEqualTo(rows.interpreted());
        List<Map<String, String>> byRow =
                PopulationFiles.rows(folder.resolve("interpreter/verdicts.csv"));
        List<Map<String, String>> byColumn =
                PopulationFiles.rows(folder.resolve(engine + "/verdicts.csv"));
        assertThat(byColumn).hasSameSizeAs(byRow);
        for (int i = 0; i < byRow.size(); i++) {
            assertThat(byColumn.get(i)).containsExactlyEntriesOf(byRow.get(i));
        }
    }

    @Test
    void tellsSlacksOfSingleComparisonsOnColumnsToo() throws Exception {
        synthesise();

        Summary columns = judge("cn/tech-sme", "2026-11-22", "duckdb");

        assertThat(columns.interpreted())
                .as("the loop follows what is unknown")
                .isLessThan(columns.enterprises() / 50);
        assertThat(PopulationFiles.rows(folder.resolve("duckdb/verdicts.csv")))
                .filteredOn(row -> !"".equals(row.get("slack_staff_limit")))
                .hasSizeGreaterThan(500);
    }

    @Test
    void goesRowByRowWhereColumnsCannotBeExactAndSaysWhy() throws Exception {
        PopulationFiles files = PopulationFiles.good(folder.resolve("population"));

        Simulation.Outcome outcome =
                run(files, "cn/guangdong/guangzhou/innovation-benchmark", "2018-06-30", "duckdb");

        assertThat(outcome.summary().interpreted()).isEqualTo(1);
        assertThat(outcome.notes())
                .singleElement()
                .satisfies(note ->
                        assertThat(note.en()).contains("went row by row", "38 are computed with"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "kernel"})
    void doesNotTakeForUnknownWhatDoesNotFitItsColumn(String engine) throws Exception {
        PopulationFiles files =
                PopulationFiles.good(folder.resolve("population"))
                        .with("facts.csv", PopulationFiles.facts("45.123", "30000000"));

        Summary rows = run(files, "cn/tech-sme", "2024-06-30", "interpreter").summary();
        Summary columns = run(files, "cn/tech-sme", "2024-06-30", engine).summary();

        assertThat(rows.total().met()).isEqualTo(1);
        assertThat(columns.total()).isEqualTo(rows.total());
        assertThat(columns.interpreted()).isEqualTo(1);
        assertThat(folder.resolve(engine + "/verdicts.csv"))
                .hasSameTextualContentAs(folder.resolve("interpreter/verdicts.csv"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "kernel", "spark"})
    void tellsOfAPopulationInWhichNobodyCanBeJudged(String engine) throws Exception {
        PopulationFiles files =
                PopulationFiles.good(folder.resolve("population"))
                        .with("facts.csv", PopulationFiles.facts("-45", "30000000"));
        Simulation.Request request =
                files.request("cn/tech-sme", "2024-06-30", folder.resolve(engine), Optional.empty())
                        .with(engine, List.of());
        SparkCluster cluster =
                new SparkCluster(
                        folder.resolve("no-spark"), "local[2]", Duration.ofSeconds(5), 512);

        Summary summary =
                new Simulation(request, new Progress(System.err, false), Optional.of(cluster))
                        .run()
                        .summary();

        assertThat(summary.total().invalid()).isEqualTo(1);
        assertThat(summary.interpreted()).isZero();
    }

    private void synthesise() throws Exception {
        if (!Files.exists(folder.resolve("population"))) {
            new Synthesis(
                            new Synthesis.Request(
                                    1_000,
                                    5,
                                    folder.resolve("population"),
                                    PopulationFiles.ROOT.resolve("reference"),
                                    2,
                                    512),
                            new Progress(System.err, false))
                    .run();
        }
    }

    private Summary judge(String programme, String asOf, String engine) throws Exception {
        return run(new PopulationFiles(folder.resolve("population")), programme, asOf, engine)
                .summary();
    }

    private Simulation.Outcome run(
            PopulationFiles files, String programme, String asOf, String engine) throws Refused {
        return files.simulate(programme, asOf, engine, folder.resolve(engine));
    }
}
