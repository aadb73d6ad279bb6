package org.echelon.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Requirement;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;

class FormatsTests {

    private final Formats zh = new Formats(Locale.SIMPLIFIED_CHINESE);
    private final Formats en = new Formats(Locale.ENGLISH);

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    @Test
    void chineseMoneyIsInYuanMyriadsOrHundredMillions() {
        assertThat(zh.money(Rational.of(9_999))).isEqualTo("9,999元");
        assertThat(zh.money(Rational.of(412_000))).isEqualTo("41.2万元");
        assertThat(zh.money(Rational.of(179_000_000))).isEqualTo("1.79亿元");
        assertThat(zh.money(Rational.of(-412_000))).isEqualTo("−41.2万元");
    }

    @Test
    void englishMoneyHasThousandsAndFromAMillionOnMillions() {
        assertThat(plain(en.money(Rational.of(412_000)))).isEqualTo("412,000 yuan");
        assertThat(plain(en.money(Rational.parse("412000.05")))).isEqualTo("412,000.05 yuan");
        assertThat(plain(en.money(Rational.of(49_200_000)))).isEqualTo("49.2 million yuan");
    }

    @Test
    void aValueNeverReadsLikeTheThresholdItMisses() {
        var compared =
                zh.compared(
                        new Quantity.Exact(Rational.parse("3.9999")),
                        new Requirement(">=", new Quantity.Exact(Rational.of(4))),
                        "percent");

        assertThat(compared.actual()).isEqualTo("3.9999%");
        assertThat(compared.required()).isEqualTo("至少4.0000%");
    }

    @Test
    void aFenAboveTheCeilingIsSeen() {
        var compared =
                zh.compared(
                        new Quantity.Exact(Rational.parse("200000000.01")),
                        new Requirement("<=", new Quantity.Exact(Rational.of(200_000_000))),
                        "yuan");

        assertThat(compared.actual()).isEqualTo("2.0000000001亿元");
        assertThat(compared.required()).isEqualTo("不超过2亿元");
    }

    @Test
    void aShortfallIsNeverShownAsZero() {
        Quantity little = new Quantity.Exact(Rational.parse("0.0001"));

        assertThat(zh.shortfall(little, "percent")).isEqualTo("0.0001个百分点");
        assertThat(plain(en.shortfall(little, "percent"))).isEqualTo("0.0001 percentage points");
    }

    @Test
    void countsHaveTheirUnitInBothLanguages() {
        assertThat(zh.number(Rational.of(100), "persons")).isEqualTo("100人");
        assertThat(plain(en.number(Rational.of(1), "persons"))).isEqualTo("1 person");
        assertThat(plain(en.number(Rational.of(62), "points"))).isEqualTo("62 points");
        assertThat(zh.number(Rational.of(3), "rank")).isEqualTo("第3名");
        assertThat(zh.number(Rational.of(0), "rank")).isEqualTo("无");
    }

    @Test
    void anOpenValueIsARangeOrUnknown() {
        Quantity range = new Quantity.Open(Rational.of(62), Rational.of(78));

        assertThat(zh.quantity(range, "points")).isEqualTo("62–78分");
        assertThat(plain(en.quantity(range, "points"))).isEqualTo("62–78 points");
        assertThat(zh.quantity(new Quantity.Open(null, null), "yuan")).isEqualTo("未知");
        assertThat(en.quantity(new Quantity.Open(Rational.ZERO, Rational.HUNDRED), "percent"))
                .isEqualTo("unknown");
    }
}
