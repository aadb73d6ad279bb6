package org.echelon.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/// An exact rational number in lowest terms with a positive denominator.
///
/// Sums, differences, products and quotients are exact. Small values are held in two `long`s; a
/// result that does not fit moves to [BigInteger] by itself. A value of more than [#MAX_BITS] bits
/// in either part is refused with an [ArithmeticException], so that no model can exhaust the
/// memory.
public final class Rational implements Comparable<Rational> {

    /// The largest size of numerator or denominator, in bits.
    public static final int MAX_BITS = 65_536;

    /// Longer texts name no number of so many bits, and reading them takes long.
    private static final int MOST_CHARACTERS = 40_000;

    public static final Rational ZERO = new Rational(0, 1);
    public static final Rational ONE = new Rational(1, 1);
    public static final Rational HUNDRED = new Rational(100, 1);

    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);

    // The value is small/smallDenominator, unless big is set: then it is big/bigDenominator.
    private final long small;
    private final long smallDenominator;
    private final @org.jspecify.annotations.Nullable BigInteger big;
    private final @org.jspecify.annotations.Nullable BigInteger bigDenominator;

    private Rational(long numerator, long denominator) {
        this.small = numerator;
        this.smallDenominator = denominator;
        this.big = null;
        this.bigDenominator = null;
    }

    private Rational(BigInteger numerator, BigInteger denominator) {
        this.small = 0;
        this.smallDenominator = 1;
        this.big = numerator;
        this.bigDenominator = denominator;
    }

    public static Rational of(long value) {
        if (value == 0) {
            return ZERO;
        }
        return value == Long.MIN_VALUE
                ? of(BigInteger.valueOf(value), BigInteger.ONE)
                : new Rational(value, 1);
    }

    /// `numerator / denominator` in lowest terms.
    ///
    /// @throws ArithmeticException when the denominator is zero
    public static Rational of(long numerator, long denominator) {
        if (denominator == 0) {
            throw new ArithmeticException("a rational number with denominator 0");
        }
        if (numerator == Long.MIN_VALUE || denominator == Long.MIN_VALUE) {
            return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
        }
        long divisor = gcd(Math.abs(numerator), Math.abs(denominator));
        long sign = denominator < 0 ? -1 : 1;
        return new Rational(sign * (numerator / divisor), Math.abs(denominator) / divisor);
    }

    /// `numerator / denominator` in lowest terms.
    ///
    /// @throws ArithmeticException when the denominator is zero or the result exceeds [#MAX_BITS]
    public static Rational of(BigInteger numerator, BigInteger denominator) {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("a rational number with denominator 0");
        }
        BigInteger divisor = numerator.gcd(denominator);
        if (denominator.signum() < 0) {
            divisor = divisor.negate();
        }
        BigInteger n = numerator.divide(divisor);
        BigInteger d = denominator.divide(divisor);
        if (n.bitLength() > MAX_BITS || d.bitLength() > MAX_BITS) {
            throw new ArithmeticException("a number of more than " + MAX_BITS + " bits");
        }
        if (n.bitLength() < 64 && d.bitLength() < 64 && !n.equals(LONG_MIN)) {
            return new Rational(n.longValue(), d.longValue());
        }
        return new Rational(n, d);
    }

    public static Rational of(BigDecimal value) {
        if (value.scale() <= 0) {
            return of(value.toBigIntegerExact(), BigInteger.ONE);
        }
        return of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }

    /// Reads a decimal such as `12`, `-0.04` or `1.5e3`.
    ///
    /// @throws NumberFormatException when the text is not a decimal number or has an exponent
    ///   beyond 9999
    public static Rational parse(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new NumberFormatException(
                    "a number of " + text.length() + " characters, more than are computed with");
        }
        BigDecimal value = new BigDecimal(text);
        if (Math.abs((long) value.scale()) > 9_999) {
            throw new NumberFormatException("an exponent beyond 9999: " + text);
        }
        return of(value);
    }

    public BigInteger numerator() {
        return big != null ? big : BigInteger.valueOf(small);
    }

    public BigInteger denominator() {
        return bigDenominator != null ? bigDenominator : BigInteger.valueOf(smallDenominator);
    }

    /// How many words of 64 bits numerator and denominator take beyond the first of each.
    public long words() {
        return big == null ? 0 : numerator().bitLength() / 64 + denominator().bitLength() / 64;
    }

    /// About how much work it is to multiply a number of this size and to bring it to lowest terms,
    /// in steps of one word: nothing for small ones, and less for whole numbers, which are in
    /// lowest terms already.
    public long effort() {
        if (big == null) {
            return 0;
        }
        long top = numerator().bitLength() / 64;
        long bottom = denominator().bitLength() / 64;
        return top * bottom + (top * top + bottom * bottom) / 8 + top + bottom;
    }

    public Rational plus(Rational other) {
        if (big == null && other.big == null) {
            if (smallDenominator == other.smallDenominator) {
                long sum = small + other.small;
                if (((small ^ sum) & (other.small ^ sum)) >= 0) {
                    return smallDenominator == 1 ? of(sum) : of(sum, smallDenominator);
                }
            } else {
                long left = Math.multiplyHigh(small, other.smallDenominator);
                long right = Math.multiplyHigh(other.small, smallDenominator);
                long leftLow = small * other.smallDenominator;
                long rightLow = other.small * smallDenominator;
                long bottom = smallDenominator * other.smallDenominator;
                if (left == (leftLow >> 63)
                        && right == (rightLow >> 63)
                        && Math.multiplyHigh(smallDenominator, other.smallDenominator) == 0
                        && bottom > 0) {
                    long sum = leftLow + rightLow;
                    if (((leftLow ^ sum) & (rightLow ^ sum)) >= 0) {
                        return of(sum, bottom);
                    }
                }
            }
        }
        return of(
                numerator()
                        .multiply(other.denominator())
                        .add(other.numerator().multiply(denominator())),
                denominator().multiply(other.denominator()));
    }

    public Rational minus(Rational other) {
        return plus(other.negate());
    }

    public Rational times(Rational other) {
        if (big == null && other.big == null) {
            long top = small * other.small;
            long bottom = smallDenominator * other.smallDenominator;
            if (Math.multiplyHigh(small, other.small) == (top >> 63)
                    && Math.multiplyHigh(smallDenominator, other.smallDenominator) == 0
                    && bottom > 0) {
                return bottom == 1 ? of(top) : of(top, bottom);
            }
        }
        return of(
                numerator().multiply(other.numerator()),
                denominator().multiply(other.denominator()));
    }

    /// The exact quotient.
    ///
    /// @throws ArithmeticException when `other` is zero; FEEL's null for it is the caller's
    ///   business
    public Rational dividedBy(Rational other) {
        if (other.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        return times(other.reciprocal());
    }

    private Rational reciprocal() {
        if (big == null) {
            return small < 0
                    ? new Rational(-smallDenominator, -small)
                    : new Rational(smallDenominator, small);
        }
        return of(denominator(), numerator());
    }

    public Rational negate() {
        if (big == null) {
            return small == 0 ? this : new Rational(-small, smallDenominator);
        }
        return of(big.negate(), denominator());
    }

    public Rational abs() {
        return signum() < 0 ? negate() : this;
    }

    public Rational min(Rational other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Rational max(Rational other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public int signum() {
        return big != null ? big.signum() : Long.signum(small);
    }

    public boolean isInteger() {
        return big == null ? smallDenominator == 1 : denominator().equals(BigInteger.ONE);
    }

    /// The largest integer that is not greater than this number.
    public BigInteger floor() {
        if (big == null) {
            return BigInteger.valueOf(Math.floorDiv(small, smallDenominator));
        }
        BigInteger[] parts = numerator().divideAndRemainder(denominator());
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /// The smallest integer that is not less than this number.
    public BigInteger ceiling() {
        return negate().floor().negate();
    }

    /// The number rounded to `scale` decimals.
    public BigDecimal toDecimal(int scale, RoundingMode mode) {
        return new BigDecimal(numerator()).divide(new BigDecimal(denominator()), scale, mode);
    }

    /// The number at the precision of `context`, for what cannot be computed exactly.
    public BigDecimal toDecimal(MathContext context) {
        return new BigDecimal(numerator()).divide(new BigDecimal(denominator()), context);
    }

    @Override
    public int compareTo(Rational other) {
        if (big == null && other.big == null) {
            if (smallDenominator == other.smallDenominator) {
                return Long.compare(small, other.small);
            }
            long high = Math.multiplyHigh(small, other.smallDenominator);
            long otherHigh = Math.multiplyHigh(other.small, smallDenominator);
            return high != otherHigh
                    ? Long.compare(high, otherHigh)
                    : Long.compareUnsigned(
                            small * other.smallDenominator, other.small * smallDenominator);
        }
        return numerator()
                .multiply(other.denominator())
                .compareTo(other.numerator().multiply(denominator()));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rational that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return numerator().hashCode() * 31 + denominator().hashCode();
    }

    /// The exact decimal where there is one (`0.05`), otherwise the fraction (`1/3`).
    @Override
    public String toString() {
        if (isInteger()) {
            return numerator().toString();
        }
        BigInteger rest = denominator();
        int scale = 0;
        for (int factor : new int[] {2, 5}) {
            BigInteger divisor = BigInteger.valueOf(factor);
            int count = 0;
            while (rest.mod(divisor).signum() == 0) {
                rest = rest.divide(divisor);
                count++;
            }
            scale = Math.max(scale, count);
        }
        return rest.equals(BigInteger.ONE)
                ? toDecimal(scale, RoundingMode.UNNECESSARY).stripTrailingZeros().toPlainString()
                : numerator() + "/" + denominator();
    }

    private static long gcd(long a, long b) {
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }
}
