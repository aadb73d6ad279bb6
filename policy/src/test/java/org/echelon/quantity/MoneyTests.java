package org.echelon.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MoneyTests {

    @Test
    void readsYuanWithTwoDecimals() {
        assertThat(Money.parse("1234.5").fen()).isEqualTo(123_450);
        assertThat(Money.parse("-0.01").toString()).isEqualTo("-0.01");
        assertThat(Money.parse("20.500")).isEqualTo(new Money(2_050));
    }

    @Test
    void refusesAFractionOfAFen() {
        assertThatThrownBy(() -> Money.parse("0.005"))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("0.005 has more than two decimals of yuan");
    }

    @Test
    void roundsHalfAFenAwayFromZero() {
        assertThat(Money.rounded(Rational.of(1, 200))).isEqualTo(new Money(1));
        assertThat(Money.rounded(Rational.of(-1, 200))).isEqualTo(new Money(-1));
        assertThat(Money.rounded(Rational.of(1, 3))).isEqualTo(new Money(33));
    }

    @Test
    void splitsWithoutLosingAFen() {
        List<Money> parts = Money.parse("100.00").split(3);

        assertThat(parts).containsExactly(new Money(3_334), new Money(3_333), new Money(3_333));
    }

    @Test
    void givesTheFenThatAreLeftToThePartsThatLostMost() {
        List<Money> parts =
                new Money(10).split(List.of(Rational.of(1), Rational.of(1), Rational.of(4)));

        assertThat(parts).containsExactly(new Money(2), new Money(2), new Money(6));
    }

    @Test
    void splitsDebtsToo() {
        for (long fen = -50; fen <= 50; fen++) {
            for (int parts = 1; parts < 8; parts++) {
                Money sum = new Money(fen).split(parts).stream().reduce(Money.ZERO, Money::plus);

                assertThat(sum).isEqualTo(new Money(fen));
            }
        }
    }

    @Test
    void refusesToSplitByNothing() {
        assertThatThrownBy(() -> Money.ofYuan(5).split(List.of(Rational.ZERO)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nothing to split 5.00 yuan by");
    }

    @Test
    void refusesToOverflow() {
        assertThatThrownBy(() -> new Money(Long.MAX_VALUE).plus(new Money(1)))
                .isInstanceOf(ArithmeticException.class);
    }
}
