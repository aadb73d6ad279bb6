package org.echelon.policy.ir;

import java.math.BigInteger;

/// The least and the greatest value that an integer can have, both included.
public record Range(BigInteger low, BigInteger high) {

    /// The greatest number of 38 decimal digits: every engine's widest exact integer holds it
    /// (HUGEINT of DuckDB, DECIMAL(38,0) of Spark, two longs).
    private static final BigInteger WIDEST = BigInteger.TEN.pow(38).subtract(BigInteger.ONE);

    private static final BigInteger MIN_LONG = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MAX_LONG = BigInteger.valueOf(Long.MAX_VALUE);

    public static final Range ZERO = of(0, 0);

    public Range {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException("a range from " + low + " to " + high + " is empty");
        }
    }

    public static Range of(long low, long high) {
        return new Range(BigInteger.valueOf(low), BigInteger.valueOf(high));
    }

    public static Range of(BigInteger only) {
        return new Range(only, only);
    }

    public Range plus(Range other) {
        return new Range(low.add(other.low), high.add(other.high));
    }

    public Range minus(Range other) {
        return new Range(low.subtract(other.high), high.subtract(other.low));
    }

    public Range times(Range other) {
        BigInteger a = low.multiply(other.low);
        BigInteger b = low.multiply(other.high);
        BigInteger c = high.multiply(other.low);
        BigInteger d = high.multiply(other.high);
        return new Range(a.min(b).min(c.min(d)), a.max(b).max(c.max(d)));
    }

    /// The quotients by a positive number, cut off towards zero.
    public Range dividedBy(BigInteger divisor) {
        return new Range(low.divide(divisor), high.divide(divisor));
    }

    /// The smallest range that holds both.
    public Range hull(Range other) {
        return new Range(low.min(other.low), high.max(other.high));
    }

    /// The range of the lesser, or the greater, of two numbers.
    public Range extreme(Range other, boolean least) {
        return least
                ? new Range(low.min(other.low), high.min(other.high))
                : new Range(low.max(other.low), high.max(other.high));
    }

    public boolean contains(Range other) {
        return low.compareTo(other.low) <= 0 && other.high.compareTo(high) <= 0;
    }

    public boolean contains(BigInteger value) {
        return low.compareTo(value) <= 0 && value.compareTo(high) <= 0;
    }

    public boolean isPoint() {
        return low.equals(high);
    }

    /// Whether every value fits into 64 bits.
    public boolean isLong() {
        return MIN_LONG.compareTo(low) <= 0 && high.compareTo(MAX_LONG) <= 0;
    }

    /// Whether every value fits into the widest integer that all engines have.
    public boolean fits() {
        return WIDEST.negate().compareTo(low) <= 0 && high.compareTo(WIDEST) <= 0;
    }

    @Override
    public String toString() {
        return "[" + low + ".." + high + "]";
    }
}
