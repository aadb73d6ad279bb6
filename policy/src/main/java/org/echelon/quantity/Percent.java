package org.echelon.quantity;

import java.math.RoundingMode;

/// A ratio as people write it: 4 % is 0.04. Exact.
///
/// @param points hundredths: 4 for 4 %
public record Percent(Rational points) implements Comparable<Percent> {

    /// `part` as a percentage of `whole`.
    ///
    /// @throws ArithmeticException when `whole` is zero
    public static Percent of(Rational part, Rational whole) {
        return ofRatio(part.dividedBy(whole));
    }

    public static Percent ofRatio(Rational ratio) {
        return new Percent(ratio.times(Rational.HUNDRED));
    }

    /// 0.04 for 4 %.
    public Rational ratio() {
        return points.dividedBy(Rational.HUNDRED);
    }

    /// This share of an amount, rounded by [Money#rounded].
    public Money of(Money amount) {
        return Money.rounded(amount.yuan().times(ratio()));
    }

    @Override
    public int compareTo(Percent other) {
        return points.compareTo(other.points);
    }

    /// The points rounded half up to four decimals, without trailing zeros, and a percent sign.
    @Override
    public String toString() {
        return points.toDecimal(4, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString() + "%";
    }
}
