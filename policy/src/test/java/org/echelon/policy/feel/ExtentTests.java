package org.echelon.policy.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Days and durations of which an earliest or a latest is known.
class ExtentTests {

    private static final int EXPRESSIONS = 5_000;
    private static final int COMPLETIONS = 8;
    private static final Names NAMES = Names.of(List.of("d", "e", "f", "w", "v", "n"));
    private static final Set<Cause> CAUSES = Set.of(new Cause("registered_on", null));
    private static final BigInteger DAY = BigInteger.valueOf(86_400_000_000_000L);

    private final Random random = new Random(20_261_122);

    private static Value until2021(String text) {
        return evaluate(
                text,
                Map.of(
                        "d",
                        new Value.OpenAny(Extent.until(LocalDate.of(2021, 12, 31)), CAUSES),
                        "e",
                        new Value.Day(LocalDate.of(2024, 6, 30))));
    }

    private static Value evaluate(String text, Map<String, Value> values) {
        return new Interpreter()
                .evaluate(
                        FeelParser.expression(text, NAMES)
                                .tree()
                                .orElseThrow(() -> new AssertionError("not understood: " + text)),
                        Scope.of(values));
    }

    @Test
    void aDayNotAfterAnotherSettlesWhatItsDistanceSettles() {
        assertThat(until2021("(e - d).days >= 365")).isEqualTo(Value.TRUE);
        assertThat(until2021("(e - d).days >= 912")).isEqualTo(Value.TRUE);
        assertThat(until2021("(e - d).days >= 913")).isInstanceOf(Value.OpenTruth.class);
        assertThat(until2021("(e - d).days < 365")).isEqualTo(Value.FALSE);
        assertThat(FeelText.of(until2021("(e - d).days"))).isEqualTo("[912..∞)");
    }

    @Test
    void aDayNotAfterAnotherSettlesWhatItsAgeSettles() {
        assertThat(until2021("d + duration(\"P2Y\") >= e")).isEqualTo(Value.FALSE);
        assertThat(until2021("d + duration(\"P10Y\") >= e")).isInstanceOf(Value.OpenTruth.class);
        assertThat(until2021("d >= date(e.year - 1, 1, 1)")).isEqualTo(Value.FALSE);
        assertThat(until2021("d.year <= 2021")).isEqualTo(Value.TRUE);
        assertThat(until2021("d != null")).isEqualTo(Value.TRUE);
        assertThat(until2021("d in [date(\"2022-01-01\")..e]")).isEqualTo(Value.FALSE);
    }

    @Test
    void whatStaysOpenNamesTheDay() {
        assertThat(Causes.of(until2021("d + duration(\"P10Y\") >= e"))).isEqualTo(CAUSES);
        assertThat(Causes.of(until2021("(e - d).days"))).isEqualTo(CAUSES);
    }

    @Test
    void aDayWithoutEndReadsAsARange() {
        assertThat(FeelText.of(until2021("d"))).isEqualTo("(-∞..@\"2021-12-31\"]");
    }

    @Test
    void whateverDayOrDurationIsRevealedLiesWithinWhatWasSaid() {
        int open = 0;
        int narrower = 0;
        for (int i = 0; i < EXPRESSIONS; i++) {
            String text = any(3);
            Map<String, Value> shown = new LinkedHashMap<>();
            Map<String, List<Value>> ways = new LinkedHashMap<>();
            hide(shown, ways);
            Value said = evaluate(text, shown);
            open += Causes.isOpen(said) ? 1 : 0;
            narrower += said instanceof Value.OpenAny(var extent, _) && extent != null ? 1 : 0;
            for (int j = 0; j < COMPLETIONS; j++) {
                Map<String, Value> completed = new HashMap<>(shown);
                ways.forEach((name, values) ->
                        completed.put(name, values.get(random.nextInt(values.size()))));
                Value revealed = evaluate(text, completed);

                assertThat(Within.holds(said, revealed))
                        .as(() ->
                                "%s with %s was said to be %s, but with %s it is %s"
                                        .formatted(
                                                text,
                                                FeelText.of(new Value.Context(shown)),
                                                FeelText.of(said),
                                                FeelText.of(new Value.Context(completed)),
                                                FeelText.of(revealed)))
                        .isTrue();
            }
        }

        assertThat(open).as("expressions that stay open").isGreaterThan(EXPRESSIONS / 5);
        assertThat(narrower).as("days and durations with bounds").isGreaterThan(EXPRESSIONS / 20);
    }

