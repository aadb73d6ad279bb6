package org.echelon.policy.gap;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.quantity.Rational;

/// A small programme made from a seed, with facts that nearly meet it: two to four facts that move
/// in few steps, one to three conditions over ratios, sums, tables and alternatives.
final class GeneratedProgramme {

    static final LocalDate AS_OF = LocalDate.of(2024, 6, 30);
    static final int OPEN_YEAR = 2024;

    private final Random random;
    private final List<Fact> facts = new ArrayList<>();
    private final List<String> decisions = new ArrayList<>();
    private int tables;

    /// A fact of the programme.
    ///
    /// @param least furthest step down, 0 where it may not fall
    /// @param most furthest step up
    record Fact(
            String id,
            boolean yearly,
            boolean known,
            Rational base,
            Rational step,
            Rational cost,
            int least,
            int most,
            int partOf) {

        FactKey key() {
            return new FactKey(id, yearly ? OPEN_YEAR : null);
        }

        Rational value(int steps) {
            return base.plus(step.times(Rational.of(steps)));
        }

        private String path() {
            return (yearly ? "last." : "current.") + id;
        }
    }

    GeneratedProgramme(long seed) {
        this.random = new Random(seed * 7919 + 13);
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            facts.add(fact(i));
        }
        int conditions = 1 + random.nextInt(3);
        for (int i = 0; i < conditions; i++) {
            String expression = condition();
            decisions.add(literal("c" + i, expression));
        }
    }

    List<Fact> facts() {
        return facts;
    }

    private Fact fact(int index) {
        boolean yearly = random.nextInt(5) < 3;
        Rational base = Rational.of(random.nextInt(7));
        Rational step = pick(Rational.ONE, Rational.ONE, Rational.of(2), Rational.of(1, 2));
        int direction = random.nextInt(6);
        int room = 2 + random.nextInt(4);
        int most = direction <= 3 ? room : 0;
        int least =
                direction >= 3
                        ? -(int) Math.min(room, base.dividedBy(step).floor().longValue())
                        : 0;
        int partOf = -1;
        for (Fact other : facts) {
            if (other.yearly() == yearly
                    && other.partOf() < 0
                    && other.known()
                    && base.compareTo(other.base()) <= 0
                    && random.nextInt(3) == 0) {
                partOf = facts.indexOf(other);
            }
        }
        return new Fact(
                "f" + index,
                yearly,
                random.nextInt(16) != 0,
                base,
                step,
                pick(Rational.ONE, Rational.of(2), Rational.of(3), Rational.of(1, 2)),
                least,
                most,
                partOf);
    }

    private Rational pick(Rational... values) {
        return values[random.nextInt(values.length)];
    }

    private Fact any() {
        return facts.get(random.nextInt(facts.size()));
    }

    private String condition() {
        Fact x = any();
        Fact y = any();
        Fact z = any();
        return switch (random.nextInt(7)) {
            case 0 ->
                    "%d * %s + %d * %s >= %d"
                            .formatted(
                                    1 + random.nextInt(3),
                                    x.path(),
                                    random.nextInt(5) - 2,
                                    y.path(),
                                    random.nextInt(16));
            case 1 -> "%s / %s >= %s".formatted(x.path(), y.path(), (1 + random.nextInt(6)) / 4.0);
            case 2 -> "%s + %s >= %d".formatted(table(x), table(y), 10 + random.nextInt(25));
            case 3 ->
                    "%s >= %d or %s <= %d"
                            .formatted(
                                    x.path(), 3 + random.nextInt(6), y.path(), random.nextInt(3));
            case 4 -> "%s + %s <= %d".formatted(x.path(), y.path(), 6 + random.nextInt(10));
            case 5 ->
                    "%s + %s + %s > %d"
                            .formatted(table(x), table(y), table(z), 20 + random.nextInt(30));
            default ->
                    "%s >= %d and %s < %d"
                            .formatted(
                                    x.path(),
                                    2 + random.nextInt(6),
                                    y.path(),
                                    5 + random.nextInt(6));
        };
    }

    /// A table of points over one fact, mostly rising, and its name.
    private String table(Fact fact) {
        String name = "t" + tables++;
        StringBuilder rules = new StringBuilder();
        int threshold = 9;
        int points = 30;
        for (int i = 0; i < 4; i++) {
            rules.append(rule(name, i, ">= " + threshold, random.nextInt(8) == 0 ? 5 : points));
            threshold -= 1 + random.nextInt(3);
            points -= 4 + random.nextInt(8);
        }
        rules.append(rule(name, 4, "-", 0));
        decisions.add(
                """
                <decision id="%s" name="%s"><variable name="%s" typeRef="number"/>%s
                <decisionTable hitPolicy="FIRST"><input><inputExpression typeRef="number"><text>%s</text></inputExpression></input><output/>%s</decisionTable></decision>
                """
                        .formatted(name, name, name, INPUTS, fact.path(), rules));
        return name;
    }

    private static String rule(String table, int number, String test, int points) {
        return "<rule id=\"%s_%d\"><inputEntry><text>%s</text></inputEntry><outputEntry><text>%d</text></outputEntry></rule>"
                .formatted(table, number, test.replace("<", "&lt;").replace(">", "&gt;"), points);
    }

    private static final String INPUTS =
            "<informationRequirement><requiredInput href=\"#in_last\"/></informationRequirement>"
                    + "<informationRequirement><requiredInput href=\"#in_current\"/></informationRequirement>";

    private String literal(String name, String expression) {
        StringBuilder needs = new StringBuilder(INPUTS);
        for (int i = 0; i < tables; i++) {
            needs.append(
                    "<informationRequirement><requiredDecision href=\"#t%d\"/></informationRequirement>"
                            .formatted(i));
        }
        return """
        <decision id="%s" name="%s"><variable name="%s" typeRef="boolean"/>%s
        <literalExpression><text>%s</text></literalExpression></decision>
        """
                .formatted(
                        name,
                        name,
                        name,
                        needs,
                        expression.replace("<", "&lt;").replace(">", "&gt;"));
    }

    Programme programme() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        put(files, "facts.yaml", dictionary());
        put(
                files,
                "test/generated/programme.yaml",
                """
                id: test/generated
                name: { zh: 生成, en: Generated }
                kind: title
                subject: enterprise
                owner: { zh: 无, en: Nobody }
                issuer: own
                sources: []
                """);
        put(files, "test/generated/2020-01-01/version.yaml", "from: 2020-01-01\n");
        put(files, "test/generated/2020-01-01/decision.dmn", decision());
        Programme programme = Programmes.of(files).find("test/generated").orElseThrow();
        if (!programme.versions().getFirst().compiles()) {
            throw new AssertionError(programme.diagnostics() + "\n" + decision());
        }
        return programme;
    }

    private static void put(SortedMap<String, byte[]> files, String path, String text) {
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private String dictionary() {
        StringBuilder yaml = new StringBuilder("facts:\n");
        for (Fact fact : facts) {
            yaml.append(
                    """
                      %s:
                        period: %s
                        type: number
                        unit: persons
                        min: %s
                        max: %s
                    """
                            .formatted(
                                    fact.id(),
                                    fact.yearly() ? "yearly" : "current",
                                    fact.least() < 0 ? fact.value(fact.least()) : 0,
                                    fact.value(fact.most())));
            if (fact.partOf() >= 0) {
                yaml.append("    part-of: %s\n".formatted(facts.get(fact.partOf()).id()));
            }
            yaml.append("    name: { zh: 事实, en: Fact }\n    meaning: { zh: 事实, en: Fact }\n");
            yaml.append("    registers: [declared]\n");
            if (fact.least() < 0 || fact.most() > 0) {
                yaml.append(
                        "    move: { from: running-year, direction: %s, step: %s, cost: %s }\n"
                                .formatted(
                                        fact.least() == 0
                                                ? "up"
                                                : fact.most() == 0 ? "down" : "both",
                                        fact.step(),
                                        fact.cost()));
            }
        }
        return yaml.toString();
    }

    private String decision() {
        StringBuilder outputs = new StringBuilder();
        for (String decision : decisions) {
            if (decision.startsWith("<decision id=\"c")) {
                outputs.append(
                        "<outputDecision href=\"#%s\"/>"
                                .formatted(decision.substring(14, decision.indexOf('"', 14))));
            }
        }
        return """
        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="model" name="generated" namespace="urn:test">
        <inputData id="in_last" name="last"><variable name="last"/></inputData>
        <inputData id="in_current" name="current"><variable name="current"/></inputData>
        %s
        <decisionService id="service" name="conditions"><variable name="conditions"/>%s</decisionService>
        </definitions>
        """
                .formatted(String.join("", decisions), outputs);
    }

    /// What is told on the day of the question.
    EnterpriseFacts told() {
        return facts(Map.of(), false);
    }

    /// What holds on the day of the filing with some steps moved.
    EnterpriseFacts moved(Map<String, Integer> steps) {
        return facts(steps, true);
    }

    private EnterpriseFacts facts(Map<String, Integer> steps, boolean rolled) {
        Map<String, FactValue> closed = new HashMap<>();
        Map<String, FactValue> open = new HashMap<>();
        Map<String, FactValue> current = new HashMap<>();
        for (Fact fact : facts) {
            if (fact.known()) {
                FactValue moved =
                        new FactValue.Numeric(fact.value(steps.getOrDefault(fact.id(), 0)));
                if (fact.yearly()) {
                    closed.put(fact.id(), new FactValue.Numeric(fact.base()));
                    open.put(fact.id(), moved);
                } else {
                    current.put(fact.id(), moved);
                }
            }
        }
        SortedMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>();
        yearly.put(OPEN_YEAR - 1, closed);
        if (rolled) {
            yearly.put(OPEN_YEAR, open);
        }
        return new EnterpriseFacts(
                new Enterprise(null, "test:1", "生成", "440114", "3911", LocalDate.of(2018, 6, 15)),
                yearly,
                current,
                List.of(),
                List.of());
    }

    @Override
    public String toString() {
        return facts + "\n" + decision();
    }
}
