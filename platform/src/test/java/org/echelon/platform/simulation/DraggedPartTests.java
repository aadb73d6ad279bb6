package org.echelon.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Question;
import org.echelon.policy.Version;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A figure that a part of a condition is held against is dragged: every step says what the
/// interpreter says.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DraggedPartTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final int ROWS = 500;
    private static final int MARK = 100;

    private static final String DICTIONARY =
            """
            facts:
              profit: { period: yearly, type: number, unit: yuan, name: { zh: 利润, en: Profit }, meaning: { zh: 利润, en: Profit }, registers: [declared] }
              costs: { period: yearly, type: number, unit: yuan, min: 0, name: { zh: 成本, en: Costs }, meaning: { zh: 成本, en: Costs }, registers: [declared] }
              grade: { period: current, type: number, min: 0, max: 1000, name: { zh: 得分, en: Grade }, meaning: { zh: 得分, en: Grade }, registers: [declared] }
              area: { period: current, type: number, unit: square metres, min: 0, name: { zh: 面积, en: Area }, meaning: { zh: 面积, en: Area }, registers: [declared] }
            """;

    private static final String DECISION =
            """
            <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:test:m">
              <inputData id="i1" name="last"><variable name="last"/></inputData>
              <inputData id="i2" name="years"><variable name="years"/></inputData>
              <inputData id="i3" name="current"><variable name="current"/></inputData>
              <inputData id="i4" name="parameters"><variable name="parameters"/></inputData>
              <knowledgeSource id="k" name="甲〔2024〕1号"><description>article 1</description></knowledgeSource>
              <decision id="sum" name="sum"><variable name="sum" typeRef="number"/>
                <informationRequirement id="r0"><requiredInput href="#i1"/></informationRequirement>
                <informationRequirement id="r1"><requiredInput href="#i2"/></informationRequirement>
                <informationRequirement id="r2"><requiredInput href="#i3"/></informationRequirement>
                <authorityRequirement id="a0"><requiredAuthority href="#k"/></authorityRequirement>
                <literalExpression id="e0"><text><![CDATA[NUMBER]]></text></literalExpression>
              </decision>
              <decision id="reached" name="reached"><variable name="reached" typeRef="boolean"/>
                <informationRequirement id="r3"><requiredDecision href="#sum"/></informationRequirement>
                <informationRequirement id="r4"><requiredInput href="#i1"/></informationRequirement>
                <informationRequirement id="r11"><requiredInput href="#i2"/></informationRequirement>
                <informationRequirement id="r5"><requiredInput href="#i3"/></informationRequirement>
                <informationRequirement id="r6"><requiredInput href="#i4"/></informationRequirement>
                <authorityRequirement id="a1"><requiredAuthority href="#k"/></authorityRequirement>
                <literalExpression id="e1"><text><![CDATA[REACHED]]></text></literalExpression>
              </decision>
              <decision id="enough" name="enough"><variable name="enough" typeRef="boolean"/>
                <informationRequirement id="r7"><requiredDecision href="#reached"/></informationRequirement>
                <informationRequirement id="r8"><requiredInput href="#i2"/></informationRequirement>
                <informationRequirement id="r9"><requiredInput href="#i3"/></informationRequirement>
                <informationRequirement id="r12"><requiredInput href="#i1"/></informationRequirement>
                <authorityRequirement id="a2"><requiredAuthority href="#k"/></authorityRequirement>
                <literalExpression id="e2"><text><![CDATA[ENOUGH]]></text></literalExpression>
              </decision>
              <decision id="small" name="small"><variable name="small" typeRef="boolean"/>
                <informationRequirement id="r10"><requiredInput href="#i3"/></informationRequirement>
                <authorityRequirement id="a3"><requiredAuthority href="#k"/></authorityRequirement>
                <literalExpression id="e3"><text><![CDATA[current.area <= 505]]></text></literalExpression>
              </decision>
              <decisionService id="s" name="conditions"><variable name="conditions"/>
                <outputDecision href="#enough"/><outputDecision href="#small"/>
                <encapsulatedDecision href="#reached"/><encapsulatedDecision href="#sum"/>
                <inputData href="#i1"/><inputData href="#i2"/><inputData href="#i3"/><inputData href="#i4"/></decisionService>
              <decisionService id="t" name="outcomes"><variable name="outcomes"/>
                <outputDecision href="#OFFERED"/>
                <inputData href="#i1"/><inputData href="#i2"/><inputData href="#i3"/></decisionService>
            </definitions>
            """;

    private final SimulationThreads threads = new SimulationThreads();
    private final InterpretingEngine interpreter = new InterpretingEngine(threads);
    private final KernelEngine kernel = new KernelEngine(interpreter, threads);
    private final Random random = new Random(20261123);

    @AfterAll
    void close() {
        threads.close();
    }

    /// @param offered the decision that is an outcome
    private static Programme programme(
            String number, String reached, String enough, String offered) {
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
                        outcomes: { told: { zh: 数, en: Number, decision: %s } }
                        """
                                .formatted(offered),
                        "x/2020-01-01/version.yaml",
                        "from: 2020-01-01\n",
                        "x/2020-01-01/parameters.yaml",
                        "mark: { value: %d, source: { document: 甲〔2024〕1号 } }\n".formatted(MARK),
                        "x/2020-01-01/decision.dmn",
                        DECISION.replace("NUMBER", number)
                                .replace("REACHED", reached)
                                .replace("ENOUGH", enough)
                                .replace("OFFERED", offered))
                .forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return Programmes.of(files).find("x").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "last.profit | sum >= parameters.mark and current.grade > 50 | reached or current.area <= 480 | sum",
                "last.profit | sum > parameters.mark and current.grade > 50 | current.area <= 480 or reached | sum",
                "last.profit | sum <= parameters.mark or current.grade > 50 | reached and current.area <= 480 | sum",
                "last.profit | current.grade > 50 and parameters.mark > sum | reached or current.area <= 480 | sum",
                "last.profit | parameters.mark <= sum or last.profit / last.costs > 1 | reached and current.area > 7 | sum",
                "last.profit | parameters.mark < sum or last.profit / last.costs > 1 | reached and current.area > 7 | small",
                "100 * last.profit / last.costs | sum >= parameters.mark and last.costs > 0 | reached or current.area <= 480 | sum",
                "sum(years.profit) / 2 | sum > parameters.mark and current.grade > 50 | reached or count(years) < 3 | sum",
                "sum(years.profit) / 2 | sum > parameters.mark or count(years) < 2 | reached and current.grade > 50 | sum",
                "max(years.profit) | sum < parameters.mark or count(years) < 2 | reached and current.grade > 50 | sum",
                "2 * current.grade | sum >= parameters.mark and last.profit > 90 | reached or current.area <= 480 | sum",
                "last.profit | 2 * current.grade >= parameters.mark and sum > 90 | reached or current.area <= 480 | sum",
            })
    void everyStepSaysWhatTheInterpreterSays(
            String number, String reached, String enough, String offered) {
        Programme programme = programme(number, reached, enough, offered);
        Version version = programme.inForce(DAY).orElseThrow();
        assertThat(
                        programme
                                .judge(version, Question.asOf(DAY, DAY))
                                .orElseThrow()
                                .thresholdsWithin())
                .hasSize(1);
        HeldPopulation population = population(programme);
        RegionEngine.Prepared fast = kernel.prepare(population, programme, version);
        RegionEngine.Prepared slow = interpreter.prepare(population, programme, version);
        fast.anticipate();
        Set<List<Integer>> seen = new HashSet<>();

        for (Rational mark : marks()) {
            Map<String, Value> figures = Map.of("mark", Value.of(mark));
            Judgement one = fast.judge(figures);
            Judgement other = slow.judge(figures);

            assertThat(one.verdicts()).as("at %s", mark).isEqualTo(other.verdicts());
            assertThat(one.failing()).as("at %s", mark).isEqualTo(other.failing());
            assertThat(one.open()).as("at %s", mark).isEqualTo(other.open());
            seen.add(counts(other));
        }
        assertThat(seen).hasSizeGreaterThan(20);
    }

    private static List<Integer> counts(Judgement judgement) {
        List<Integer> counts = new ArrayList<>(List.of(0, 0, 0, 0));
        for (byte verdict : judgement.verdicts()) {
            counts.set(verdict, counts.get(verdict) + 1);
        }
        return counts;
    }

    /// Around the mark, at the ends of what the plan is proven for and near them, and beyond.
    private static List<Rational> marks() {
        List<Rational> marks = new ArrayList<>();
        for (int i = 0; i <= 100; i += 2) {
            marks.add(Rational.of(50L + i * 37 % 101));
        }
        for (long far : List.of(0L, 1L, 999L, 1_000L, 10_000L, 100_000L, 10_000_000_000L, -1L)) {
            marks.add(Rational.of(far));
        }
        marks.add(Rational.of(20_001, 200));
        return marks;
    }

    private HeldPopulation population(Programme programme) {
        HeldPopulation population =
                new HeldPopulation("made", DAY, Instant.EPOCH, programme.facts(), false);
        for (int row = 0; row < ROWS; row++) {
            population.add("made:" + row, drawn(row), true, row % 97 == 0);
        }
        return population;
    }

    private EnterpriseFacts drawn(int row) {
        @Nullable LocalDate registered =
                switch (random.nextInt(8)) {
                    case 0 -> LocalDate.of(2026, 3, 1);
                    case 1 -> LocalDate.of(2025, 3, 1);
                    case 2, 3 -> null;
                    default -> LocalDate.of(2018, 6, 15);
                };
        TreeMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>();
        int first = registered == null ? 2023 + random.nextInt(4) : registered.getYear();
        for (int year = first; year <= 2025; year++) {
            Map<String, FactValue> facts = new HashMap<>();
            maybe(facts, "profit", 8, near());
            maybe(facts, "costs", 8, BigDecimal.valueOf(random.nextInt(10) == 0 ? 0 : 100));
            yearly.put(year, facts);
        }
        Map<String, FactValue> current = new HashMap<>();
        maybe(current, "grade", 8, BigDecimal.valueOf(random.nextInt(101)));
        maybe(
                current,
                "area",
                8,
                BigDecimal.valueOf(random.nextInt(5) == 0 ? 7 : 450 + random.nextInt(60)));
        return new EnterpriseFacts(
                new Enterprise(null, "made:" + row, "甲", "440106", "3911", registered),
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

    /// On one of the marks, a fen beside it, or far away.
    private BigDecimal near() {
        BigDecimal at = BigDecimal.valueOf(50L + random.nextInt(101));
        BigDecimal fen = BigDecimal.valueOf(1, 2);
        return switch (random.nextInt(20)) {
            case 0 -> BigDecimal.ZERO;
            case 1 -> at.negate();
            case 2 -> BigDecimal.valueOf(99_999_999_999_999L);
            case 3, 4, 5 -> at.add(fen);
            case 6, 7, 8 -> at.subtract(fen);
            default -> at;
        };
    }
}
