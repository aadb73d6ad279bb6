package org.echelon.policy.kernel;

import java.math.BigInteger;
import org.echelon.policy.ir.Range;

/// The least and the greatest that a number of 64 bits can be, both included.
record Span(long low, long high) {

    /// Any number; also where a result does not fit and is cut off.
    static final Span ALL = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    /// Numbers of 32 bits.
    static final Span INT = new Span(Integer.MIN_VALUE, Integer.MAX_VALUE);

    private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

    /// Of cells with the numbers of a range, and zeros where nothing is known.
    static Span withZero(Range range) {
        return of(range.low().min(BigInteger.ZERO), range.high().max(BigInteger.ZERO));
    }

    /// The numbers of 64 bits in a range that has some.
    static Span longs(Range range) {
        return new Span(
                range.low().max(LEAST).longValueExact(),
                range.high().min(GREATEST).longValueExact());
    }

    boolean holds(long number) {
        return low <= number && number <= high;
    }

    private static Span of(BigInteger low, BigInteger high) {
        return LEAST.compareTo(low) <= 0 && high.compareTo(GREATEST) <= 0
                ? new Span(low.longValueExact(), high.longValueExact())
                : ALL;
    }

    private Range range() {
        return Range.of(low, high);
    }

    Span plus(Span other) {
        return of(range().plus(other.range()));
    }

    Span minus(Span other) {
        return of(range().minus(other.range()));
    }

    Span times(Span other) {
        return of(range().times(other.range()));
    }

    private static Span of(Range range) {
        return of(range.low(), range.high());
    }

    Span least(Span other) {
        return new Span(Math.min(low, other.low), Math.min(high, other.high));
    }

    Span greatest(Span other) {
        return new Span(Math.max(low, other.low), Math.max(high, other.high));
    }

    /// The smallest span with both.
    Span hull(Span other) {
        return new Span(Math.min(low, other.low), Math.max(high, other.high));
    }

    /// The numbers here that are there too; some are.
    Span within(Span other) {
        return new Span(Math.max(low, other.low), Math.min(high, other.high));
    }

    /// Whether all numbers here are there too.
    boolean isWithin(Span other) {
        return other.low <= low && high <= other.high;
    }

    /// Whether no number here is greater than any there.
    boolean isAtMost(Span other) {
        return high <= other.low;
    }

    /// Whether all numbers here are less than all there.
    boolean isBelow(Span other) {
        return high < other.low;
    }
}
