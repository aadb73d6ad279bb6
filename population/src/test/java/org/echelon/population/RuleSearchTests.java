package org.echelon.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.echelon.policy.Coverage;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// P15: the rules that nobody hits are found without asking everybody.
class RuleSearchTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final int ROWS = 2_000;

    private static final String DICTIONARY =
            """
            facts:
              profit: { period: yearly, type: number, unit: yuan, name: { zh: 利润, en: Profit }, meaning: { zh: 利润, en: Profit }, registers: [declared] }
              grade: { period: current, type: number, min: 0, max: 1000, name: { zh: 得分, en: Grade }, meaning: { zh: 得分, en: Grade }, registers: [declared] }
              area: { period: current, type: number, unit: square metres, min: 0, name: { zh: 面积, en: Area }, meaning: { zh: 面积, en: Area }, registers: [declared] }
            """;

    @TempDir Path folder;

    /// Who is known hits 777; who has a grade of 9 and no known area hits the first of `pair`; who
    /// may have three years hits the last of `age`; what `level` asks for is met by some, and it is
    /// read for nobody, since no area is that large.
    @ParameterizedTest
    @CsvSource({"duckdb, 0", "kernel, 0", "duckdb, 500", "kernel, 500", "interpreter, 0"})
    void findsWhatNobodyHits(String engine, int first) throws Exception {
        Programme programme = programme("< 0", "< 100", "777", "-");
        List<EnterpriseFacts> all = enterprises();
        all.add(enterprise(LocalDate.of(2024, 3, 1), 777L, 11L, 100L));
        all.add(enterprise(LocalDate.of(2024, 3, 1), 50L, 9L, null));
        all.add(enterprise(null, 50L, 10L, 100L));

        try (Searched searched = new Searched(programme, all)) {
            assertThat(searched.neverHit(engine, first))
                    .extracting(rule -> rule.table() + " " + rule.number())
                    .containsExactly(
                            "decision age 1",
                            "decision band 1",
                            "decision band 4",
                            "decision pair 2",
                            "knowledge model level 1",
                            "knowledge model level 2");
            if (!engine.equals("interpreter")) {
                assertThat(searched.asked())
                        .as("a tenth are asked whether they hit the last rule of `level`")
                        .isBetween(ROWS / 10L, ROWS / 10L + first + 100);
            }
        }
    }

    /// More rules than one statement asks for, in a table so long that it is not asked what stands
    /// above a rule; the last is hit by one.
    @ParameterizedTest
    @ValueSource(strings = {"duckdb", "kernel"})
    void looksForManyRules(String engine) throws Exception {
        Programme programme =
                programme(
                        IntStream.range(1_000, 1_250)
                                .mapToObj(Integer::toString)
                                .toArray(String[]::new));
        List<EnterpriseFacts> all = enterprises();
        all.add(enterprise(LocalDate.of(2024, 3, 1), 1_249L, 11L, 100L));

        try (Searched searched = new Searched(programme, all)) {
            assertThat(searched.neverHit(engine, 0))
                    .filteredOn(rule -> rule.table().equals("decision band"))
                    .extracting(Coverage.Rule::number)
                    .containsExactlyElementsOf(IntStream.range(1, 250).boxed().toList());
        }
    }

    private static List<EnterpriseFacts> enterprises() {
        List<EnterpriseFacts> all = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            all.add(
                    enterprise(
                            LocalDate.of(2024 + i % 2, 3, 1),
                            i % 13 == 0 ? null : i % 90L,
                            i % 10 == 0 ? 600L : 11L,
                            i % 11 == 0 && i % 10 != 0 ? null : 100L));
        }
        return all;
    }

    private static EnterpriseFacts enterprise(
            @Nullable LocalDate registered,
            @Nullable Long profit,
            long grade,
            @Nullable Long area) {
        TreeMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>();
        yearly.put(2025, facts("profit", profit));
        Map<String, FactValue> current = new HashMap<>(facts("area", area));
        current.putAll(facts("grade", grade));
        return new EnterpriseFacts(
                new Enterprise(null, "made:1", "甲", "440106", "3911", registered),
                yearly,
                current,
                List.of(),
                List.of());
    }

    private static Map<String, FactValue> facts(String fact, @Nullable Long value) {
        return value == null ? Map.of() : Map.of(fact, new FactValue.Numeric(Rational.of(value)));
    }

    /// @param band the cells of one of its tables
    private static Programme programme(String... band) {
        String model =
                """
                <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="m" name="m" namespace="urn:test:m">
                  <inputData id="i1" name="last"><variable name="last"/></inputData>
                  <inputData id="i2" name="years"><variable name="years"/></inputData>
                  <inputData id="i3" name="current"><variable name="current"/></inputData>
                %s
                  <businessKnowledgeModel id="level" name="level"><variable name="level"/>
                    <encapsulatedLogic><formalParameter name="points" typeRef="number"/>%s</encapsulatedLogic>
                  </businessKnowledgeModel>
                  <decision id="enough" name="enough"><variable name="enough" typeRef="boolean"/>
                    <informationRequirement id="q1"><requiredDecision href="#age"/></informationRequirement>
                    <informationRequirement id="q2"><requiredDecision href="#band"/></informationRequirement>
                    <informationRequirement id="q3"><requiredDecision href="#pair"/></informationRequirement>
                    <informationRequirement id="q4"><requiredInput href="#i3"/></informationRequirement>
                    <knowledgeRequirement id="q5"><requiredKnowledge href="#level"/></knowledgeRequirement>
                    <literalExpression id="e1"><text><![CDATA[age + band + pair + (if current.area > 5000 then level(current.grade) else 0) > 2]]></text></literalExpression>
                  </decision>
                  <decisionService id="s" name="conditions"><variable name="conditions"/>
                    <outputDecision href="#enough"/>
                    <inputData href="#i1"/><inputData href="#i2"/><inputData href="#i3"/></decisionService>
                </definitions>
                """
                        .formatted(
                                decision(
                                                "age",
                                                "i2",
                                                table("UNIQUE", "count(years)", "0", "1", "2", "3"))
                                        + decision(
                                                "band", "i1", table("FIRST", "last.profit", band))
                                        + decision("pair", "i3", PAIR),
                                table("UNIQUE", "points", "< 5", ">= 500"));
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
                        conditions: { enough: { zh: 达标, en: Enough } }
                        """,
                        "x/2020-01-01/version.yaml",
                        "from: 2020-01-01\n",
                        "x/2020-01-01/decision.dmn",
                        model)
                .forEach((name, text) -> files.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return Programmes.of(files).find("x").orElseThrow();
    }

    private static final String PAIR =
            """
            <decisionTable hitPolicy="UNIQUE"><input><inputExpression><text>current.grade</text></inputExpression></input>
              <input><inputExpression><text>current.area</text></inputExpression></input><output/>
              <rule><inputEntry><text>9</text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule>
              <rule><inputEntry><text>10</text></inputEntry><inputEntry><text><![CDATA[> 900]]></text></inputEntry><outputEntry><text>2</text></outputEntry></rule>
              <rule><inputEntry><text><![CDATA[> 10]]></text></inputEntry><inputEntry><text>-</text></inputEntry><outputEntry><text>3</text></outputEntry></rule>
            </decisionTable>
            """;

    private static String decision(String name, String input, String logic) {
        return """
        <decision id="%1$s" name="%1$s"><variable name="%1$s" typeRef="number"/>
          <informationRequirement id="r_%1$s"><requiredInput href="#%2$s"/></informationRequirement>
          %3$s
        </decision>
        """
                .formatted(name, input, logic);
    }

    private static String table(String policy, String input, String... cells) {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < cells.length; i++) {
            rules.append(
                    "<rule><inputEntry><text><![CDATA[%s]]></text></inputEntry><outputEntry><text>%d</text></outputEntry></rule>"
                            .formatted(cells[i], i));
        }
        return "<decisionTable hitPolicy=\"%s\"><input><inputExpression><text>%s</text></inputExpression></input><output/>%s</decisionTable>"
                .formatted(policy, input, rules);
    }

    /// A population that was judged.
    private final class Searched implements AutoCloseable {
        private final Database database;
        private final Population population;
        private final Rules rules;

        Searched(Programme programme, List<EnterpriseFacts> all) throws Refused {
            PopulationFiles files = PopulationFiles.longForm(folder.resolve("population"), all);
            this.database = Database.open(folder, 2, 512);
            this.population = Population.read(database, files.folder(), programme.facts());
            this.rules = new Rules(programme, programme.inForce(DAY).orElseThrow(), DAY);
        }

        List<Coverage.Rule> neverHit(String name, int first) {
            VerdictTable table = VerdictTable.of("verdict", rules);
            table.create(database);
            Progress progress = new Progress(System.err, false);
            Engine engine =
                    switch (name) {
                        case "kernel" -> new KernelEngine(2);
                        case "duckdb" -> new DuckDbEngine(2);
                        default -> new InterpreterEngine(2);
                    };
            Engine.Unhit seen =
                    engine.judge(population, rules, table, progress).unhit().orElseThrow();
            assertThat(seen.all()).isEqualTo(name.equals("interpreter"));
            return seen.all()
                    ? seen.rules()
                    : new RuleSearch(population, rules, 2, progress, first).neverHit(seen.rules());
        }

        long asked() {
            return database.number("select count(*) from asked");
        }

        @Override
        public void close() {
            database.close();
        }
    }
}
