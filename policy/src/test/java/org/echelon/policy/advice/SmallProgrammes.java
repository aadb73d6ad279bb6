package org.echelon.policy.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.policy.Programmes;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Title;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.programme.Ladder;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Programmes of one condition and perhaps an amount, an enterprise in Huadu with a number of staff
/// and of rights.
final class SmallProgrammes {

    static final LocalDate TODAY = LocalDate.of(2024, 6, 30);
    static final String STAFF = "last.staff &gt;= 10";

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    SmallProgrammes() {
        put(
                "facts.yaml",
                """
                facts:
                  staff:
                    period: yearly
                    type: number
                    unit: persons
                    integer: true
                    min: 0
                    name: { zh: 职工总数, en: Employees }
                    meaning: { zh: 职工总数, en: Employees }
                    registers: [declared]
                    move: { from: running-year, direction: up, step: 1, cost: 1 }
                  rights:
                    period: current
                    type: number
                    unit: items
                    integer: true
                    min: 0
                    name: { zh: 知识产权, en: Rights }
                    meaning: { zh: 知识产权, en: Rights }
                    registers: [declared]
                    move: { from: now, direction: up, step: 1, cost: 3 }
                  turnover:
                    period: yearly
                    type: number
                    unit: yuan
                    min: 0
                    name: { zh: 技术交易额, en: Technology turnover }
                    meaning: { zh: 技术交易额, en: Technology turnover }
                    registers: [declared]
                """);
    }

    private void put(String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    SmallProgrammes title(String id, String condition, String version) {
        return programme(id, "kind: title", condition, null, version);
    }

    SmallProgrammes reward(String id, String extra, String condition, String amount) {
        return programme(id, "kind: reward\n" + extra, condition, amount, "");
    }

    /// Facts that a programme declares for itself.
    SmallProgrammes facts(String id, String yaml) {
        put(id + "/facts.yaml", yaml);
        return this;
    }

    /// @param condition a FEEL expression, escaped for XML
    SmallProgrammes programme(
            String id, String extra, String condition, @Nullable String amount, String version) {
        put(
                id + "/programme.yaml",
                "id: %s\nname: { zh: %s, en: %s }\nowner: { zh: 无, en: Nobody }\nsources: []\n%s\n"
                        .formatted(id, id, id, extra));
        put(id + "/2020-01-01/version.yaml", "from: 2020-01-01\n" + version);
        put(id + "/2020-01-01/decision.dmn", decision(condition, amount));
        return this;
    }

    private static String decision(String condition, @Nullable String amount) {
        String inputs = "";
        String needs = "";
        for (String name : List.of("last", "current", "holds", "received", "as of")) {
            String id = "in_" + name.replace(' ', '_');
            inputs +=
                    "<inputData id=\"%s\" name=\"%s\"><variable name=\"%s\"/></inputData>"
                            .formatted(id, name, name);
            needs +=
                    "<informationRequirement><requiredInput href=\"#%s\"/></informationRequirement>"
                            .formatted(id);
        }
        Map<String, String> decisions = new LinkedHashMap<>();
        decisions.put("conditions", condition);
        if (amount != null) {
            decisions.put("amount", amount);
        }
        StringBuilder parts = new StringBuilder();
        for (Map.Entry<String, String> one : decisions.entrySet()) {
            String name = one.getKey().equals("amount") ? "payable" : "enough";
            parts.append(
                    """
                    <decision id="%s" name="%s"><variable name="%s"/>%s<literalExpression><text>%s</text></literalExpression></decision>
                    <decisionService id="s_%s" name="%s"><variable name="%s"/><outputDecision href="#%s"/></decisionService>
                    """
                            .formatted(
                                    name,
                                    name,
                                    name,
                                    needs,
                                    one.getValue(),
                                    name,
                                    one.getKey(),
                                    one.getKey(),
                                    name));
        }
        return """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="model" name="small" namespace="urn:test">
        %s%s</definitions>
        """
                .formatted(inputs, parts);
    }

    Programmes programmes() {
        Programmes programmes = Programmes.of(files);
        assertThat(programmes.all())
                .allSatisfy(programme ->
                        assertThat(programme.diagnostics())
                                .filteredOn(d -> d.severity() == Diagnostic.Severity.ERROR)
                                .isEmpty());
        return programmes;
    }

    static Ladder ladder(String... titles) {
        StringBuilder yaml = new StringBuilder("rungs:\n");
        for (int i = 0; i < titles.length; i++) {
            yaml.append(
                    "  r%d: { rank: %d, track: main, above: [%s], titles: [%s], name: { zh: 第%d级, en: Rung %d } }\n"
                            .formatted(
                                    i + 1, i + 1, i == 0 ? "" : "r" + i, titles[i], i + 1, i + 1));
        }
        return Ladder.read("echelons.yaml", yaml.toString().getBytes(StandardCharsets.UTF_8))
                .ladder();
    }

    static EnterpriseFacts enterprise(long staff, List<Title> holds, List<Award> received) {
        SortedMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>();
        yearly.put(
                2023,
                Map.of(
                        "staff", new FactValue.Numeric(Rational.of(staff)),
                        "turnover", new FactValue.Numeric(Rational.of(2_000_000))));
        return new EnterpriseFacts(
                new Enterprise(null, "test:1", "样例", "440114", "3911", LocalDate.of(2018, 6, 15)),
                yearly,
                Map.of("rights", new FactValue.Numeric(Rational.ONE)),
                holds,
                received);
    }
}
