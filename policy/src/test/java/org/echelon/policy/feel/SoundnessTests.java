package org.echelon.policy.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;

/// What is said while inputs are hidden holds whatever they turn out to be.
///
/// Expressions are generated from a seed, so that each run is the same; each is evaluated once with
/// hidden inputs, then with the inputs completed in several ways.
class SoundnessTests {
    private static final int EXPRESSIONS = 5_000;
    private static final int COMPLETIONS = 6;

    private final Random random = new Random(20_240_630);

    @Test
    void whateverIsRevealedLiesWithinWhatWasSaid() {
        int open = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            String text = any(4);
            Expression expression =
                    FeelParser.expression(text, Names.of(List.of("a", "b", "c", "t", "u", "rows")))
                            .tree()
                            .orElseThrow(() -> new AssertionError("not understood: " + text));
            Hidden hidden = hide();
            Value said = new Interpreter().evaluate(expression, Scope.of(hidden.shown));
            open += Causes.isOpen(said) ? 1 : 0;
            for (int j = 0; j < COMPLETIONS; j++) {
                Map<String, Value> completed = hidden.complete(random);
                Value revealed = new Interpreter().evaluate(expression, Scope.of(completed));

                assertThat(Within.holds(said, revealed))
                        .as(() ->
                                "%s with %s was said to be %s, but with %s it is %s"
                                        .formatted(
                                                text,
                                                shown(hidden.shown),
                                                FeelText.of(said),
                                                shown(completed),
                                                FeelText.of(revealed)))
                        .isTrue();
            }
        }

