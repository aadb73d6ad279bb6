package org.echelon.policy.lower;

import java.math.BigInteger;
import java.util.List;
import java.util.function.Predicate;
import org.echelon.policy.ir.Expression.Order;
import org.echelon.policy.ir.Range;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;
import org.echelon.policy.lower.Symbol.Ratio;
import org.echelon.quantity.Rational;

/// Exact arithmetic on ratios whose parts are columns. Nothing is ever divided: a quotient is a
/// numerator and a denominator, and ratios are compared by cross-multiplying.
final class Numbers {

    private static final Ratio NULL = new Ratio(new Whole.Null(), Whole.Literal.ONE);

    private Numbers() {}

    static Ratio of(Rational value) {
        return new Ratio(Whole.of(value.numerator()), Whole.of(value.denominator()));
    }

    static boolean isNull(Ratio number) {
        return number.numerator() instanceof Whole.Null;
    }

    /// The ratio, without a common literal factor of both parts.
    private static Ratio ratio(Whole numerator, Whole denominator) {
        if (numerator instanceof Whole.Null) {
            return NULL;
        }
        if (numerator instanceof Whole.Literal(BigInteger value) && value.signum() == 0) {
            return denominator.nullable()
                    ? new Ratio(numerator, denominator)
                    : new Ratio(numerator, Whole.Literal.ONE);
        }
        BigInteger common = numerator.factor().gcd(denominator.factor());
        return new Ratio(numerator.reduced(common), denominator.reduced(common));
    }

    static Ratio plus(Ratio a, Ratio b) {
        return added(a, b, false);
    }

    static Ratio minus(Ratio a, Ratio b) {
        return added(a, b, true);
    }

    private static Ratio added(Ratio a, Ratio b, boolean negated) {
        if (isNull(a) || isNull(b)) {
            return NULL;
        }
        if (a.denominator().equals(b.denominator())) {
            return ratio(sum(a.numerator(), b.numerator(), negated), a.denominator());
        }
        BigInteger common = a.denominator().factor().gcd(b.denominator().factor());
        Whole left = a.denominator().reduced(common);
        Whole right = b.denominator().reduced(common);
        return ratio(
                sum(a.numerator().times(right), b.numerator().times(left), negated),
                left.times(b.denominator()));
    }

    private static Whole sum(Whole a, Whole b, boolean negated) {
        return negated ? a.minus(b) : a.plus(b);
    }

    static Ratio times(Ratio a, Ratio b) {
        if (isNull(a) || isNull(b)) {
            return NULL;
        }
        Ratio left = ratio(a.numerator(), b.denominator());
        Ratio right = ratio(b.numerator(), a.denominator());
        return ratio(
                left.numerator().times(right.numerator()),
                left.denominator().times(right.denominator()));
    }

    /// The quotient; null where the divisor is zero.
    static Ratio dividedBy(Ratio a, Ratio b) {
        if (isNull(a) || isNull(b)) {
            return NULL;
        }
        Whole divisor = b.numerator();
        if (divisor instanceof Whole.Literal(BigInteger value)) {
            return value.signum() == 0
                    ? NULL
                    : value.signum() > 0
                            ? times(a, new Ratio(b.denominator(), divisor))
                            : times(
                                    a,
                                    new Ratio(b.denominator().negated(), Whole.of(value.negate())));
        }
        Range range = divisor.range();
        if (range.low().signum() > 0 && !divisor.nullable()) {
            return times(a, new Ratio(b.denominator(), divisor));
        }
        Truth above = Truth.ordered(Order.GREATER, divisor, Whole.Literal.ZERO);
        Truth below = Truth.ordered(Order.LESS, divisor, Whole.Literal.ZERO);
        boolean mayBeNegative = range.low().signum() < 0;
        Whole size = mayBeNegative ? Whole.choice(below, divisor.negated(), divisor) : divisor;
        Ratio quotient = times(a, new Ratio(b.denominator(), size));
        Whole numerator = quotient.numerator();
        Whole otherwise =
                mayBeNegative
                        ? Whole.choice(below, numerator.negated(), new Whole.Null())
                        : new Whole.Null();
        return new Ratio(Whole.choice(above, numerator, otherwise), quotient.denominator());
    }

    /// The power with a literal exponent.
    static Ratio power(Ratio base, int exponent) {
        Ratio power = of(Rational.ONE);
        for (int i = 0; i < Math.abs(exponent); i++) {
            power = times(power, base);
        }
        return exponent < 0 ? dividedBy(of(Rational.ONE), power) : power;
    }

    static Truth compare(Order order, Ratio a, Ratio b) {
        Crossed crossed = cross(a, b);
        if (isLadder(crossed.left) && crossed.right instanceof Whole.Literal(BigInteger right)) {
            return ladder(crossed.left, left -> order.holds(left.compareTo(right)));
        }
        return Truth.ordered(order, crossed.left, crossed.right);
    }

