package org.echelon.population.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// `./echelon simulate` and `synthesise` as they were built, without building anything anew.
final class Simulate {

    static final Duration BOUND = Duration.ofMinutes(10);

    private final Path folder;
    private int runs;

    Simulate(Path folder) {
        this.folder = folder;
    }

    /// An invented population, the same each time.
    Path population(int enterprises) throws Exception {
        Path population = folder.resolve("population-" + enterprises);
        if (!Files.exists(population)) {
            Child child =
                    start(
                            Map.of(),
                            "synthesise",
                            "--enterprises",
                            Integer.toString(enterprises),
                            "--seed",
                            "5",
                            "--out",
                            population.toString());
            assertThat(child.await(BOUND)).as(child.words()).isZero();
        }
        return population;
    }

    /// The verdicts that a simulation writes.
    byte[] verdicts(Path population, String programme, String asOf, String... engine)
            throws Exception {
        Path out = folder.resolve("results-" + ++runs);
        Child child = start(Map.of(), arguments(population, programme, asOf, out, engine));
        assertThat(child.await(BOUND)).as(child.words()).isZero();
        return Files.readAllBytes(out.resolve("verdicts.csv"));
    }

    /// Every table that a simulation writes, by the name of its file.
    SortedMap<String, String> tables(
            Path population, List<String> question, String asOf, String... engine)
            throws Exception {
        Path out = folder.resolve("results-" + ++runs);
        List<String> rest = new ArrayList<>(question.subList(1, question.size()));
        rest.addAll(List.of(engine));
        Child child =
                start(
                        Map.of(),
                        arguments(
                                population,
                                question.getFirst(),
                                asOf,
                                out,
                                rest.toArray(String[]::new)));
        assertThat(child.await(BOUND)).as(child.words()).isZero();
        SortedMap<String, String> tables = new TreeMap<>();
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".csv")).toList()) {
                tables.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return tables;
    }

    static String[] arguments(
            Path population, String programme, String asOf, Path out, String... engine) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "simulate",
                                programme,
                                "--population",
                                population.toString(),
                                "--as-of",
                                asOf,
                                "--format",
                                "csv",
                                "--out",
                                out.toString()));
        arguments.addAll(List.of(engine));
        return arguments.toArray(String[]::new);
    }

    Child start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Child.JAVA,
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dstdout.encoding=UTF-8",
                                "-Dstderr.encoding=UTF-8",
                                "-Dechelon.root=" + Child.ROOT,
                                "-Dechelon.spark=" + Child.SPARK,
                                "-cp",
                                classPath(),
                                "org.echelon.population.command.Main"));
        command.addAll(List.of(arguments));
        return Child.start(
                command, environment, Files.createTempFile(folder, arguments[0], ".log"));
    }

    /// What the module population's package phase left.
    private static String classPath() throws IOException {
        Path target = Child.ROOT.resolve("population/target");
        try (Stream<Path> files = Files.list(target)) {
            Path jar =
                    files.filter(file ->
                                    file.getFileName()
                                            .toString()
                                            .matches("echelon-population-.*\\.jar"))
                            .findFirst()
                            .orElseThrow(() ->
                                    new AssertionError(
                                            target
                                                    + " holds no jar: package policy and population first, as docs/operators/spark.md says"));
            return jar + ":" + target.resolve("lib") + "/*";
        }
    }
}
