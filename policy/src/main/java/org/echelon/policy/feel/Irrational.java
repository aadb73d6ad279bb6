package org.echelon.policy.feel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Powers, roots, exponential and logarithm: exact where the result is rational, otherwise rounded
/// to 34 digits, half to even.
final class Irrational {
    static final MathContext DIGITS = new MathContext(34, RoundingMode.HALF_EVEN);

    private static final MathContext WORK = new MathContext(60, RoundingMode.HALF_EVEN);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal LN_2 =
            new BigDecimal(
                    "0.693147180559945309417232121458176568075500134360255254120680009493393621969694716");

    /// The largest magnitude of a natural exponent: e to it has about 6144 digits, as in FEEL.
    private static final BigDecimal MAX_EXPONENT = BigDecimal.valueOf(14_149);

    /// What a root, a logarithm or a power that is not exact costs, in steps.
    static final int EFFORT = 250;

    private Irrational() {}

    static Value power(Rational base, Rational exponent, boolean exact) {
        if (exponent.isInteger()) {
            Value whole = wholePower(base, exponent.numerator(), exact);
            if (whole != null) {
                return whole;
            }
        }
        if (base.signum() == 0) {
            return exponent.signum() > 0 ? Value.of(Rational.ZERO) : Value.NULL;
        }
        if (base.signum() < 0 && !exponent.isInteger()) {
            return Value.NULL;
        }
        if (exponent.equals(Rational.of(1, 2))) {
            return squareRoot(base, exact);
        }
        BigDecimal power =
                exp(exponent.toDecimal(WORK).multiply(ln(base.abs().toDecimal(WORK)), WORK));
        if (power == null) {
            return Value.NULL;
        }
        boolean negative =
                base.signum() < 0 && exponent.isInteger() && exponent.numerator().testBit(0);
        return Arithmetic.rounded((negative ? power.negate() : power).round(DIGITS));
    }

    /// The exact power, null (Java's) where it has too many bits to be exact.
    private static @Nullable Value wholePower(Rational base, BigInteger exponent, boolean exact) {
        if (base.signum() == 0 && exponent.signum() < 0) {
            return Value.NULL;
        }
        if (base.abs().equals(Rational.ONE) || base.signum() == 0) {
            boolean one = exponent.signum() == 0 || base.signum() > 0 || !exponent.testBit(0);
            return new Value.Numeric(
                    exponent.signum() == 0 || base.signum() != 0
                            ? Rational.of(one ? 1 : -1)
                            : Rational.ZERO,
                    exact);
        }
        int bits = Math.max(base.numerator().bitLength(), base.denominator().bitLength());
        BigInteger magnitude = exponent.abs();
        if (magnitude.bitLength() > 30 || (long) bits * magnitude.intValue() > Rational.MAX_BITS) {
            return null;
        }
        BigInteger top = base.numerator().pow(magnitude.intValue());
        BigInteger bottom = base.denominator().pow(magnitude.intValue());
        return new Value.Numeric(
                exponent.signum() < 0 ? Rational.of(bottom, top) : Rational.of(top, bottom), exact);
    }

    static Value squareRoot(Rational value, boolean exact) {
        if (value.signum() < 0) {
            return Value.NULL;
        }
        BigInteger[] top = value.numerator().sqrtAndRemainder();
        BigInteger[] bottom = value.denominator().sqrtAndRemainder();
        if (top[1].signum() == 0 && bottom[1].signum() == 0) {
            return new Value.Numeric(Rational.of(top[0], bottom[0]), exact);
        }
        return Arithmetic.rounded(value.toDecimal(WORK).sqrt(DIGITS));
    }

    static Value exp(Rational value) {
        if (value.signum() == 0) {
            return Value.of(Rational.ONE);
        }
        BigDecimal power = exp(value.toDecimal(WORK));
        return power == null ? Value.NULL : Arithmetic.rounded(power.round(DIGITS));
    }

    static Value log(Rational value) {
        if (value.signum() <= 0) {
            return Value.NULL;
        }
        return value.equals(Rational.ONE)
                ? Value.of(Rational.ZERO)
                : Arithmetic.rounded(ln(value.toDecimal(WORK)).round(DIGITS));
    }

    /// e to a power: halved until small, summed as a series, squared back.
    private static @Nullable BigDecimal exp(BigDecimal value) {
        if (value.abs().compareTo(MAX_EXPONENT) > 0) {
            return value.signum() < 0 ? BigDecimal.ZERO : null;
        }
        MathContext context = new MathContext(80, RoundingMode.HALF_EVEN);
        BigDecimal twos = value.divide(LN_2, 0, RoundingMode.HALF_EVEN);
        BigDecimal rest = value.subtract(twos.multiply(LN_2, context), context);
        BigDecimal small = rest.divide(BigDecimal.valueOf(256), context);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n < 60; n++) {
            term = term.multiply(small, context).divide(BigDecimal.valueOf(n), context);
            sum = sum.add(term, context);
        }
        for (int i = 0; i < 8; i++) {
            sum = sum.multiply(sum, context);
        }
        return sum.multiply(TWO.pow(twos.intValue(), context), context);
    }

    /// The natural logarithm: `m × 2^k` with m near 1, then the series of the inverse hyperbolic
    /// tangent.
    private static BigDecimal ln(BigDecimal value) {
        MathContext context = new MathContext(80, RoundingMode.HALF_EVEN);
        int tens = value.precision() - value.scale() - 1;
        BigDecimal scaled = value.scaleByPowerOfTen(-tens);
        int twos = 0;
        while (scaled.compareTo(new BigDecimal("1.4")) > 0) {
            scaled = scaled.divide(TWO, context);
            twos++;
        }
        BigDecimal result = series(scaled, context);
        BigDecimal ln10 =
                LN_2.multiply(BigDecimal.valueOf(3)).add(series(new BigDecimal("1.25"), context));
        return result.add(LN_2.multiply(BigDecimal.valueOf(twos)), context)
                .add(ln10.multiply(BigDecimal.valueOf(tens)), context);
    }

    private static BigDecimal series(BigDecimal value, MathContext context) {
        BigDecimal y = value.subtract(BigDecimal.ONE).divide(value.add(BigDecimal.ONE), context);
        BigDecimal square = y.multiply(y, context);
        BigDecimal term = y;
        BigDecimal sum = y;
        for (int n = 3; n < 130; n += 2) {
            term = term.multiply(square, context);
            sum = sum.add(term.divide(BigDecimal.valueOf(n), context), context);
        }
        return sum.multiply(TWO);
    }
}
