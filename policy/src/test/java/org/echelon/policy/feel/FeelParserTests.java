package org.echelon.policy.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeelParserTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 + 2 * 3 | 7",
                "(1 + 2) * 3 | 9",
                "2 ** 3 ** 2 | 64",
                "-2 ** 2 | 4",
                "10 - 4 - 3 | 3",
                "1 < 2 and 2 < 3 or false | true",
                "1 + 1 = 2 | true",
                "- - 3 | 3",
                ".5 + 1e2 | 100.5",
                "1 instance of number and true | true",
                "2 + if true then 1 else 5 | 3",
            })
    void bindsOperatorsAsTheStandardDoes(String text, String value) {
        assertThat(Feel.text(text)).isEqualTo(value);
    }

    @Test
    void takesTheLongestKnownName() {
        Map<String, Value> variables =
                Map.of(
                        "minimum", Feel.number(1),
                        "minimum ratio", Feel.number(2),
                        "minimum-ratio", Feel.number(3),
                        "as of", Feel.number(4),
                        "days in office", Feel.number(5),
                        "director's fee", Feel.number(6));

        assertThat(Feel.text("minimum + minimum ratio", variables)).isEqualTo("3");
        assertThat(Feel.text("minimum-ratio * 2", variables)).isEqualTo("6");
        assertThat(Feel.text("minimum \n ratio", variables)).isEqualTo("2");
        assertThat(Feel.text("as of - minimum", variables)).isEqualTo("3");
        assertThat(Feel.text("for i in days in office..6 return i", variables)).isEqualTo("[5, 6]");
        assertThat(Feel.text("director's fee", variables)).isEqualTo("6");
    }

    @Test
    void knowsNamesThatTheTextItselfBringsIn() {
        assertThat(Feel.text("{net profit: 3, tax + fee: net profit + 1}.tax + fee"))
                .isEqualTo("4");
        assertThat(Feel.text("for last year in [1, 2] return last year * 2")).isEqualTo("[2, 4]");
        assertThat(Feel.text("(function(first part, b) first part - b)(5, 3)")).isEqualTo("2");
        assertThat(Feel.text("{企业 名称: \"甲\"}.企业 名称")).isEqualTo("\"甲\"");
    }

    @Test
    void findsMembersOfSeveralWordsAfterADot() {
        Parsed<Expression> parsed =
                FeelParser.expression(
                        "enterprise.registered on + 1",
                        Names.of(List.of("enterprise", "registered on")));

        assertThat(parsed.tree())
                .contains(
                        new Expression.Arithmetic(
                                Expression.Arithmetic.Operator.ADD,
                                new Expression.Path(
                                        new Expression.Name("enterprise"), "registered on"),
                                new Expression.Literal(Feel.number(1))));
    }

    @Test
    void readsComments() {
        assertThat(Feel.text("1 /* one */ + // and\n 2")).isEqualTo("3");
    }

    @Test
    void tellsRangesFromFilters() {
        assertThat(Feel.text("[1..5[")).isEqualTo("[1..5)");
        assertThat(Feel.text("]1..5]")).isEqualTo("(1..5]");
        assertThat(Feel.text("{a: [1, 5], r: [1..a[2]]}.r")).isEqualTo("[1..5]");
        assertThat(Feel.text("{a: 5, r: [1..a[}.r")).isEqualTo("[1..5)");
        assertThat(Feel.text("(> 5)")).isEqualTo("(>5)");
        assertThat(Feel.text("5 in (3..5]")).isEqualTo("true");
        assertThat(Feel.text("5 in (1, 2, (3..5])")).isEqualTo("true");
    }

    @Test
    void readsTheCellsOfADecisionTable() {
        assertThat(FeelParser.unaryTests("-", Names.none()).tree()).contains(UnaryTests.ANY);
        assertThat(FeelParser.unaryTests("< 5, [7..9]", Names.none()).tree().orElseThrow().tests())
                .hasSize(2);
        assertThat(
                        FeelParser.unaryTests("not(\"a\", \"b\")", Names.none())
                                .tree()
                                .orElseThrow()
                                .negated())
                .isTrue();
        assertThat(FeelParser.unaryTests("-5", Names.none()).tree().orElseThrow().any()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "1 + | 1:4 | found the end of the text, expected an expression",
                "if a then 1 | 1:12 | found the end of the text, expected 'else' after 'then' and its"
                        + " expression",
                "(1, 2) | 1:3 | found ',', expected ')' to close '('",
                "[1, 2 | 1:6 | found the end of the text, expected ']' to close the list",
                "a b | 1:3 | found 'b', expected an operator or the end of the text",
                "{a 1} | 1:2 | found 'a', expected a key and ':' in the context",
                "f(a: 1, 2) | 1:10 | found ')', expected every argument by name, or every one by"
                        + " position",
                "x between 1 or 2 | 1:13 | found 'or', expected 'and' between the two ends of"
                        + " 'between'",
                "1 + \"open | 1:5 | the string has no closing '\"'",
                "@2024 | 1:1 | '@' starts a date, time or duration: @\"2024-06-30\"",
                "1 /* a | 1:3 | the comment has no closing '*/'",
            })
    void saysWhereATextIsWrongAndWhatWasExpected(String text, String place, String message) {
        Problem problem = Feel.problem(text);

        assertThat(problem.line() + ":" + problem.column()).isEqualTo(place);
        assertThat(problem.message()).isEqualTo(message);
    }

    @Test
    void countsLinesAndCharacters() {
        Problem problem = Feel.problem("1 +\n  \"🐎\" + ]");

        assertThat(problem.line()).isEqualTo(2);
        assertThat(problem.column()).isEqualTo(10);
    }

    @Test
    void refusesTextsThatAreNestedTooDeep() {
        String nested = "(".repeat(5_000) + "1" + ")".repeat(5_000);

        assertThat(Feel.problem(nested).message())
                .isEqualTo("expressions are nested more than 150 deep");
        assertThat(Feel.problem("- ".repeat(5_000) + "1").message())
                .isEqualTo(
                        "more than 600 operators follow or hold one another; split the"
                                + " expression");
        assertThat(Feel.problem("[".repeat(5_000)).message())
                .isEqualTo("expressions are nested more than 150 deep");
        assertThat(
                        FeelParser.type("list<".repeat(5_000), Names.none())
                                .problems()
                                .getFirst()
                                .message())
                .contains("nested less deep");
    }

    @Test
    void countsNoOperatorsThatStandSideBySide() {
        assertThat(Feel.text("count([" + "1 + 2, ".repeat(5_000) + "-1])")).isEqualTo("5001");
        assertThat(Feel.text("1" + " + 1".repeat(500))).isEqualTo("501");
        assertThat(Feel.problem("1" + " + 1".repeat(100_000)).message()).contains("600");
    }

    @Test
    void readsLongListsAndConjunctions() {
        assertThat(Feel.text("count([" + "1, ".repeat(20_000) + "1])")).isEqualTo("20001");
        assertThat(Feel.text("true" + " and true".repeat(5_000))).isEqualTo("true");
    }

    @Test
    void understandsNoTextWithoutSayingSo() {
        for (String text :
                List.of("", " ", ")", "..", "for", "a.", "a[", "?(", "{", "@", "\u0000")) {
            Parsed<Expression> parsed = FeelParser.expression(text, Names.none());

            assertThat(parsed.tree().isEmpty()).as(text).isEqualTo(!parsed.problems().isEmpty());
            assertThat(parsed.problems()).as(text).isNotEmpty();
        }
    }
}
