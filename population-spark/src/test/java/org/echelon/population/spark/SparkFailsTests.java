package org.echelon.population.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong is told with its remedy, within bounds, and leaves earlier results alone.
class SparkFailsTests {

    @TempDir Path folder;

    @Test
    void saysWhichMasterDoesNotAnswer() throws Exception {
        Simulate simulate = new Simulate(folder);
        Path out = earlierResults();

        Child child = simulate(simulate, Map.of(), out, "spark://127.0.0.1:1");

        assertThat(child.await(Duration.ofMinutes(2))).isEqualTo(1);
        assertThat(child.words())
                .contains(
                        "no Spark master answers at spark://127.0.0.1:1",
                        "docs/operators/spark.md");
        assertEarlierResultsAreUntouched(out);
    }

    @Test
    void saysThatNoWorkerTakesPart() throws Exception {
        Simulate simulate = new Simulate(folder);
        Path out = earlierResults();
        try (StandaloneCluster cluster = StandaloneCluster.start(folder, 0)) {

            Child child =
                    simulate(simulate, Map.of("ECHELON_SPARK_WAIT", "3"), out, cluster.master());

            assertThat(child.await(Simulate.BOUND)).isEqualTo(1);
            assertThat(child.words()).contains("no worker took part within 3 s");
            assertEarlierResultsAreUntouched(out);
        }
    }

    @Test
    void endsItsJobWhenItIsInterrupted() throws Exception {
        Simulate simulate = new Simulate(folder);
        Path out = earlierResults();
        try (StandaloneCluster cluster = StandaloneCluster.start(folder, 0)) {
            Child child =
                    simulate(simulate, Map.of("ECHELON_SPARK_WAIT", "600"), out, cluster.master());
            List<ProcessHandle> job = awaitJob(child);

            child.process().destroy();

            assertThat(child.process().onExit().get(30, java.util.concurrent.TimeUnit.SECONDS))
                    .isNotNull();
            for (ProcessHandle process : job) {
                process.onExit().get(30, java.util.concurrent.TimeUnit.SECONDS);
            }
            assertEarlierResultsAreUntouched(out);
        }
    }

    private Child simulate(
            Simulate simulate, Map<String, String> environment, Path out, String master)
            throws Exception {
        return simulate.start(
                environment,
                Simulate.arguments(
                        simulate.population(200),
                        "cn/tech-sme",
                        "2026-11-22",
                        out,
                        "--engine",
                        "spark",
                        "--master",
                        master));
    }

    private static List<ProcessHandle> awaitJob(Child child) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (child.process().descendants().findAny().isEmpty()) {
            if (System.nanoTime() > until || !child.process().isAlive()) {
                throw new AssertionError("no job was started:\n" + child.words());
            }
            Thread.sleep(100);
        }
        return child.process().descendants().toList();
    }

    private Path earlierResults() throws Exception {
        Path out = Files.createDirectories(folder.resolve("results"));
        Files.writeString(out.resolve(".echelon"), "earlier");
        return out;
    }

    private void assertEarlierResultsAreUntouched(Path out) throws Exception {
        assertThat(out.resolve(".echelon")).hasContent("earlier");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("."));
        }
    }
}
