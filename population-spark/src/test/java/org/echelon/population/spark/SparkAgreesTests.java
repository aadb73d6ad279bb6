package org.echelon.population.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// On a cluster as on one machine: the same bytes as DuckDB. One programme with scores, one that
/// reads titles and pays, and one that pays by sums.
class SparkAgreesTests {

    @TempDir static Path folder;
    private static @Nullable StandaloneCluster started;

    @BeforeAll
    static void startsAMasterAndTwoWorkers() throws Exception {
        started = StandaloneCluster.start(folder, 2);
    }

    @AfterAll
    static void ends() {
        if (started != null) {
            started.close();
        }
    }

    private static StandaloneCluster cluster() {
        return java.util.Objects.requireNonNull(started);
    }

    @ParameterizedTest
    @CsvSource({
        "cn/tech-sme, 2026-11-22",
        "cn/gansu/hnte-reward, 2026-11-22",
        "cn/super-deduction, 2026-11-22"
    })
    void aMasterAndTwoWorkersGiveTheSameBytesAsDuckDb(String programme, String asOf)
            throws Exception {
        Simulate simulate = new Simulate(folder);
        Path population = simulate.population(500);

        byte[] one = simulate.verdicts(population, programme, asOf, "--engine", "duckdb");
        byte[] cluster =
                simulate.verdicts(
                        population,
                        programme,
                        asOf,
                        "--engine",
                        "spark",
                        "--master",
                        cluster().master());

        assertThat(new String(cluster, java.nio.charset.StandardCharsets.UTF_8))
                .hasLineCount(501)
                .isEqualTo(new String(one, java.nio.charset.StandardCharsets.UTF_8));
        assertThat(cluster).isEqualTo(one);
        assertThat(cluster().workersThatTookPart()).isEqualTo(2);
    }

    /// The tables beside `verdicts.csv` are made on the machine that runs the command, of what the
    /// cluster judged.
    @ParameterizedTest
    @CsvSource({
        "sweep.csv, --sweep, first reward=100000..200000:50000",
        "payments.csv, --budget, 3000000",
        "combined.csv, cn/super-deduction, cn/gansu/innovative-enterprise"
    })
    void sweepsBudgetsAndSeveralProgrammesGiveTheSameBytesAsDuckDb(
            String table, String first, String second) throws Exception {
        Simulate simulate = new Simulate(folder);
        Path population = simulate.population(2_000);
        List<String> question = List.of("cn/gansu/hnte-reward", first, second);

        SortedMap<String, String> one =
                simulate.tables(population, question, "2026-11-22", "--engine", "duckdb");
        SortedMap<String, String> cluster =
                simulate.tables(
                        population,
                        question,
                        "2026-11-22",
                        "--engine",
                        "spark",
                        "--master",
                        cluster().master());

        assertThat(cluster).containsOnlyKeys("verdicts.csv", table).isEqualTo(one);
        assertThat(one)
                .hasEntrySatisfying(
                        table, written -> assertThat(written.lines()).hasSizeGreaterThan(2));
    }

    @Test
    void twoCoresOfOneMachineGiveTheSameBytesAsDuckDb() throws Exception {
        Simulate simulate = new Simulate(folder);
        Path population = simulate.population(500);

        byte[] one =
                simulate.verdicts(population, "cn/tech-sme", "2026-11-22", "--engine", "duckdb");
        byte[] local =
                simulate.verdicts(
                        population,
                        "cn/tech-sme",
                        "2026-11-22",
                        "--engine",
                        "spark",
                        "--master",
                        "local[2]");

        assertThat(local).isEqualTo(one);
    }
}
