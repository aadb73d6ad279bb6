package org.echelon.policy.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.policy.dmn.TableFixture.unknown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.echelon.policy.feel.FeelText;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is revealed of an unknown input, the table's result then lies within what it gave
/// before; tables, inputs and revelations are generated.
class TableSoundnessTests {

    private static final int TABLES = 20;
    private static final int HIGHEST = 6;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hitPolicy='UNIQUE'",
                "hitPolicy='ANY'",
                "hitPolicy='PRIORITY'",
                "hitPolicy='FIRST'",
                "hitPolicy='RULE ORDER'",
                "hitPolicy='OUTPUT ORDER'",
                "hitPolicy='COLLECT'",
                "hitPolicy='COLLECT' aggregation='SUM'",
                "hitPolicy='COLLECT' aggregation='MIN'",
                "hitPolicy='COLLECT' aggregation='MAX'",
                "hitPolicy='COLLECT' aggregation='COUNT'"
            })
    void holdsEveryResultThatARevelationCanGive(String policy) {
        Random random = new Random(20240630);
        for (int i = 0; i < TABLES; i++) {
            String[] rules = rules(random);
            TableFixture table =
                    TableFixture.of(
                            policy,
                            List.of("a", "b"),
                            "<output><outputValues><text>3, 1, 0, 2</text></outputValues>"
                                    + (random.nextBoolean()
                                            ? "<defaultOutputEntry><text>1</text>"
                                                    + "</defaultOutputEntry>"
                                            : "")
                                    + "</output>",
                            rules);
            Map<String, Value> known = new HashMap<>();
            known.put("a", unknown("a", 1, HIGHEST - 1));
            known.put(
                    "b",
                    random.nextBoolean()
                            ? unknown("b", 0, HIGHEST)
                            : TableFixture.number(random.nextInt(HIGHEST)));
            known.put("c", unknown("c", 0, 2));

            Value before = table.result(known);

            for (Map<String, Value> revealed : revelations(known)) {
                Value after = table.result(revealed);
                assertThat(Holds.holds(before, after))
                        .as(
                                "%s %s: %s gave %s, %s gives %s",
                                policy,
                                List.of(rules),
                                known,
                                FeelText.of(before),
                                revealed,
                                FeelText.of(after))
                        .isTrue();
            }
        }
    }

    private static String[] rules(Random random) {
        String[] rules = new String[1 + random.nextInt(5)];
        for (int i = 0; i < rules.length; i++) {
            rules[i] = cell(random) + " | " + cell(random) + " | " + output(random);
        }
        return rules;
    }

    private static String cell(Random random) {
        int low = random.nextInt(HIGHEST);
        int high = low + random.nextInt(HIGHEST - low + 1);
        return switch (random.nextInt(9)) {
            case 0 -> "-";
            case 1 -> "< " + low;
            case 2 -> ">= " + low;
            case 3 -> "[" + low + ".." + high + ")";
            case 4 -> "(" + low + ".." + high + "]";
            case 5 -> "not(" + low + ")";
            case 6 -> low + ", " + high;
            case 7 -> "> c + " + low;
            default -> "? * 2 > " + low;
        };
    }

    private static String output(Random random) {
        return random.nextInt(4) == 0 ? "c" : String.valueOf(random.nextInt(4));
    }

    private static List<Map<String, Value>> revelations(Map<String, Value> known) {
        List<Map<String, Value>> all = new ArrayList<>();
        all.add(new HashMap<>());
        for (var entry : known.entrySet()) {
            List<Map<String, Value>> next = new ArrayList<>();
            for (Map<String, Value> partial : all) {
                for (Value value : revealed(entry.getValue())) {
                    Map<String, Value> more = new HashMap<>(partial);
                    more.put(entry.getKey(), value);
                    next.add(more);
                }
            }
            all = next;
        }
        return all;
    }

    /// Halves, so that what lies between the bounds of bands is revealed too.
    private static List<Value> revealed(Value value) {
        if (!(value instanceof Value.OpenNumber open) || open.min() == null || open.max() == null) {
            return List.of(value);
        }
        List<Value> values = new ArrayList<>();
        for (Rational at = open.min();
                at.compareTo(open.max()) <= 0;
                at = at.plus(Rational.of(1, 2))) {
            values.add(Value.of(at));
        }
        return values;
    }
}
