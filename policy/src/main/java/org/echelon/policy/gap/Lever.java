package org.echelon.policy.gap;

import java.math.BigInteger;
import org.echelon.policy.fact.FactKey;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// A fact that may still move, in whole steps from where it stands: 0 is where it stands, 3 is
/// three steps up, -2 two steps down.
///
/// @param fact the fact
/// @param base where it stands
/// @param step size of a step, in the fact's unit, above 0
/// @param cost effort of a step, above 0
/// @param least furthest step down, [#NO_LIMIT] negated where there is none
/// @param most furthest step up, [#NO_LIMIT] where there is none
record Lever(FactKey fact, Rational base, Rational step, Rational cost, long least, long most) {

    /// More steps than are ever counted.
    static final long NO_LIMIT = Long.MAX_VALUE / 4;

    Lever {
        if (step.signum() <= 0 || cost.signum() <= 0 || least > 0 || most < 0) {
            throw new IllegalArgumentException(
                    "lever %s: step %s and cost %s are above 0, and 0 lies in %d to %d"
                            .formatted(fact, step, cost, least, most));
        }
    }

    Rational value(long steps) {
        return base.plus(step.times(Rational.of(steps)));
    }

    Rational cost(long steps) {
        return cost.times(Rational.of(Math.abs(steps)));
    }

    Span span(long low, long high) {
        return new Span(
                low <= -NO_LIMIT ? null : value(low), high >= NO_LIMIT ? null : value(high));
    }

    /// The most steps whose value is not above a bound.
    long stepsUpTo(@Nullable Rational bound) {
        return bound == null ? NO_LIMIT : clamped(bound.minus(base).dividedBy(step).floor());
    }

    /// The fewest steps whose value is not below a bound.
    long stepsDownTo(@Nullable Rational bound) {
        return bound == null ? -NO_LIMIT : clamped(bound.minus(base).dividedBy(step).ceiling());
    }

    /// How many steps an effort pays for.
    long stepsFor(Rational effort) {
        return effort.signum() < 0 ? -1 : clamped(effort.dividedBy(cost).floor());
    }

    private static long clamped(BigInteger steps) {
        BigInteger limit = BigInteger.valueOf(NO_LIMIT);
        return steps.min(limit).max(limit.negate()).longValue();
    }
}