        assertThat(open).as("expressions that stay open").isGreaterThan(EXPRESSIONS / 5);
    }

    @Test
    void whateverInputIsRevealedPassesATestThatWasSaidToPass() {
        Names names = Names.of(List.of("a", "b", "c", "t", "u"));
        for (int i = 0; i < EXPRESSIONS; i++) {
            String cell = cell();
            UnaryTests tests =
                    FeelParser.unaryTests(cell, names)
                            .tree()
                            .orElseThrow(() -> new AssertionError("not understood: " + cell));
            Hidden hidden = hide();
            String input = pick("a", "b", "t", "u");
            Value said = test(tests, input, hidden.shown);
            for (int j = 0; j < COMPLETIONS; j++) {
                Map<String, Value> completed = hidden.complete(random);

                assertThat(Within.holds(said, test(tests, input, completed)))
                        .as(() ->
                                "%s for %s with %s was said to be %s, but not with %s"
                                        .formatted(
                                                cell,
                                                input,
                                                shown(hidden.shown),
                                                FeelText.of(said),
                                                shown(completed)))
                        .isTrue();
            }
        }
    }

    private static Value test(UnaryTests tests, String input, Map<String, Value> values) {
        return new Interpreter()
                .test(tests, values.getOrDefault(input, Value.NULL), Scope.of(values));
    }

    private String cell() {
        return switch (random.nextInt(8)) {
            case 0 -> pick("< ", "<= ", "> ", ">= ", "= ", "!= ") + numeric(1);
            case 1 -> pick("[", "(") + numeric(1) + ".." + numeric(1) + pick("]", ")");
            case 2 -> "not(" + numeric(1) + ", < " + numeric(1) + ")";
            case 3 -> pick("-", "\"city\", \"none\"", "null", "true", "not(null)");
            case 4 -> "? > " + numeric(1) + " and ? < " + numeric(1);
            case 5 -> list(1);
            case 6 -> numeric(1) + ", " + truth(1);
            default -> numeric(2);
        };
    }

    @Test
    void whatIsCertainHasNoCauses() {
        for (int i = 0; i < EXPRESSIONS; i++) {
            String text = any(3);
            Expression expression =
                    FeelParser.expression(text, Names.of(List.of("a", "b", "c", "t", "u", "rows")))
                            .tree()
                            .orElseThrow();
            Value said = new Interpreter().evaluate(expression, Scope.of(hide().shown));

            assertThat(Causes.isOpen(said))
                    .as(() -> text + " is " + FeelText.of(said))
                    .isEqualTo(!Causes.of(said).isEmpty());
        }
    }

    private static String shown(Map<String, Value> values) {
        return FeelText.of(new Value.Context(values));
    }

    /// Inputs as shown, and the ways to complete them.
    private record Hidden(Map<String, Value> shown, Map<String, List<Value>> ways) {

        Map<String, Value> complete(Random random) {
            Map<String, Value> completed = new HashMap<>(shown);
            ways.forEach((name, values) ->
                    completed.put(name, values.get(random.nextInt(values.size()))));
            List<Value> rows = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                Map<String, Value> row = new LinkedHashMap<>();
                for (String member : List.of("v", "k", "s")) {
                    row.put(member, completed.getOrDefault("row" + i + member, Value.NULL));
                }
                rows.add(new Value.Context(row));
            }
            completed.put("rows", new Value.Items(rows));
            completed.keySet().removeIf(name -> name.startsWith("row") && name.length() > 4);
            return completed;
        }
    }

    private Hidden hide() {
        Map<String, Value> shown = new LinkedHashMap<>();
        Map<String, List<Value>> ways = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "c")) {
            number(name, shown, ways);
        }
        truth("t", shown, ways);
        anything("u", shown, ways);
        List<Value> rows = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            number("row" + i + "v", shown, ways);
            number("row" + i + "k", shown, ways);
            anything("row" + i + "s", shown, ways);
            Map<String, Value> row = new LinkedHashMap<>();
            for (String member : List.of("v", "k", "s")) {
                row.put(member, shown.getOrDefault("row" + i + member, Value.NULL));
                ways.putIfAbsent("row" + i + member, List.of(row.getOrDefault(member, Value.NULL)));
            }
            rows.add(new Value.Context(row));
        }
        shown.keySet().removeIf(name -> name.startsWith("row"));
        shown.put("rows", new Value.Items(rows));
        return new Hidden(shown, ways);
    }

    private void number(String name, Map<String, Value> shown, Map<String, List<Value>> ways) {
        int low = random.nextInt(12) - 4;
        int high = low + random.nextInt(6);
        Set<Cause> causes = Set.of(new Cause(name, null));
        switch (random.nextInt(4)) {
            case 0 -> shown.put(name, Feel.number(low));
            case 1 -> {
                shown.put(
                        name,
                        new Value.OpenNumber(Rational.of(low), Rational.of(high), false, causes));
                ways.put(name, numbers(low, high));
            }
            case 2 -> {
                shown.put(name, new Value.OpenNumber(Rational.of(low), null, false, causes));
                ways.put(name, numbers(low, low + 40));
            }
            default -> {
                shown.put(
                        name,
                        new Value.OpenNumber(Rational.of(low), Rational.of(high), true, causes));
                List<Value> values = numbers(low, high);
                values.add(Value.NULL);
                ways.put(name, values);
            }
        }
    }

    private static List<Value> numbers(int low, int high) {
        List<Value> values = new ArrayList<>();
        for (int i = low; i <= high; i++) {
            values.add(Feel.number(i));
        }
        if (high > low) {
            values.add(Value.of(Rational.of(2L * low + 1, 2)));
        }
        return values;
    }

    private void truth(String name, Map<String, Value> shown, Map<String, List<Value>> ways) {
        boolean mayBeNull = random.nextInt(3) == 0;
        shown.put(name, new Value.OpenTruth(true, true, mayBeNull, Set.of(new Cause(name, null))));
        ways.put(
                name,
                mayBeNull
                        ? List.of(Value.TRUE, Value.FALSE, Value.NULL)
                        : List.of(Value.TRUE, Value.FALSE));
    }

    private void anything(String name, Map<String, Value> shown, Map<String, List<Value>> ways) {
        shown.put(name, new Value.OpenAny(Set.of(new Cause(name, null))));
        ways.put(
                name,
                List.of(
                        Value.NULL,
                        Value.TRUE,
                        Feel.number(3),
                        Value.of("city"),
                        Temporals.literal("2024-06-30"),
                        Temporals.literal("P1Y"),
                        Temporals.literal("P2D"),
                        new Value.Items(List.of(Feel.number(1), Feel.number(7))),
                        new Value.Items(List.of()),
                        new Value.Context(Map.of("v", Feel.number(2)))));
    }

    private String any(int depth) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> numeric(depth);
            case 2 -> truth(depth);
            case 3 -> list(depth);
            default -> odd(depth);
        };
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String numeric(int depth) {
        if (depth == 0) {
            return pick("a", "b", "c", "0", "1", "2", "-3", "0.5", "null", "u", "rows[1].v");
        }
        int d = depth - 1;
        return switch (random.nextInt(18)) {
            case 0, 1, 2 ->
                    "(" + numeric(d) + " " + pick("+", "-", "*", "/") + " " + numeric(d) + ")";
            case 3 -> "(-" + numeric(d) + ")";
            case 4 -> "(if " + truth(d) + " then " + numeric(d) + " else " + numeric(d) + ")";
            case 5, 6 ->
                    pick("min", "max", "sum", "mean", "count", "product", "median", "stddev")
                            + "("
                            + list(d)
                            + ")";
            case 7 ->
                    pick("min", "max", "sum", "mean")
                            + "("
                            + numeric(d)
                            + ", "
                            + numeric(d)
                            + ", "
                            + numeric(d)
                            + ")";
            case 8 -> pick("abs", "floor", "ceiling", "sqrt", "exp") + "(" + numeric(d) + ")";
            case 9 ->
                    pick("decimal", "round up", "round down", "round half up", "round half down")
                            + "("
                            + numeric(d)
                            + ", "
                            + pick("0", "1", "-1")
                            + ")";
            case 10 -> list(d) + "[" + pick("1", "2", "-1", "a") + "]";
            case 11 -> "modulo(" + numeric(d) + ", " + numeric(d) + ")";
            case 12 -> "(" + numeric(d) + " ** " + pick("0", "1", "2", "3", "b") + ")";
            case 13 -> "{x: " + numeric(d) + ", y: x + 1}.y";
            case 14 -> "(function(x) x * 2)(" + numeric(d) + ")";
            case 15 -> "sum(rows[" + truth(d) + "].v)";
            default -> numeric(d);
        };
    }

    private String truth(int depth) {
        if (depth == 0) {
            return pick(
                    "t", "true", "false", "a > b", "u = \"city\"", "t = true", "null", "a = null");
        }
        int d = depth - 1;
        return switch (random.nextInt(15)) {
            case 0, 1 ->
                    "("
                            + numeric(d)
                            + " "
                            + pick("<", "<=", ">", ">=", "=", "!=")
                            + " "
                            + numeric(d)
                            + ")";
            case 2 -> "(" + truth(d) + " and " + truth(d) + ")";
            case 3 -> "(" + truth(d) + " or " + truth(d) + ")";
            case 4 -> "not(" + truth(d) + ")";
            case 5 -> "(" + numeric(d) + " between " + numeric(d) + " and " + numeric(d) + ")";
            case 6 ->
                    "("
                            + numeric(d)
                            + " in ("
                            + pick("< ", ">= ", "")
                            + numeric(d)
                            + ", ["
                            + numeric(d)
                            + ".."
                            + numeric(d)
                            + ")))";
            case 7 ->
                    "("
                            + pick("some", "every")
                            + " i in "
                            + list(d)
                            + " satisfies i "
                            + pick("<", ">", "=")
                            + " "
                            + numeric(d)
                            + ")";
            case 8 ->
                    "("
                            + pick("some", "every")
                            + " r in rows[v > "
                            + numeric(d)
                            + "] satisfies r.k "
                            + pick("<", "=")
                            + " "
                            + numeric(d)
                            + ")";
            case 9 -> "list contains(" + list(d) + ", " + numeric(d) + ")";
            case 10 -> pick("all", "any") + "([" + truth(d) + ", " + truth(d) + "])";
            case 11 ->
                    "("
                            + numeric(d)
                            + " instance of "
                            + pick("number", "boolean", "Any", "list<number>")
                            + ")";
            case 12 -> "(" + list(d) + " = " + list(d) + ")";
            case 13 -> "(" + list(d) + " != null)";
            default -> "list contains([\"city\", \"none\"], u)";
        };
    }

    private String list(int depth) {
        if (depth == 0) {
            return pick("[a, b, c]", "rows.v", "[1, 2, 3]", "[]", "rows.k", "[a]", "rows.s", "u");
        }
        int d = depth - 1;
        return switch (random.nextInt(12)) {
            case 0, 1 -> "[" + numeric(d) + ", " + numeric(d) + "]";
            case 2, 3 -> "rows[" + pick("v", "k", "item.v") + " > " + numeric(d) + "].v";
            case 4 -> list(d) + "[item >= " + numeric(d) + "]";
            case 5 -> "(for i in " + list(d) + " return i + " + numeric(d) + ")";
            case 6 -> "(for i in [1, 2], j in " + list(d) + " return i * j)";
            case 7 -> pick("reverse", "flatten", "distinct values", "sort") + "(" + list(d) + ")";
            case 8 -> "append(" + list(d) + ", " + numeric(d) + ")";
            case 9 -> "concatenate(" + list(d) + ", " + list(d) + ")";
            case 10 -> "(if " + truth(d) + " then " + list(d) + " else " + list(d) + ")";
            default -> "sublist(" + list(d) + ", 1, " + pick("1", "2") + ")";
        };
    }

    private String odd(int depth) {
        int d = depth - 1;
        return switch (random.nextInt(10)) {
            case 0 -> "(u + " + pick("\"x\"", "a", "@\"P1D\"", "@\"2024-01-01\"", "u") + ")";
            case 1 -> "(u " + pick("<", "=", "!=") + " " + pick("\"x\"", "a", "@\"P1D\"") + ")";
            case 2 -> "string(" + numeric(d) + ")";
            case 3 -> "(@\"2024-01-31\" + @\"P1M\" * " + numeric(d) + ")";
            case 4 -> "{k: " + numeric(d) + ", l: " + truth(d) + "}";
            case 5 -> "get value({x: " + numeric(d) + "}, \"x\")";
            case 6 -> "rows[" + truth(d) + "]";
            case 7 -> "count(rows[" + truth(d) + " and s = \"city\"])";
            case 8 -> "(if u = \"city\" then \"x\" else \"y\")";
            default -> "u." + pick("v", "year", "w");
        };
    }
}
