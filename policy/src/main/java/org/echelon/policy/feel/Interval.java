package org.echelon.policy.feel;

import java.util.Set;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// The numbers that a value may be; an absent bound is infinite.
///
/// @param exact false where a bound was rounded
record Interval(@Nullable Rational min, @Nullable Rational max, boolean mayBeNull, boolean exact) {

    static final Interval EVERYTHING = new Interval(null, null, true, true);

    /// The numbers that a value may be, or null when it cannot be a number.
    static @Nullable Interval of(Value value) {
        if (value instanceof Value.Numeric(var number, var exact)) {
            return new Interval(number, number, false, exact);
        }
        if (value instanceof Value.OpenNumber(var min, var max, var mayBeNull, _)) {
            return new Interval(min, max, mayBeNull, true);
        }
        return null;
    }

    /// What it costs to compute with the bounds, see [Rational#effort()].
    long effort() {
        return (min == null ? 0 : min.effort()) + (max == null ? 0 : max.effort());
    }

    boolean isPoint() {
        return min != null && max != null && min.compareTo(max) == 0;
    }

    /// The value with these bounds; causes are dropped where it is certain.
    Value value(Set<Cause> causes) {
        return isPoint() && min != null && !mayBeNull
                ? new Value.Numeric(min, exact)
                : new Value.OpenNumber(min, max, mayBeNull, causes);
    }

    Interval orNull(boolean orNull) {
        return orNull && !mayBeNull ? new Interval(min, max, true, exact) : this;
    }

    Interval negate() {
        return new Interval(
                max == null ? null : max.negate(),
                min == null ? null : min.negate(),
                mayBeNull,
                exact);
    }

    Interval plus(Interval other) {
        return new Interval(
                min == null || other.min == null ? null : min.plus(other.min),
                max == null || other.max == null ? null : max.plus(other.max),
                mayBeNull || other.mayBeNull,
                exact && other.exact);
    }

    Interval times(Interval other) {
        Product low = new Product();
        low.corner(min, -1, other.min, -1);
        low.corner(min, -1, other.max, 1);
        low.corner(max, 1, other.min, -1);
        low.corner(max, 1, other.max, 1);
        return new Interval(
                low.unboundedBelow ? null : low.least,
                low.unboundedAbove ? null : low.greatest,
                mayBeNull || other.mayBeNull,
                exact && other.exact);
    }

    /// The quotient; a divisor that may be zero may give null, one that is zero gives nothing else.
    ///
    /// @return null when the quotient is null in every case
    @Nullable Interval dividedBy(Interval other) {
        boolean zeroInside =
                (other.min == null || other.min.signum() <= 0)
                        && (other.max == null || other.max.signum() >= 0);
        if (!zeroInside) {
            return times(
                    new Interval(
                            reciprocal(other.max),
                            reciprocal(other.min),
                            other.mayBeNull,
                            other.exact));
        }
        boolean mayBePositive = other.max == null || other.max.signum() > 0;
        boolean mayBeNegative = other.min == null || other.min.signum() < 0;
        if (!mayBePositive && !mayBeNegative) {
            return null;
        }
        Interval reciprocal =
                new Interval(
                        mayBeNegative ? null : reciprocal(other.max),
                        mayBePositive ? null : reciprocal(other.min),
                        true,
                        other.exact);
        return times(reciprocal);
    }

    /// One over a bound; over infinity it is zero.
    private static Rational reciprocal(@Nullable Rational bound) {
        return bound == null ? Rational.ZERO : Rational.ONE.dividedBy(bound);
    }

    Interval hull(Interval other) {
        return new Interval(
                min == null || other.min == null ? null : min.min(other.min),
                max == null || other.max == null ? null : max.max(other.max),
                mayBeNull || other.mayBeNull,
                exact && other.exact);
    }

    Interval min(Interval other) {
        return new Interval(
                min == null || other.min == null ? null : min.min(other.min),
                max == null ? other.max : other.max == null ? max : max.min(other.max),
                mayBeNull || other.mayBeNull,
                exact && other.exact);
    }

    Interval max(Interval other) {
        return negate().min(other.negate()).negate();
    }

    Interval abs() {
        Interval negated = negate();
        boolean crosses = (min == null || min.signum() < 0) && (max == null || max.signum() > 0);
        if (!crosses) {
            return min != null && min.signum() >= 0 ? this : negated;
        }
        Interval outer = max(negated);
        return new Interval(Rational.ZERO, outer.max, mayBeNull, exact);
    }

    /// A function that never falls, applied to both bounds.
    Interval rising(java.util.function.UnaryOperator<Rational> function) {
        return new Interval(
                min == null ? null : function.apply(min),
                max == null ? null : function.apply(max),
                mayBeNull,
                exact);
    }

    /// The least and greatest product of the corners of two intervals.
    private static final class Product {
        private @Nullable Rational least;
        private @Nullable Rational greatest;
        private boolean unboundedBelow;
        private boolean unboundedAbove;

        /// @param signA the sign of infinity where `a` is absent
        private void corner(@Nullable Rational a, int signA, @Nullable Rational b, int signB) {
            if (a == null || b == null) {
                int sign = (a == null ? signA : a.signum()) * (b == null ? signB : b.signum());
                if (sign < 0) {
                    unboundedBelow = true;
                } else if (sign > 0) {
                    unboundedAbove = true;
                } else {
                    include(Rational.ZERO);
                }
                return;
            }
            include(a.times(b));
        }

        private void include(Rational product) {
            least = least == null ? product : least.min(product);
            greatest = greatest == null ? product : greatest.max(product);
        }
    }
}