    /// Whether both are the same number, or both null.
    static Truth equal(Ratio a, Ratio b) {
        Truth bothNull =
                Truth.and(List.of(Truth.missing(a.numerator()), Truth.missing(b.numerator())));
        if (isNull(a) || isNull(b)) {
            return bothNull;
        }
        Crossed crossed = cross(a, b);
        if (decided(Order.LESS, crossed) || decided(Order.GREATER, crossed)) {
            return Truth.FALSE;
        }
        if (decided(Order.AT_MOST, crossed) && decided(Order.AT_LEAST, crossed)) {
            return Truth.TRUE;
        }
        if (isLadder(crossed.left) && crossed.right instanceof Whole.Literal(BigInteger right)) {
            return ladder(crossed.left, right::equals);
        }
        Truth same = new Truth.Same(crossed.left, crossed.right);
        if (a.denominator() instanceof Whole.Literal && b.denominator() instanceof Whole.Literal) {
            return same; // a side is null exactly where its number is
        }
        Truth some =
                Truth.and(
                        List.of(
                                Truth.not(Truth.missing(a.numerator())),
                                Truth.not(Truth.missing(b.numerator()))));
        return Truth.choice(some, same, bothNull);
    }

    private static boolean decided(Order order, Crossed crossed) {
        return Truth.ordered(order, crossed.left, crossed.right).equals(Truth.TRUE);
    }

    /// Whether it is one of some literals by conditions, as the count of the years is.
    private static boolean isLadder(Whole value) {
        return value instanceof Whole.Choice(_, Whole.Literal _, Whole otherwise, _, _)
                && (otherwise instanceof Whole.Literal || isLadder(otherwise));
    }

    private static Truth ladder(Whole value, Predicate<BigInteger> test) {
        return switch (value) {
            case Whole.Literal(BigInteger literal) -> Truth.of(test.test(literal));
            case Whole.Choice(Truth condition, Whole then, Whole otherwise, _, _) ->
                    Truth.choice(condition, ladder(then, test), ladder(otherwise, test));
            default -> throw new IllegalArgumentException("no ladder of literals");
        };
    }

    private record Crossed(Whole left, Whole right) {}

    /// Both sides times both denominators, which are positive, without common literal factors.
    private static Crossed cross(Ratio a, Ratio b) {
        BigInteger below = a.denominator().factor().gcd(b.denominator().factor());
        Whole left = a.numerator();
        Whole right = b.numerator();
        if (left.equals(Whole.Literal.ZERO) || right.equals(Whole.Literal.ZERO)) {
            return new Crossed(left.reduced(left.factor()), right.reduced(right.factor()));
        }
        if (!a.denominator().equals(b.denominator())) {
            left = left.times(b.denominator().reduced(below));
            right = right.times(a.denominator().reduced(below));
        }
        BigInteger common = left.factor().gcd(right.factor());
        return new Crossed(left.reduced(common), right.reduced(common));
    }

    /// The lesser or the greater; null where one is null.
    static Ratio extreme(boolean least, Ratio a, Ratio b) {
        if (isNull(a) || isNull(b)) {
            return NULL;
        }
        if (a.denominator() instanceof Whole.Literal(BigInteger p)
                && b.denominator() instanceof Whole.Literal(BigInteger q)) {
            BigInteger common = p.multiply(q).divide(p.gcd(q));
            Whole left = a.numerator().times(Whole.of(common.divide(p)));
            Whole right = b.numerator().times(Whole.of(common.divide(q)));
            Truth first = Truth.ordered(least ? Order.AT_MOST : Order.AT_LEAST, left, right);
            return first instanceof Truth.Literal(boolean value)
                    ? value ? a : b
                    : ratio(new Whole.Extreme(least, left, right), Whole.of(common));
        }
        Truth first = compare(least ? Order.AT_MOST : Order.AT_LEAST, a, b);
        Truth second = compare(least ? Order.GREATER : Order.LESS, a, b);
        return new Ratio(
                Whole.choice(
                        first,
                        a.numerator(),
                        Whole.choice(second, b.numerator(), new Whole.Null())),
                Whole.choice(first, a.denominator(), b.denominator()));
    }

    static Ratio choice(Truth condition, Ratio then, Ratio otherwise) {
        if (condition instanceof Truth.Literal(boolean value)) {
            return value ? then : otherwise;
        }
        if (isNull(then) || isNull(otherwise)) {
            return new Ratio(
                    Whole.choice(condition, then.numerator(), otherwise.numerator()),
                    isNull(then) ? otherwise.denominator() : then.denominator());
        }
        if (then.denominator() instanceof Whole.Literal(BigInteger p)
                && otherwise.denominator() instanceof Whole.Literal(BigInteger q)) {
            BigInteger common = p.multiply(q).divide(p.gcd(q));
            return new Ratio(
                    Whole.choice(
                            condition,
                            then.numerator().times(Whole.of(common.divide(p))),
                            otherwise.numerator().times(Whole.of(common.divide(q)))),
                    Whole.of(common));
        }
        return new Ratio(
                Whole.choice(condition, then.numerator(), otherwise.numerator()),
                Whole.choice(condition, then.denominator(), otherwise.denominator()));
    }
}
