package org.echelon.quantity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

class RationalTests {
    private static final List<Long> EDGES =
            List.of(
                    0L,
                    1L,
                    -1L,
                    2L,
                    3L,
                    -7L,
                    10L,
                    1L << 31,
                    -(1L << 31),
                    1L << 62,
                    Long.MAX_VALUE,
                    Long.MAX_VALUE - 1,
                    Long.MIN_VALUE,
                    Long.MIN_VALUE + 1,
                    3_037_000_500L,
                    -3_037_000_499L);

    @Test
    void countsAlikeInSmallAndInLargeNumbers() {
        for (long a : EDGES) {
            for (long b : EDGES) {
                for (long c : List.of(1L, 2L, 3L, 7L, 10L, Long.MAX_VALUE)) {
                    Rational x = Rational.of(a, c);
                    Rational y = Rational.of(b, 3);
                    BigInteger left = BigInteger.valueOf(a).multiply(BigInteger.valueOf(3));
                    BigInteger right = BigInteger.valueOf(b).multiply(BigInteger.valueOf(c));
                    BigInteger bottom = BigInteger.valueOf(c).multiply(BigInteger.valueOf(3));

                    assertThat(x.plus(y)).isEqualTo(Rational.of(left.add(right), bottom));
                    assertThat(x.minus(y)).isEqualTo(Rational.of(left.subtract(right), bottom));
                    assertThat(x.times(y))
                            .isEqualTo(
                                    Rational.of(
                                            BigInteger.valueOf(a).multiply(BigInteger.valueOf(b)),
                                            bottom));
                    assertThat(x.compareTo(y)).isEqualTo(left.compareTo(right));
                    assertThat(x.minus(y).plus(y)).isEqualTo(x);
                    if (b != 0) {
                        assertThat(x.dividedBy(y).times(y)).isEqualTo(x);
                    }
                }
            }
        }
    }

    @Test
    void hasOneFormForEachNumber() {
        assertThat(Rational.of(2, -4)).isEqualTo(Rational.of(-1, 2));
        assertThat(Rational.of(2, -4).hashCode()).isEqualTo(Rational.of(-1, 2).hashCode());
        assertThat(Rational.of(new BigDecimal("0.50"))).isEqualTo(Rational.of(1, 2));
    }

    @Test
    void roundsDownAndUpToWholeNumbers() {
        assertThat(Rational.of(-7, 2).floor()).isEqualTo(-4);
        assertThat(Rational.of(-7, 2).ceiling()).isEqualTo(-3);
        assertThat(Rational.parse("1e30").plus(Rational.of(1, 2)).floor())
                .isEqualTo(BigInteger.TEN.pow(30));
    }

    @Test
    void writesDecimalsWhereThereAreAnyAndFractionsElsewhere() {
        assertThat(Rational.of(1, 20)).hasToString("0.05");
        assertThat(Rational.of(1, 3)).hasToString("1/3");
        assertThat(Rational.parse("1.5e3")).hasToString("1500");
    }

    @Test
    void refusesNumbersThatWouldExhaustTheMemory() {
        assertThatThrownBy(() -> Rational.parse("1e10000"))
                .isInstanceOf(NumberFormatException.class);
        assertThatThrownBy(
                        () -> {
                            Rational number = Rational.of(3);
                            for (int i = 0; i < 20; i++) {
                                number = number.times(number);
                            }
                        })
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("a number of more than 65536 bits");
    }
}
