package org.echelon.policy.feel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// FEEL's built-in functions, by the tables of DMN 1.5.
class BuiltInTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "decimal(2/3, 3) | 0.667",
                "decimal(0.125, 2) | 0.12",
                "decimal(1250, -2) | 1200",
                "floor(-0.5) | -1",
                "ceiling(7.231, 2) | 7.24",
                "round up(-1.21, 1) | -1.3",
                "round down(-1.29, 1) | -1.2",
                "round half up(2.5, 0) | 3",
                "round half up(-2.5, 0) | -3",
                "round half down(2.5, 0) | 2",
                "round half down(2.51, 0) | 3",
                "decimal(1, 7000) | null",
                "abs(-4.5) | 4.5",
                "abs(@\"-PT5H\") | @\"PT5H\"",
                "modulo(-7, 3) | 2",
                "modulo(7, -3) | -2",
                "modulo(5.5, 2) | 1.5",
                "modulo(1, 0) | null",
                "sqrt(20.25) | 4.5",
                "sqrt(2) | 1.414213562373095048801688724209698",
                "sqrt(-1) | null",
                "exp(1) | 2.718281828459045235360287471352662",
                "log(10) | 2.302585092994045684017991454684364",
                "log(exp(3)) | 3",
                "exp(-50) | 0.0000000000000000000001928749847963917783017342816527013",
                "odd(-3) | true",
                "even(2.5) | null",
                "(1/3) * 3 | 1",
                "0.1 + 0.2 = 0.3 | true",
                "1000000 ** 3 | 1000000000000000000",
                "2 ** -2 | 0.25",
                "(-8) ** (1/3) | null",
                "0 ** -1 | null",
                "1.05 ** 2.5 | 1.129726321947045721750119514527446",
            })
    void countsExactlyAndRoundsWhereAsked(String text, String value) {
        assertThat(Feel.text(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "substring(\"技术企业\", 2, 2) | \"术企\"",
                "substring(\"🐎🐎a\", -2) | \"🐎a\"",
                "substring(\"abc\", 0) | null",
                "substring(\"abc\", 4) | null",
                "string length(\"🐎a\") | 2",
                "upper case(\"straße\") | \"STRASSE\"",
                "substring before(\"cn/gansu/lanzhou\", \"/\") | \"cn\"",
                "substring after(\"cn/gansu\", \"/\") | \"gansu\"",
                "contains(\"高新技术\", \"新技\") | true",
                "starts with(\"620102\", \"62\") | true",
                "ends with(\"620102\", \"2\") | true",
                "split(\"a, b,c\", \",\\s*\") | [\"a\", \"b\", \"c\"]",
                "string join([\"a\", null, \"b\"], \"/\") | \"a/b\"",
                "string join([\"a\", 1]) | null",
                "string(0.10) | \"0.1\"",
                "string([1, {a: \"x\"}]) | \"[1, {a: \\\"x\\\"}]\"",
                "string(@\"2024-06-30\") | \"2024-06-30\"",
                "number(\"1 234,5\", \" \", \",\") | 1234.5",
                "number(\"abc\") | null",
                "number(\"1,2\", \",\", \",\") | null",
            })
    void worksOnTextsByCodePoints(String text, String value) {
        assertThat(Feel.text(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "matches(\"9144-0101\", \"\\d{4}-\\d{4}\") | true",
                "matches(\"Abc\", \"abc\", \"i\") | true",
                "matches(\"a\\nb\", \"a.b\") | false",
                "matches(\"a\\nb\", \"a.b\", \"s\") | true",
                "matches(\"x\\nabc\", \"^abc$\", \"m\") | true",
                "matches(\"hello\", \"h e l l o\", \"x\") | true",
                "matches(\"a.c\", \"a.c\", \"q\") | true",
                "matches(\"abc\", \"a.c\", \"q\") | false",
                "matches(\"e\", \"[a-z-[aeiou]]\") | false",
                "matches(\"f\", \"^[a-z-[aeiou]]$\") | true",
                "matches(\"abab\", \"^(ab)\\1$\") | true",
                "matches(\"a\", \"(a)\\2\") | null",
                "matches(\"a\", \"(?=a)\") | null",
                "matches(\"a\", \"a++\") | null",
                "matches(\"a\", \"[\") | null",
                "matches(\"a\", \"a\", \"z\") | null",
                "matches(\"技\", \"\\p{L}\") | true",
                "replace(\"2024-06-30\", \"(\\d+)-(\\d+)-(\\d+)\", \"$3.$2.$1\") | \"30.06.2024\"",
                "replace(\"ab\", \"(a)(b)\", \"$12\") | \"a2\"",
                "replace(\"ab\", \"b\", \"\\$\") | \"a$\"",
                "replace(\"ab\", \"x*\", \"-\") | null",
                "replace(\"ab\", \"b\", \"$\") | null",
            })
    void readsRegularExpressionsAsXpathDoes(String text, String value) {
        assertThat(Feel.text(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "list contains([1, null], null) | true",
                "count([]) | 0",
                "min([@\"2024-01-02\", @\"2024-01-01\"]) | @\"2024-01-01\"",
                "max(\"b\", \"a\") | \"b\"",
                "min([1, \"a\"]) | null",
                "sum([]) | null",
                "mean([1, 2, 4]) | 2.333333333333333333333333333333333",
                "median([8, 2, 5, 3]) | 4",
                "stddev([2, 4, 4, 4, 5, 5, 7, 9]) | 2.138089935299395077476427847038028",
                "mode([2, 1, 2, 1, 3]) | [1, 2]",
                "product([2, 3, 4]) | 24",
                "all([true, null, false]) | false",
                "any([]) | false",
                "sublist([4, 5, 6], -2) | [5, 6]",
                "sublist([4, 5, 6], 2, 5) | null",
                "append([1], 2, [3]) | [1, 2, [3]]",
                "concatenate([1], [2, 3]) | [1, 2, 3]",
                "insert before([1, 3], 2, 2) | [1, 2, 3]",
                "insert before([1, 3], -1, 2) | [1, 2, 3]",
                "remove([1, 2, 3], 2) | [1, 3]",
                "reverse([1, 2, 3]) | [3, 2, 1]",
                "index of([1, 2, 1], 1) | [1, 3]",
                "union([1, 2], [2, 3]) | [1, 2, 3]",
                "distinct values([1, 2, 1.0]) | [1, 2]",
                "flatten([[1, [2]], 3]) | [1, 2, 3]",
                "sort([3, 1, 2], function(x, y) x < y) | [1, 2, 3]",
                "sort([{k: 1, v: \"b\"}, {k: 1, v: \"a\"}], function(x, y) x.k < y.k).v"
                        + " | [\"b\", \"a\"]",
                "sort([1, \"a\"], function(x, y) x < y) | null",
                "list replace([2, 4, 7], function(item, newItem) item < newItem, 5) | [5, 5, 7]",
                "list replace([2, 4, 7], -1, 9) | [2, 4, 9]",
            })
    void worksOnLists(String text, String value) {
        assertThat(Feel.text(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "get value({a: 1}, \"a\") | 1",
                "get entries({a: 1}) | [{key: \"a\", value: 1}]",
                "context([{key: \"a\", value: 1}, {key: \"b\", value: 2}]) | {a: 1, b: 2}",
                "context([{key: \"a\", value: 1}, {key: \"a\", value: 2}]) | null",
                "context put({a: 1}, \"b\", 2) | {a: 1, b: 2}",
                "context put({a: {b: 1}}, [\"a\", \"b\"], 2) | {a: {b: 2}}",
                "context put({a: 1}, [], 2) | null",
                "context merge([{a: 1, b: 1}, {b: 2}]) | {a: 1, b: 2}",
                "{a: 1, a: 2} | null",
            })
    void worksOnContexts(String text, String value) {
        assertThat(Feel.text(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "date(\"2024-02-30\") | null",
                "date(2024, 2, 29) | @\"2024-02-29\"",
                "date(\"2024-02-29\") + duration(\"P1Y\") | @\"2025-02-28\"",
                "date(\"2024-01-31\") + duration(\"P1M\") | @\"2024-02-29\"",
                "@\"2024-03-01\" - @\"2024-02-28\" | @\"P2D\"",
                "(@\"2024-03-01\" - @\"2024-02-28\").days | 2",
                "time(23, 30, 0.5, duration(\"PT8H\")) | @\"23:30:00.5+08:00\"",
                "time(\"23:30:00\") + @\"PT45M\" | @\"00:15:00\"",
                "@\"2024-06-30T08:00:00@Asia/Shanghai\" = @\"2024-06-30T02:00:00@Europe/Paris\""
                        + " | true",
                "is(@\"10:00:00Z\", @\"18:00:00+08:00\") | false",
                "date and time(@\"2024-06-30\", @\"10:00:00\") | @\"2024-06-30T10:00:00\"",
                "date and time(\"2024-06-30T24:00:00\") | @\"2024-07-01T00:00:00\"",
                "date and time(\"2024-06-30T10:00:00+15:00\") | null",
                "years and months duration(@\"2022-12-19\", @\"2024-06-30\") | @\"P1Y6M\"",
                "@\"P1Y2M\" / @\"P7M\" | 2",
                "@\"P1D\" * 1.5 | @\"P1DT12H\"",
                "@\"P1Y\" + @\"P1D\" | null",
                "duration(\"PT36H\") | @\"P1DT12H\"",
                "@\"2024-06-30\".weekday | 7",
                "@\"2024-06-30T10:11:12+08:00\".time offset | @\"PT8H\"",
                "@\"2024-06-30T10:11:12@Asia/Shanghai\".timezone | \"Asia/Shanghai\"",
                "day of year(@\"2024-12-31\") | 366",
                "day of week(@\"2024-06-30\") | \"Sunday\"",
                "month of year(@\"2024-06-30\") | \"June\"",
                "week of year(@\"2021-01-03\") | 53",
                "now() | @\"2024-06-30T12:00:00@Asia/Shanghai\"",
                "today() | @\"2024-06-30\"",
                "@\"not a date\" | null",
            })
    void countsDaysAndMonths(String text, String value) {
        assertThat(Feel.text(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "before(1, [2..3]) | true",
                "before([1..2], [2..3]) | false",
                "before([1..2), [2..3]) | true",
                "after([5..6], 4) | true",
                "meets([1..2], [2..3]) | true",
                "met by([2..3], [1..2]) | true",
                "overlaps([1..5], [5..8]) | true",
                "overlaps([1..5), [5..8]) | false",
                "overlaps before([1..5], [3..8]) | true",
                "overlaps after([3..8], [1..5]) | true",
                "finishes(5, [1..5]) | true",
                "finished by([1..5], [3..5]) | true",
                "includes([1..9], (1..9)) | true",
                "during((1..9), [1..9]) | true",
                "during(3, (< 5)) | true",
                "starts([1..3], [1..5]) | true",
                "started by([1..5], 1) | true",
                "coincides([1..5], [1..5]) | true",
                "coincides(1, \"a\") | null",
                "range(\"[18..21)\") | [18..21)",
                "range(\"(..21)\") | (null..21)",
                "range(\"[..21)\") | null",
                "range(\"[21..18]\") | null",
                "range(\"[@\\\"2024-01-01\\\"..@\\\"2024-12-31\\\"]\").start | @\"2024-01-01\"",
                "[1..5].end | 5",
                "(> 5).start included | false",
            })
    void relatesPointsAndRanges(String text, String value) {
        assertThat(Feel.text(text)).isEqualTo(value);
    }

    @Test
    void takesArgumentsByName() {
        assertThat(Feel.text("substring(start position: 2, string: \"abc\")")).isEqualTo("\"bc\"");
        assertThat(Feel.text("substring(begin: 2, string: \"abc\")")).isEqualTo("null");
        assertThat(Feel.text("round half up(scale: 1, n: 2.25)")).isEqualTo("2.3");
    }

    @Test
    void isAValueThatCanBePassedOn() {
        assertThat(Feel.text("(function(f, x) f(x))(sqrt, 9)")).isEqualTo("3");
        assertThat(Feel.text("abs")).isEqualTo("abs");
    }
}
