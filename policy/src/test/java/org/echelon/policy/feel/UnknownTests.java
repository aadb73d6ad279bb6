package org.echelon.policy.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be said while something is unknown: as much as the bounds allow.
class UnknownTests {

    /// `x` within 2 and 10, `n` at least 0, `s` within -4 and 6, `m` within 1 and 3 or null, `t`
    /// true or false, `u` anything.
    private static final Map<String, Value> VARIABLES =
            Map.of(
                    "x", Feel.between(2, 10),
                    "n", Feel.between(0, null),
                    "s", Feel.between(-4, 6),
                    "m", new Value.OpenNumber(Rational.of(1), Rational.of(3), true, Feel.REVENUE),
                    "t", Feel.open(),
                    "u", Feel.unknown());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x + 1 | [3..11]",
                "5 - x | [-5..3]",
                "x * s | [-40..60]",
                "x * n | [0..∞)",
                "n * 0 | 0",
                "x / 2 | [1..5]",
                "1 / x | [0.1..0.5]",
                "6 / n | [0..∞) or null",
                "x / (n + 1) | [0..10]",
                "6 / s | (-∞..∞) or null",
                "n / 0 | null",
                "-x | [-10..-2]",
                "x ** 2 | [4..100]",
                "s ** 2 | [0..36]",
                "s ** 3 | [-64..216]",
                "abs(s) | [0..6]",
                "floor(x / 4) | [0..2]",
                "round half up(x / 4, 1) | [0.5..2.5]",
                "min(x, 4) | [2..4]",
                "max(x, 4, n) | [4..∞)",
                "min(u, 4) | (-∞..4] or null",
                "sum([x, n, 1]) | [3..∞)",
                "sum([x, null]) | null",
                "mean([x, 4]) | [3..7]",
                "product([x, s]) | [-40..60]",
                "median([1, x, 20]) | [2..10]",
                "count([x, u, t]) | 3",
                "count(u) | [0..∞) or null",
                "if x > 4 then 1 else 3 | [1..3]",
                "if x > 4 then 7 else 7 | 7",
                "if x > 1 then 7 else 8 | 7",
                "if t then 7 else null | [7..7] or null",
                "if u then x else \"none\" | unknown",
                "u + 1 | (-∞..∞) or null",
                "u.revenue | unknown",
                "u + \"x\" | unknown",
                "x + \"x\" | null",
            })
    void boundsNumbers(String text, String said) {
        assertThat(Feel.text(text, VARIABLES)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x > 1 | true",
                "x >= 2 | true",
                "x > 2 | true or false",
                "x > 10 | false",
                "x < n | true or false",
                "x > -n - 1 | true",
                "x = 11 | false",
                "x = 3 | true or false",
                "x != 11 | true",
                "x = null | false",
                "m = null | true or false",
                "m > 0 | true or null",
                "m > 5 | false or null",
                "m > 5 and true | false or null",
                "u = null | true or false",
                "u > 3 | true or false or null",
                "u > null | null",
                "x = \"a\" | null",
                "t and false | false",
                "t or true | true",
                "t and true | true or false",
                "t or null | true or null",
                "not(t) | true or false",
                "u and false | false",
                "x between 1 and 10 | true",
                "x between 3 and 20 | true or false",
                "x between 11 and 20 | false",
                "x in [2..10] | true",
                "x in (< 2, > 10) | false",
                "x in (11, 12) | false",
                "5 in [x..20] | true or false",
                "1 in [x..20] | false",
                "list contains([20, 30], x) | false",
                "list contains([x, 3], 3) | true",
                "list contains([\"city\"], u) | true or false",
                "some i in [1, x] satisfies i < 2 | true",
                "some i in [x, n] satisfies i < 0 | false",
                "every i in [x, 7] satisfies i > 1 | true",
                "every i in [x, 7] satisfies i > 3 | true or false",
                "every i in u satisfies i > 3 | true or false or null",
                "all([t, false]) | false",
                "any([t, true]) | true",
                "x instance of number | true",
                "u instance of number | true or false",
                "[x, 1] = [x, 2] | false",
                "{a: x} = {a: 11} | false",
            })
    void boundsTruth(String text, String said) {
        assertThat(Feel.text(text, VARIABLES)).isEqualTo(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count([1, 5, 20][item > x]) | [1..2]",
                "sum([1, 5, 20][item > x]) | [20..25]",
                "max([1, 5, 20][item > x]) | 20",
                "min([1, 5, 20][item > x]) | [5..20]",
                "mean([1, 5, 20][item > x]) | [5..20]",
                "max([1, 5][item > x]) | [5..5] or null",
                "sum([1, 5][item > x]) | [0..5] or null",
                "count([1, 5, 20][item > 4 and t]) | [0..2]",
                "[1, 5, 20][item > x][1] | [5..20]",
                "some i in [1, 5, 20][item > x] satisfies i = 20 | true",
                "some i in [1, 5, 20][item > x] satisfies i = 5 | true or false",
                "every i in [1, 5, 20][item > x] satisfies i > 4 | true",
                "list contains([1, 5, 20][item > x], 1) | false",
                "sum(for i in [1, 5, 20][item > x] return i * 2) | [40..50]",
                "[3, 5, 8][m] | unknown",
                "[3, 5, 8][x - 1] | [3..8] or null",
                "count([{k: x, v: 1}, {k: 20, v: 2}][k > 5]) | [1..2]",
                "sum([{k: x, v: 1}, {k: 20, v: 2}][k > 5].v) | [2..3]",
            })
    void boundsWhatIsDrawnFromListsOfUncertainMembers(String text, String said) {
        assertThat(Feel.text(text, VARIABLES)).isEqualTo(said);
    }

    @Test
    void namesEveryUnknownThatCountsAndNoOther() {
        Map<String, Value> variables =
                Map.of("x", Feel.between(0, 5), "t", Feel.open(), "k", Feel.number(3));

        assertThat(Causes.of(Feel.value("if t then x else k", variables)))
                .containsExactlyInAnyOrder(new Cause("revenue", 2023), new Cause("staff", null));
        assertThat(Causes.of(Feel.value("if t then 1 else k", variables))).isEqualTo(Feel.STAFF);
        assertThat(Causes.of(Feel.value("x < 9 and t", variables))).isEqualTo(Feel.STAFF);
        assertThat(Causes.of(Feel.value("x < 9", variables))).isEmpty();
    }

    @Test
    void testsAnUnknownInput() {
        Value input = Feel.between(5, 10);

        assertThat(Feel.test("> 4", input, Map.of())).isEqualTo(Value.TRUE);
        assertThat(Feel.test("[11..12], 13", input, Map.of())).isEqualTo(Value.FALSE);
        assertThat(Feel.test("not(11)", input, Map.of())).isEqualTo(Value.TRUE);
        assertThat(FeelText.of(Feel.test(">= 6", input, Map.of()))).isEqualTo("true or false");
        assertThat(Feel.test("-", Feel.unknown(), Map.of())).isEqualTo(Value.TRUE);
        assertThat(FeelText.of(Feel.test("\"city\"", Feel.unknown(), Map.of())))
                .isEqualTo("true or false or null");
        assertThat(FeelText.of(Feel.test("? > limit", Feel.number(7), Map.of("limit", input))))
                .isEqualTo("true or false");
    }

    @Test
    void hullHoldsEveryPossibleValueAndNoMore() {
        Value one = Feel.number(1);
        Value three = Feel.number(3);

        assertThat(Hull.of(List.of(one, one))).isEqualTo(one);
        assertThat(FeelText.of(Hull.of(List.of(three, one)))).isEqualTo("[1..3]");
        assertThat(FeelText.of(Hull.of(List.of(one, Value.NULL)))).isEqualTo("[1..1] or null");
        assertThat(FeelText.of(Hull.of(List.of(Value.TRUE, Value.NULL)))).isEqualTo("true or null");
        assertThat(FeelText.of(Hull.of(List.of(one, Value.TRUE)))).isEqualTo("unknown");
        assertThat(FeelText.of(Hull.of(List.of(Value.of("a"), Value.of("b")))))
                .isEqualTo("unknown");
        assertThat(
                        FeelText.of(
                                Hull.of(
                                        List.of(
                                                new Value.Context(Map.of("a", one)),
                                                new Value.Context(Map.of("a", three))))))
                .isEqualTo("{a: [1..3]}");
        assertThat(Causes.of(Hull.of(List.of(one, three), Set.of(new Cause("k", null)))))
                .containsExactly(new Cause("k", null));
    }
}
