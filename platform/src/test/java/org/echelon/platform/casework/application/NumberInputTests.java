package org.echelon.platform.casework.application;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberInputTests {

    private static String money(String typed) {
        return NumberInput.read(typed, "yuan") instanceof NumberInput.Result.Read(var value)
                ? value.toString()
                : "refused";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20000000 | 20000000",
                "20,000,000 | 20000000",
                "20 000 000 | 20000000",
                "1,234.5 万元 | 12345000",
                "1,234.5万 | 12345000",
                "0.2亿 | 20000000",
                "0.2 亿元 | 20000000",
                "￥1,200.50元 | 1200.5",
                "¥1200.50 | 1200.5",
                "RMB 12.3 million | 12300000",
                "12.3 million yuan | 12300000",
                "１，２３４．５万元 | 12345000",
                ".5 | 0.5",
                "0 | 0",
                "-3.25 万元 | -32500",
                "−12 | -12",
                "300千元 | 300000",
                "2 百万元 | 2000000",
                "1000 CNY | 1000",
            })
    void readsAmountsAsTheyAreWrittenInBothLanguages(String typed, String yuan) {
        assertThat(money(typed)).isEqualTo(yuan);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "1,23",
                "12,34,567",
                "1.2.3",
                "5 USD",
                "3 人",
                "1e6",
                "--3",
                "万元",
                "3 dozen",
                "１２万万"
            })
    void refusesWhatIsNoAmountOrMayMeanTwo(String typed) {
        assertThat(money(typed)).isEqualTo("refused");
    }

    @ParameterizedTest
    @CsvSource({
        "45,persons,45",
        "45 人,persons,45",
        "1.2万人,persons,12000",
        "45.5 persons,persons,45.5",
        "3 项,items,3",
        "2件,items,2",
        "80分,points,80"
    })
    void readsCountsWithTheirUnit(String typed, String unit, String value) {
        assertThat(NumberInput.read(typed, unit))
                .isInstanceOfSatisfying(
                        NumberInput.Result.Read.class,
                        read -> assertThat(read.value()).hasToString(value));
    }

    @Test
    void aRefusalSaysWhatWasFoundAndHowToWriteIt() {
        assertThat(NumberInput.read("1,23", "yuan"))
                .isInstanceOfSatisfying(
                        NumberInput.Result.Refused.class,
                        refused -> {
                            assertThat(refused.problem().en())
                                    .contains("'1,23'")
                                    .contains("1,234,567");
                            assertThat(refused.problem().zh()).contains("“1,23”");
                        });
        assertThat(NumberInput.read("two", "persons"))
                .isInstanceOfSatisfying(
                        NumberInput.Result.Refused.class,
                        refused -> assertThat(refused.problem().en()).contains("'two'"));
    }
}
