package org.echelon.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.echelon.policy.Programme;
import org.echelon.policy.Question;
import org.echelon.policy.explain.Judgement;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactsFile;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a population is told agrees with what each of its enterprises is told alone.
class SimulationTests {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"cn/tech-sme", "cn/hnte"})
    void saysOfEachSharedCaseWhatEvaluateSays(String programme) throws Exception {
        Path cases = Path.of(System.getProperty("echelon.shared", "../shared")).resolve("cases");
        boolean there = Files.isDirectory(cases);
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("the shared cases are missing: " + cases);
        }
        Assumptions.assumeTrue(there, "no shared cases at " + cases);
        List<FactsFile> files = files(cases, programme, path -> true);

        assertThat(files).isNotEmpty();
        assertAgrees(programme, files);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cn/tech-sme",
                "cn/hnte",
                "cn/gansu/innovative-enterprise",
                "cn/guangdong/guangzhou/hnte-reward"
            })
    void saysOfEachExampleWhatEvaluateSays(String programme) throws Exception {
        Path examples = PopulationFiles.ROOT.resolve("programmes").resolve(programme);

        assertAgrees(
                programme,
                files(examples, programme, path -> path.toString().contains("/examples/")));
    }

    /// Those of the day on which the most are asked, in one population.
    private void assertAgrees(String programme, List<FactsFile> files) throws Exception {
        Programme rules = PopulationFiles.programme(programme);
        Map<LocalDate, List<EnterpriseFacts>> byDay = new TreeMap<>();
        for (FactsFile file : files) {
            LocalDate day = file.asOf();
            if (day != null && rules.inForce(day).isPresent()) {
                byDay.computeIfAbsent(day, _ -> new ArrayList<>()).add(file.facts());
            }
        }
        Map.Entry<LocalDate, List<EnterpriseFacts>> most =
                byDay.entrySet().stream()
                        .max(java.util.Comparator.comparingInt(entry -> entry.getValue().size()))
                        .orElseThrow();
        PopulationFiles.longForm(folder.resolve("population"), most.getValue())
                .simulate(programme, most.getKey().toString(), folder.resolve("out"));
        List<Map<String, String>> rows = PopulationFiles.rows(folder.resolve("out/verdicts.csv"));

        assertThat(rows).hasSameSizeAs(most.getValue());
        Question question = Question.asOf(most.getKey(), most.getKey());
        for (int i = 0; i < rows.size(); i++) {
            EnterpriseFacts facts = most.getValue().get(i);
            assertSame(
                    rows.get(i),
                    rules.problems(facts, question).isEmpty()
                            ? Optional.of(rules.evaluate(facts, question))
                            : Optional.empty());
        }
    }

    private static void assertSame(Map<String, String> row, Optional<Evaluation> told) {
        assertThat(row.get("verdict"))
                .as(row.toString())
                .isEqualTo(told.map(one -> one.verdict().code()).orElse("invalid"));
        if (told.isEmpty()) {
            return;
        }
        for (Condition condition : told.get().conditions()) {
            assertThat(row).containsEntry("condition_" + condition.id(), condition.status().code());
        }
        told.get()
                .outcomes()
                .forEach((id, quantity) -> {
                    String column = "outcome_" + id;
                    switch (quantity) {
                        case Quantity.Exact(var value) ->
                                assertThat(row.get(column))
                                        .as(column)
                                        .satisfies(text ->
                                                assertThat(
                                                                new java.math.BigDecimal(
                                                                        String.valueOf(text)))
                                                        .isEqualByComparingTo(
                                                                Judgement.shown(value)));
                        case Quantity.Open(var min, var max) -> {
                            assertThat(row).containsEntry(column, "");
                            assertThat(row.get(column + "_min")).isEqualTo(shown(min));
                            assertThat(row.get(column + "_max")).isEqualTo(shown(max));
                        }
                        case Quantity.Text(String text) ->
                                assertThat(row).containsEntry(column, text);
                        case Quantity.Truth(boolean truth) ->
                                assertThat(row).containsEntry(column, Boolean.toString(truth));
                        case Quantity.Undefined _, Quantity.Unknown _ ->
                                assertThat(row).containsEntry(column, "");
                    }
                });
    }

    private static String shown(
            org.echelon.quantity.@org.jspecify.annotations.Nullable Rational value) {
        return value == null
                ? ""
                : value.toDecimal(4, java.math.RoundingMode.HALF_UP).toPlainString();
    }

    private static List<FactsFile> files(
            Path below, String programme, java.util.function.Predicate<Path> wanted)
            throws IOException {
        Programme rules = PopulationFiles.programme(programme);
        List<FactsFile> files = new ArrayList<>();
        List<Path> paths;
        try (Stream<Path> all = Files.walk(below)) {
            paths =
                    all.filter(path -> path.toString().endsWith(".yaml"))
                            .filter(wanted)
                            .sorted()
                            .toList();
        }
        for (Path path : paths) {
            FactsFile.Reading reading =
                    FactsFile.read(path.toString(), Files.readAllBytes(path), rules.facts());
            reading.file()
                    .filter(file -> !reading.refused())
                    .filter(file -> programme.equals(file.programme()))
                    .ifPresent(files::add);
        }
        return files;
    }

    @Test
    void movesEnterprisesFromOneVersionToAnother() throws Exception {
        PopulationFiles files = PopulationFiles.good(folder.resolve("population"));
        Programme programme = PopulationFiles.programme("cn/tech-sme");

        Summary summary =
                files.simulate(
                                "cn/tech-sme",
                                "2024-06-30",
                                folder.resolve("out"),
                                Optional.of(
                                        new Simulation.Against(
                                                "2017-05-03",
                                                programme,
                                                programme.version(LocalDate.parse("2017-05-03")))))
                        .summary();

        assertThat(summary.total().met()).isEqualTo(1);
        assertThat(summary.change())
                .hasValueSatisfying(change -> {
                    assertThat(change.winners()).isZero();
                    assertThat(change.losers()).isZero();
                });
        assertThat(folder.resolve("out/changes.csv")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"interpreter", "duckdb"})
    void judgesNobodyOutsideEveryVersion(String engine) throws Exception {
        PopulationFiles files = PopulationFiles.good(folder.resolve("population"));
        files.with(
                "enterprises.csv",
                """
                uscc,name,region,industry,registered_on
                91440114MA9TERT04C,样例科技有限公司,440114,3911,2018-06-15
                91440114MA9TERT04X,校验码错误的公司,440114,3911,2018-06-15
                """);

        Summary summary =
                files.simulate("cn/gansu/hnte-reward", "1999-01-01", engine, folder.resolve("out"))
                        .summary();

        assertThat(summary.version()).isEmpty();
        assertThat(summary.total()).isEqualTo(new Summary.Tally(0, 0, 0, 1, 1, null, 0));
        assertThat(summary.conditions()).isEmpty();
        assertThat(summary.neverHit()).isEmpty();
        assertThat(PopulationFiles.rows(folder.resolve("out/verdicts.csv")))
                .extracting(row -> row.get("verdict"))
                .containsExactly("not_in_force", "invalid");
        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("lies outside every version", "未施行");
        assertValid();
    }

    @Test
    void countsWinnersAgainstADayWithoutAnyVersion() throws Exception {
        PopulationFiles files = PopulationFiles.good(folder.resolve("population"));
        Programme programme = PopulationFiles.programme("cn/tech-sme");

        Summary summary =
                files.simulate(
                                "cn/tech-sme",
                                "2024-06-30",
                                folder.resolve("out"),
                                Optional.of(
                                        new Simulation.Against(
                                                "cn/none", programme, Optional.empty())))
                        .summary();

        assertThat(summary.total().met()).isEqualTo(1);
        assertThat(summary.change())
                .hasValueSatisfying(change -> {
                    assertThat(change.losers()).isEqualTo(1);
                    assertThat(change.winners()).isZero();
                });
        assertThat(PopulationFiles.rows(folder.resolve("out/changes.csv")))
                .extracting(row -> row.get("verdict_against"))
                .containsExactly("not_in_force");
    }

    @Test
    void tellsBySizeRegionIndustryAndRung() throws Exception {
        PopulationFiles files =
                PopulationFiles.good(folder.resolve("population"))
                        .with(
                                "titles.csv",
                                """
                                uscc,title,number,from,until
                                91440114MA9TERT04C,cn/hnte,GR2023,2023-12-28,2026-12-28
                                91440114MA9TERT04C,cn/tech-sme,,2023-05-01,2024-01-01
                                """);

        List<Summary.Group> groups =
                files.simulate("cn/tech-sme", "2024-06-30", folder.resolve("out"))
                        .summary()
                        .groups();

        assertThat(groups)
                .extracting(
                        group -> group.dimension() + " " + group.group() + " " + group.name().en())
                .containsExactly(
                        "region 440114 Huadu",
                        "industry 39 Computers, communication and other electronic equipment",
                        "size small Small",
                        "rung hnte High and new technology enterprise");
        assertThat(groups).allSatisfy(group -> assertThat(group.tally().met()).isEqualTo(1));
    }

    @Test
    void findsWhoMissesOneConditionOnlyAndByHowMuch() throws Exception {
        PopulationFiles files = PopulationFiles.good(folder.resolve("population"));
        files.with(
                "facts.csv",
                PopulationFiles.facts("501", "30000000").replace(",501,9,", ",501,200,"));

        Summary summary =
                files.simulate("cn/tech-sme", "2024-06-30", folder.resolve("out")).summary();

        assertThat(summary.total().notMet()).isEqualTo(1);
        assertThat(summary.conditions())
                .filteredOn(condition -> condition.onlyThis() > 0)
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.id()).isEqualTo("staff_limit");
                    assertThat(condition.shortfall())
                            .hasValueSatisfying(shortfall ->
                                    assertThat(shortfall.median()).isEqualByComparingTo("1"));
                });
        assertThat(summary.neverHit().orElseThrow()).isNotEmpty();
    }

    @Test
    void writesASummaryOfTheFormat() throws Exception {
        PopulationFiles files = PopulationFiles.good(folder.resolve("population"));
        Programme programme = PopulationFiles.programme("cn/tech-sme");

        files.simulate(
                "cn/tech-sme",
                "2024-06-30",
                folder.resolve("out"),
                Optional.of(
                        new Simulation.Against(
                                "2017-05-03",
                                programme,
                                programme.version(LocalDate.parse("2017-05-03")))));

        assertValid();
    }

    private void assertValid() throws IOException {
        PopulationFiles.assertValid(folder.resolve("out/summary.json"));
    }
}
