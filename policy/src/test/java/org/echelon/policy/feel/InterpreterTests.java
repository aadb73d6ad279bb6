package org.echelon.policy.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpreterTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 + \"a\" | null",
                "1 / 0 | null",
                "missing | null",
                "missing.member | null",
                "missing(1) | null",
                "null > 1 | null",
                "\"a\" > 1 | null",
                "-\"a\" | null",
                "{a: 1} + 1 | null",
                "abs() | null",
                "abs(1, 2) | null",
                "[1, 2][\"a\"] | []",
                "if null then 1 else 2 | 2",
                "if \"true\" then 1 else 2 | 2",
                "for i in null return i | null",
                "some i in null satisfies true | null",
                "not(1) | null",
            })
    void givesNullForWhatIsIllTyped(String text, String value) {
        assertThat(Feel.text(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "true and null | null",
                "false and null | false",
                "true or null | true",
                "false or null | null",
                "not(null) | null",
                "1 = null | false",
                "null = null | true",
                "1 = \"1\" | null",
                "1 != \"1\" | null",
                "[1, [2]] = [1, [2.0]] | true",
                "{a: 1, b: 2} = {b: 2, a: 1} | true",
                "[1, \"a\"] = [1, 2] | null",
                "\"b\" > \"B\" | true",
                "\"\uFF5E\" < \"🐎\" | true",
                "@\"P1D\" = @\"PT24H\" | true",
                "2 between 1 and 3 | true",
                "2 in (1, 3) | false",
                "2 in [1, 2] | true",
                "2 in [[1..3]] | true",
                "[1, 2] in [[1, 2], [3]] | true",
                "2 in (> 1) | true",
                "2 in (!= 2) | false",
                "null in (1, null) | true",
            })
    void comparesByThreeValuedLogic(String text, String value) {
        assertThat(Feel.text(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[10, 20, 30][2] | 20",
                "[10, 20, 30][-1] | 30",
                "[10, 20, 30][4] | null",
                "[10, 20, 30][item > 15] | [20, 30]",
                "[{a: 1, b: 5}, {a: 2}][a = 2] | [{a: 2}]",
                "[{a: 1, b: 5}, {a: 2}].b | [5, null]",
                "[{item: 1}, {item: 2}][item = 2].item | [2]",
                "5[item > 3] | [5]",
                "null[item > 3] | []",
                "{a: {b: [{c: 1}, {c: 2}]}}.a.b[c = 2].c | [2]",
                "for i in 3..1 return i | [3, 2, 1]",
                "for i in [1..3) return i | [1, 2]",
                "for d in @\"2024-02-28\"..@\"2024-03-01\" return d.day | [28, 29, 1]",
                "for i in [1, 2], j in [i, 10] return i * j | [1, 10, 4, 20]",
                "for i in 1..4 return if i < 3 then 1 else partial[-1] + partial[-2]"
                        + " | [1, 1, 2, 3]",
                "some i in [1, 2], j in [2, 3] satisfies i = j | true",
                "every i in [] satisfies false | true",
                "{a: 1, b: a + 1, c: {a: 5, d: a + b}} | {a: 1, b: 2, c: {a: 5, d: 7}}",
            })
    void walksListsAndContexts(String text, String value) {
        assertThat(Feel.text(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 instance of number | true",
                "null instance of number | false",
                "null instance of Any | false",
                "null instance of Null | true",
                "[1, 2] instance of list<number> | true",
                "[1, \"a\"] instance of list<number> | false",
                "{a: 1, b: 2} instance of context<a: number> | true",
                "{a: 1} instance of context<a: string> | false",
                "[1..5] instance of range<number> | true",
                "@\"P1Y\" instance of years and months duration | true",
                "@\"2024-06-30T10:00:00\" instance of date and time | true",
                "(function(a: number) a) instance of function<number> -> Any | true",
                "(function(a: string) a) instance of function<number> -> Any | false",
                "1 instance of unheard of | null",
            })
    void knowsTheTypesOfValues(String text, String value) {
        if (text.contains("unheard")) {
            assertThat(Feel.text("1 instance of unheard")).isEqualTo(value);
        } else {
            assertThat(Feel.text(text)).isEqualTo(value);
        }
    }

    @Test
    void closesOverTheVariablesWhereAFunctionIsWritten() {
        assertThat(Feel.text("{rate: 3, f: function(x) x * rate, g: (function(rate) f(2))(100)}.g"))
                .isEqualTo("6");
        assertThat(Feel.text("((function(a) function(b) a - b)(5))(3)")).isEqualTo("2");
        assertThat(Feel.text("(function(a, b) a - b)(b: 3, a: 5)")).isEqualTo("2");
        assertThat(Feel.text("(function(a) a)(1, 2)")).isEqualTo("null");
    }

    @Test
    void convertsArgumentsToTheTypesOfParameters() {
        assertThat(Feel.text("(function(a: number) a)([7])")).isEqualTo("7");
        assertThat(Feel.text("(function(a: list<number>) a)(7)")).isEqualTo("[7]");
        assertThat(Feel.text("(function(a: number) a)(\"x\")")).isEqualTo("null");
    }

    @Test
    void letsAVariableHideABuiltInFunction() {
        Map<String, Value> variables = Map.of("count", Feel.number(3));

        assertThat(Feel.text("count + 1", variables)).isEqualTo("4");
        assertThat(Feel.text("[{min: 4}][min = 4].min")).isEqualTo("[4]");
    }

    @Test
    void testsTheInputOfACell() {
        Map<String, Value> variables = Map.of("limit", Feel.number(10));

        assertThat(Feel.test("< limit", Feel.number(3), variables)).isEqualTo(Value.TRUE);
        assertThat(Feel.test("\"a\", \"b\"", Value.of("b"), variables)).isEqualTo(Value.TRUE);
        assertThat(Feel.test("not(\"a\", \"b\")", Value.of("b"), variables)).isEqualTo(Value.FALSE);
        assertThat(Feel.test("? > 1 and ? < limit", Feel.number(3), variables))
                .isEqualTo(Value.TRUE);
        assertThat(Feel.test("not(? > 1)", Feel.number(3), variables)).isEqualTo(Value.FALSE);
        assertThat(Feel.test("contains(?, \"新\")", Value.of("高新"), variables))
                .isEqualTo(Value.TRUE);
        assertThat(Feel.test("false", Value.FALSE, variables)).isEqualTo(Value.TRUE);
        assertThat(Feel.test("[1..3)", Value.NULL, variables)).isEqualTo(Value.NULL);
        assertThat(Feel.test("null", Value.NULL, variables)).isEqualTo(Value.TRUE);
        assertThat(Feel.test("-", Value.NULL, variables)).isEqualTo(Value.TRUE);
    }

    @Test
    void marksWhatWasRounded() {
        assertThat(Feel.value("1/3"))
                .isInstanceOfSatisfying(Value.Numeric.class, n -> assertThat(n.exact()).isTrue());
        assertThat(Feel.value("sqrt(2) + 1"))
                .isInstanceOfSatisfying(Value.Numeric.class, n -> assertThat(n.exact()).isFalse());
        assertThat(Feel.value("sqrt(4) + 1"))
                .isInstanceOfSatisfying(Value.Numeric.class, n -> assertThat(n.exact()).isTrue());
    }

    @Test
    void readsBackWhatItWrites() {
        for (String text :
                List.of(
                        "\"a \\\"b\\\" \\\\ \\n\"",
                        "[1, {a: null, \"b:c\": [true]}]",
                        "@\"2024-06-30T10:00:00.5@Asia/Shanghai\"",
                        "@\"-P1Y2M\"",
                        "@\"P1DT2H0.25S\"",
                        "@\"-0044-03-15\"",
                        "(1..2]",
                        "(<=5)",
                        "(=5)")) {
            assertThat(Feel.text(Feel.text(text))).isEqualTo(Feel.text(text));
            assertThat(Feel.value(Feel.text(text))).isEqualTo(Feel.value(text));
        }
    }
}