    private void hide(Map<String, Value> shown, Map<String, List<Value>> ways) {
        for (String name : List.of("d", "e", "f")) {
            LocalDate low = LocalDate.of(2018 + random.nextInt(8), 1 + random.nextInt(12), 1);
            LocalDate high = low.plusDays(random.nextInt(900));
            List<Value> values =
                    new ArrayList<>(
                            List.of(
                                    new Value.Day(low),
                                    new Value.Day(high),
                                    new Value.Day(
                                            low.plusDays(
                                                    (high.toEpochDay() - low.toEpochDay()) / 2))));
            switch (random.nextInt(4)) {
                case 0 -> {
                    shown.put(name, new Value.Day(low));
                    continue;
                }
                case 1 -> {
                    shown.put(name, new Value.OpenAny(Extent.until(high), CAUSES));
                    values.add(new Value.Day(LocalDate.of(1900, 2, 28)));
                    values.add(new Value.Day(LocalDate.MIN));
                }
                default ->
                        shown.put(
                                name,
                                new Value.OpenAny(
                                        new Extent(
                                                new Value.Day(low),
                                                new Value.Day(high),
                                                false,
                                                false),
                                        CAUSES));
            }
            ways.put(name, values);
        }
        for (String name : List.of("w", "v")) {
            BigInteger low = DAY.multiply(BigInteger.valueOf(random.nextInt(800) - 400L));
            BigInteger high =
                    low.add(
                            BigInteger.valueOf(1L + random.nextInt(1_000))
                                    .multiply(DAY.shiftRight(1)));
            shown.put(
                    name,
                    new Value.OpenAny(
                            new Extent(
                                    new Value.DaysDuration(low),
                                    new Value.DaysDuration(high),
                                    false,
                                    false),
                            CAUSES));
            ways.put(
                    name,
                    List.of(
                            new Value.DaysDuration(low),
                            new Value.DaysDuration(high),
                            new Value.DaysDuration(low.add(high).shiftRight(1))));
        }
        shown.put("n", new Value.OpenAny(CAUSES));
        ways.put(
                "n",
                List.of(
                        Value.NULL,
                        Feel.number(2),
                        Temporals.literal("P3D"),
                        Temporals.literal("P2Y"),
                        Temporals.literal("2023-05-05")));
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String any(int depth) {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> day(depth);
            case 3, 4 -> length(depth);
            case 5 -> number(depth);
            case 6 -> odd(depth);
            default -> truth(depth);
        };
    }

    private String day(int depth) {
        if (depth == 0) {
            return pick("d", "e", "f", "@\"2024-02-29\"", "n");
        }
        int less = depth - 1;
        return switch (random.nextInt(5)) {
            case 0 -> "(" + day(less) + pick(" + ", " - ") + length(less) + ")";
            case 1 -> "(" + day(less) + pick(" + ", " - ") + months() + ")";
            case 2 -> "(if " + truth(less) + " then " + day(less) + " else " + day(less) + ")";
            case 3 ->
                    "[" + day(less) + ", " + day(less) + "]" + pick("[1]", "[-1]", "[item > e][1]");
            default -> pick("min", "max") + "(" + day(less) + ", " + day(less) + ")";
        };
    }

    private String months() {
        return pick("@\"P1M\"", "@\"P7Y\"", "(if d < e then @\"P1M\" else @\"P1Y\")");
    }

    private String length(int depth) {
        if (depth == 0) {
            return pick("w", "v", "@\"P90D\"", "@\"-PT36H\"", "n");
        }
        int less = depth - 1;
        return switch (random.nextInt(6)) {
            case 0, 1 -> "(" + day(less) + " - " + day(less) + ")";
            case 2 -> "(" + length(less) + pick(" + ", " - ") + length(less) + ")";
            case 3 -> "(-" + length(less) + ")";
            case 4 -> "abs(" + length(less) + ")";
            default -> "(" + length(less) + " * 2)";
        };
    }

    private String number(int depth) {
        int less = Math.max(0, depth - 1);
        return switch (random.nextInt(4)) {
            case 0 -> day(less) + "." + pick("year", "month", "day", "weekday", "hour");
            case 1 -> length(less) + "." + pick("hours", "minutes", "seconds", "months", "years");
            case 2 -> "years and months duration(" + day(less) + ", " + day(less) + ").years";
            default -> length(less) + ".days";
        };
    }

    private String truth(int depth) {
        if (depth == 0) {
            return pick("d < e", "w > v", "n = null", "d = e");
        }
        int less = depth - 1;
        String order = pick(" < ", " <= ", " > ", " >= ", " = ", " != ");
        return switch (random.nextInt(8)) {
            case 0, 1 -> "(" + day(less) + order + day(less) + ")";
            case 2 -> "(" + length(less) + order + length(less) + ")";
            case 3 -> "(" + number(less) + order + pick("365", "2023", "0", "12") + ")";
            case 4 -> "(" + day(less) + " in [" + day(less) + ".." + day(less) + "))";
            case 5 -> "(" + day(less) + pick(" = ", " != ") + "null)";
            case 6 -> "(" + day(less) + " between " + day(less) + " and " + day(less) + ")";
            default -> "(" + truth(less) + pick(" and ", " or ") + truth(less) + ")";
        };
    }

    private String odd(int depth) {
        int less = Math.max(0, depth - 1);
        return switch (random.nextInt(9)) {
            case 0 ->
                    "("
                            + day(less)
                            + " instance of "
                            + pick("date", "number", "Any", "string")
                            + ")";
            case 1 ->
                    "(function(x: " + pick("date", "number", "string") + ") x)(" + day(less) + ")";
            case 2 -> "(for i in " + day(less) + " return i)";
            case 3 -> "string(" + day(less) + ")";
            case 4 -> "[" + day(less) + ", " + length(less) + "]";
            case 5 -> "(" + day(less) + ")[" + truth(less) + "]";
            case 6 -> "(" + length(less) + pick(" / ", " + ", " * ") + pick("2", "n", "w") + ")";
            case 7 -> "list contains([@\"2024-01-01\", " + day(less) + "], " + day(less) + ")";
            default -> "{a: " + day(less) + "}.a.year";
        };
    }
}
