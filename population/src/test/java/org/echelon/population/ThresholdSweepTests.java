package org.echelon.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.population.synthesis.Synthesis;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A sweep of a threshold goes through the rows once, and says what point by point says.
class ThresholdSweepTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final int ROWS = 400;

    private static final String DICTIONARY =
            """
            facts:
              profit: { period: yearly, type: number, unit: yuan, name: { zh: 利润, en: Profit }, meaning: { zh: 利润, en: Profit }, registers: [declared] }
              costs: { period: yearly, type: number, unit: yuan, min: 0, name: { zh: 成本, en: Costs }, meaning: { zh: 成本, en: Costs }, registers: [declared] }
              rating: { period: yearly, type: number, min: 0, max: 1000, name: { zh: 评分, en: Rating }, meaning: { zh: 评分, en: Rating }, registers: [declared] }
              grade: { period: current, type: number, min: 0, max: 1000, name: { zh: 得分, en: Grade }, meaning: { zh: 得分, en: Grade }, registers: [declared] }
              area: { period: current, type: number, unit: square metres, min: 0, name: { zh: 面积, en: Area }, meaning: { zh: 面积, en: Area }, registers: [declared] }
              bonus: { period: current, type: number, unit: yuan, min: 0, name: { zh: 基数, en: Base }, meaning: { zh: 基数, en: Base }, registers: [declared] }
            """;

    private static final String DECISION =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:test:m">
              <inputData id="i1" name="last"><variable name="last"/></inputData>
              <inputData id="i2" name="years"><variable name="years"/></inputData>
              <inputData id="i3" name="current"><variable name="current"/></inputData>
              <inputData id="i4" name="parameters"><variable name="parameters"/></inputData>
              <knowledgeSource id="k" name="甲〔2024〕1号"><description>article 1</description></knowledgeSource>
              <decision id="enough" name="enough"><variable name="enough" typeRef="boolean"/>
                <informationRequirement id="r1"><requiredInput href="#i1"/></informationRequirement>
                <informationRequirement id="r2"><requiredInput href="#i2"/></informationRequirement>
                <informationRequirement id="r3"><requiredInput href="#i3"/></informationRequirement>
                <informationRequirement id="r4"><requiredInput href="#i4"/></informationRequirement>
                <authorityRequirement id="a1"><requiredAuthority href="#k"/></authorityRequirement>
                <literalExpression id="e1"><text><![CDATA[COMPARISON]]></text></literalExpression>
              </decision>
              <decision id="small" name="small"><variable name="small" typeRef="boolean"/>
                <informationRequirement id="r5"><requiredInput href="#i3"/></informationRequirement>
                <authorityRequirement id="a2"><requiredAuthority href="#k"/></authorityRequirement>
                <literalExpression id="e2"><text><![CDATA[current.area <= 500]]></text></literalExpression>
              </decision>
              <decision id="paid" name="paid"><variable name="paid" typeRef="number"/>
                <informationRequirement id="r6"><requiredInput href="#i3"/></informationRequirement>
                <informationRequirement id="r7"><requiredInput href="#i4"/></informationRequirement>
                <authorityRequirement id="a3"><requiredAuthority href="#k"/></authorityRequirement>
                <literalExpression id="e3"><text><![CDATA[if current.area = 7 then null else current.bonus * parameters.share]]></text></literalExpression>
              </decision>
              <decisionService id="s" name="conditions"><variable name="conditions"/>
                <outputDecision href="#enough"/><outputDecision href="#small"/>
                <inputData href="#i1"/><inputData href="#i2"/><inputData href="#i3"/><inputData href="#i4"/></decisionService>
              <decisionService id="t" name="amount"><variable name="amount"/>
                <outputDecision href="#paid"/>
                <inputData href="#i3"/><inputData href="#i4"/></decisionService>
            </definitions>
            """;

    @TempDir Path folder;

    private final Random random = new Random(20261123);

    private static Programme programme(String comparison, int mark) {
        TreeMap<String, byte[]> files = new TreeMap<>();
        Map.of(
                        "facts.yaml",
                        DICTIONARY,
                        "x/programme.yaml",
                        """
                        id: x
                        name: { zh: 测试, en: Test }
                        kind: grant
                        subject: enterprise
                        owner: { zh: 甲, en: A }
                        sources: [ { document: 甲〔2024〕1号, in-force: 2020-01-01, status: local } ]
                        conditions: { enough: { zh: 达标, en: Enough }, small: { zh: 面积小, en: Small } }
                        """,
                        "x/2020-01-01/version.yaml",
                        "from: 2020-01-01\n",
                        "x/2020-01-01/parameters.yaml",
                        """
                        mark: { value: %d, source: { document: 甲〔2024〕1号 } }
                        share: { value: 0.35, source: { document: 甲〔2024〕1号 } }
                        """
                                .formatted(mark),
                        "x/2020-01-01/decision.dmn",
                        DECISION.replace("COMPARISON", comparison))
                .forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return Programmes.of(files).find("x").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "last.profit >= parameters.mark               | 100 | once",
                "last.profit > parameters.mark                | 100 | once",
                "last.profit <= parameters.mark               | 100 | once",
                "last.profit < parameters.mark                | 100 | once",
                "parameters.mark <= last.profit               | 100 | once",
                "parameters.mark < last.profit                | 100 | once",
                "parameters.mark >= last.profit               | 100 | once",
                "parameters.mark > last.profit                | 100 | once",
                "last.profit / last.costs > parameters.mark   | 1 | once",
                "parameters.mark >= last.profit / last.costs  | 1 | once",
                "2 * current.grade >= parameters.mark         | 100 | once",
                "parameters.mark > 2 * current.grade          | 100 | once",
                "last.rating <= parameters.mark               | 1000 | once",
                "parameters.mark > last.rating                | 1000 | once",
                "sum(years.profit) / 2 > parameters.mark      | 100 | once",
                "5 * last.profit / last.rating > parameters.mark | 1 | each value",
                "max(years.profit) <= parameters.mark         | 100 | never",
            })
    void saysWhatPointByPointAndTheInterpreterSay(String comparison, int mark, String gone)
            throws Exception {
        Programme programme = programme(comparison, mark);
        List<Rational> values = values(mark);
        PopulationFiles files =
                PopulationFiles.longForm(
                        folder.resolve("population"),
                        IntStream.range(0, ROWS).mapToObj(_ -> drawn(mark)).toList());

        try (Swept swept = new Swept(files, programme)) {
            Sweep turned = new Sweep("mark", values);
            List<Summary.Tally> reference = swept.by("interpreter", turned);
            List<Summary.Tally> once = swept.by("kernel", turned);
            assertThat(way(swept.times(), values)).isEqualTo(gone);
            List<Summary.Tally> each =
                    swept.by("kernel", turned, new Sweep("share", List.of(Rational.of(7, 20))));
            assertThat(way(swept.times(), values)).isNotEqualTo("once");

            assertThat(once).isEqualTo(reference).isEqualTo(each);
            assertThat(swept.by("duckdb", turned)).isEqualTo(reference);
            assertThat(reference.stream().map(Summary.Tally::met).distinct())
                    .hasSizeGreaterThan(30);
            assertThat(reference)
                    .anySatisfy(tally -> {
                        assertThat(tally.unknown()).isPositive();
                        assertThat(tally.open()).isPositive();
                        assertThat(tally.amount()).isPositive();
                    });
        }
    }

    /// How the loop went through the rows. Values beyond the proof take a few times more.
    private static String way(int times, List<Rational> values) {
        return times == 0
                ? "never"
                : times >= values.size() ? "each value" : times < 10 ? "once" : "";
    }

    /// Around the mark, in no order, one of them twice; the last three are beyond what the plan is
    /// proved for.
    private static List<Rational> values(int mark) {
        List<Rational> values = new ArrayList<>();
        for (int i = 0; i <= 100; i++) {
            values.add(Rational.of(mark * (50L + i * 37 % 101), 100));
        }
        values.add(Rational.of(mark));
        values.add(Rational.of(mark).plus(Rational.of(1, 200)));
        values.add(Rational.of(mark * 1_000L));
        values.add(Rational.of(-mark));
        return values;
    }

    private EnterpriseFacts drawn(int mark) {
        @Nullable LocalDate registered =
                switch (random.nextInt(16)) {
                    case 0 -> LocalDate.of(2026, 3, 1);
                    case 1 -> LocalDate.of(2025, 3, 1);
                    case 2 -> null;
                    default -> LocalDate.of(2018, 6, 15);
                };
        TreeMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>();
        int first = registered == null ? 2024 + random.nextInt(3) : registered.getYear();
        for (int year = first; year <= 2025; year++) {
            Map<String, FactValue> facts = new HashMap<>();
            long costs = random.nextInt(10) == 0 ? 0 : 100;
            maybe(facts, "profit", 8, near(mark == 1 ? 100 : mark));
            maybe(facts, "rating", 4, BigDecimal.valueOf(400 + random.nextInt(601)));
            maybe(facts, "costs", 40, BigDecimal.valueOf(costs));
            yearly.put(year, facts);
        }
        Map<String, FactValue> current = new HashMap<>();
        maybe(current, "grade", 8, BigDecimal.valueOf(random.nextInt(101)));
        maybe(
                current,
                "area",
                8,
                BigDecimal.valueOf(random.nextBoolean() ? 7 : 450 + random.nextInt(60)));
        maybe(current, "bonus", 8, BigDecimal.valueOf(random.nextInt(1_000_000), 2));
        return new EnterpriseFacts(
                new Enterprise(null, "made:1", "甲", "440106", "3911", registered),
                yearly,
                current,
                List.of(),
                List.of());
    }

    private void maybe(Map<String, FactValue> facts, String fact, int oneIn, BigDecimal value) {
        if (random.nextInt(oneIn) != 0) {
            facts.put(fact, new FactValue.Numeric(Rational.of(value)));
        }
    }

    /// On one of the values, a fen beside it, somewhere between, or far away.
    private BigDecimal near(long mark) {
        BigDecimal at = BigDecimal.valueOf(mark * (50L + random.nextInt(101)), 2);
        BigDecimal fen = BigDecimal.valueOf(1, 2);
        return switch (random.nextInt(20)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> at.negate();
            case 2 -> BigDecimal.valueOf(99_999_999_999_999L);
            case 3, 4, 5, 6 -> at.add(fen);
            case 7, 8, 9, 10 -> at.subtract(fen);
            default -> at;
        };
    }

    @Test
    void goesThroughTheRowsOnce() throws Exception {
        Path made = folder.resolve("synthetic");
        new Synthesis(
                        new Synthesis.Request(
                                2_000, 5, made, PopulationFiles.ROOT.resolve("reference"), 2, 512),
                        new Progress(System.err, false))
                .run();

        try (Swept swept =
                new Swept(new PopulationFiles(made), PopulationFiles.programme("cn/hnte"))) {
            Sweep marks = Sweep.parse("pass mark=50..80:1");
            List<Summary.Tally> once = swept.by("kernel", marks);

            assertThat(swept.times()).isEqualTo(1);
            assertThat(once)
                    .isEqualTo(
                            swept.by(
                                    "kernel",
                                    marks,
                                    new Sweep("conversion divisor", List.of(Rational.of(3)))));
            assertThat(swept.times()).isEqualTo(31);
        }
    }

    /// A population held against a programme by sweeps.
    private final class Swept implements AutoCloseable {
        private final Database database;
        private final Population population;
        private final Rules rules;
        private int times;

        Swept(PopulationFiles files, Programme programme) throws Refused {
            this.database = Database.open(folder, 2, 512);
            this.population = Population.read(database, files.folder(), programme.facts());
            this.rules = new Rules(programme, programme.inForce(DAY).orElseThrow(), DAY);
        }

        List<Summary.Tally> by(String engine, Sweep... sweeps) {
            SweepRun run =
                    new SweepRun(
                            population, rules, List.of(sweeps), 2, new Progress(System.err, false));
            List<Summary.Tally> tallies =
                    run
                            .run(
                                    switch (engine) {
                                        case "kernel" -> new KernelEngine(2);
                                        case "duckdb" -> new DuckDbEngine(2);
                                        default -> new InterpreterEngine(2);
                                    })
                            .points()
                            .stream()
                            .map(SweepResult.Point::tally)
                            .toList();
            times = run.times();
            return tallies;
        }

        /// How many times the loop of the last sweep went through the rows.
        int times() {
            return times;
        }

        @Override
        public void close() {
            database.close();
        }
    }
}
