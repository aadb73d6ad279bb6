package org.echelon.population;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.ir.Range;
import org.echelon.policy.kernel.Figures;
import org.echelon.quantity.Rational;

/// How many [Steps] a row reaches, from by how much it meets the condition at the step in the
/// middle: a search among whole numbers.
final class Reach {

    private final long[] marks;
    private final BigInteger scale;
    private final BigInteger beyond;
    private final boolean fits;

    /// @param marks by how much, times the scale, a row has to meet the condition in the middle in
    ///   order to meet it at each step
    private Reach(long[] marks, BigInteger scale, boolean strict, Range range) {
        this.marks = marks;
        this.scale = scale;
        this.beyond = strict ? BigInteger.ONE : BigInteger.ZERO;
        this.fits = range.times(Range.of(scale)).minus(Range.of(beyond)).isLong();
    }

    /// @param range of the numerators of what the loop tells in the middle
    /// @return empty for steps that are too far apart for 64 bits
    static Optional<Reach> of(Steps steps, Range range) {
        Rational middle = steps.values().get(steps.middle());
        List<Rational> needed =
                steps.values().stream()
                        .map(value ->
                                steps.threshold().isFloor()
                                        ? value.minus(middle)
                                        : middle.minus(value))
                        .toList();
        BigInteger scale =
                needed.stream().map(Rational::denominator).reduce(BigInteger.ONE, Reach::common);
        List<BigInteger> marks =
                needed.stream()
                        .map(one -> one.times(Rational.of(scale, BigInteger.ONE)).numerator())
                        .toList();
        return marks.stream().allMatch(mark -> mark.bitLength() < Long.SIZE)
                ? Optional.of(
                        new Reach(
                                marks.stream().mapToLong(BigInteger::longValueExact).toArray(),
                                scale,
                                steps.threshold().isStrict(),
                                range))
                : Optional.empty();
    }

    private static BigInteger common(BigInteger one, BigInteger other) {
        return one.multiply(other).divide(one.gcd(other));
    }

    /// At how many steps a row meets the condition for certain.
    ///
    /// @param slack by how much in the middle, neither left nor nothing at that place
    int met(Figures slack, int place) {
        if (slack.mayBeNull(place) || slack.hasNoLeast(place)) {
            return 0;
        }
        if (fits && slack.isNarrow()) {
            return steps(slack.least(place), slack.denominator(place));
        }
        var bounds = slack.bounds(place);
        return steps(bounds.least(), bounds.denominator());
    }

    /// At how many steps a row meets the condition or may.
    ///
    /// @param slack by how much in the middle, neither left nor nothing at that place
    int possible(Figures slack, int place) {
        if (slack.hasNoGreatest(place)) {
            return marks.length;
        }
        if (fits && slack.isNarrow()) {
            return steps(slack.greatest(place), slack.denominator(place));
        }
        var bounds = slack.bounds(place);
        return steps(bounds.greatest(), bounds.denominator());
    }

    private int steps(long numerator, long denominator) {
        return steps(
                Math.floorDiv(numerator * scale.longValue() - beyond.longValue(), denominator));
    }

    private int steps(BigInteger numerator, BigInteger denominator) {
        BigInteger[] parts =
                numerator.multiply(scale).subtract(beyond).divideAndRemainder(denominator);
        BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
        return floor.bitLength() < Long.SIZE
                ? steps(floor.longValue())
                : floor.signum() < 0 ? 0 : marks.length;
    }

    /// How many marks are not above a number.
    private int steps(long number) {
        int low = 0;
        int high = marks.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (marks[middle] > number) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
