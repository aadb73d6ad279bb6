package org.echelon.policy.feel;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// `+ - * / **` (DMN 1.5, tables 57 to 59), over numbers, texts, dates and durations, known or
/// open.
final class Arithmetic {
    private Arithmetic() {}

    static Value compute(Expression.Arithmetic.Operator operator, Value left, Value right) {
        try {
            if (left instanceof Value.Numeric(var a, var exactA)
                    && right instanceof Value.Numeric(var b, var exactB)) {
                return numbers(operator, a, b, exactA && exactB);
            }
            if (left instanceof Value.Open || right instanceof Value.Open) {
                return open(operator, left, right);
            }
            return known(operator, left, right);
        } catch (ArithmeticException | java.time.DateTimeException _) {
            // beyond what is computed: more than Rational's bits, or a year beyond nine digits
            return left instanceof Value.Open || right instanceof Value.Open
                    ? Causes.anything(left, right)
                    : Value.NULL;
        }
    }

    private static Value numbers(
            Expression.Arithmetic.Operator operator, Rational a, Rational b, boolean exact) {
        return switch (operator) {
            case ADD -> new Value.Numeric(a.plus(b), exact);
            case SUBTRACT -> new Value.Numeric(a.minus(b), exact);
            case MULTIPLY -> new Value.Numeric(a.times(b), exact);
            case DIVIDE -> b.signum() == 0 ? Value.NULL : new Value.Numeric(a.dividedBy(b), exact);
            case POWER -> Irrational.power(a, b, exact);
        };
    }

    private static Value known(Expression.Arithmetic.Operator operator, Value left, Value right) {
        return switch (operator) {
            case ADD ->
                    left instanceof Value.Text(var a) && right instanceof Value.Text(var b)
                            ? a.length() + b.length() <= Interpreter.MAX_TEXT
                                    ? new Value.Text(a + b)
                                    : Value.NULL
                            : TemporalArithmetic.add(left, right);
            case SUBTRACT -> TemporalArithmetic.subtract(left, right);
            case MULTIPLY -> {
                if (left instanceof Value.Numeric(var factor, _)) {
                    yield TemporalArithmetic.times(right, factor);
                }
                yield right instanceof Value.Numeric(var factor, _)
                        ? TemporalArithmetic.times(left, factor)
                        : Value.NULL;
            }
            case DIVIDE -> divide(left, right);
            case POWER -> Value.NULL;
        };
    }

    private static Value divide(Value left, Value right) {
        if (right instanceof Value.Numeric(var divisor, _)) {
            return divisor.signum() == 0
                    ? Value.NULL
                    : TemporalArithmetic.times(left, Rational.ONE.dividedBy(divisor));
        }
        return TemporalArithmetic.ratio(left, right);
    }

    private static Value open(Expression.Arithmetic.Operator operator, Value left, Value right) {
        Interval a = Interval.of(left);
        Interval b = Interval.of(right);
        if (a != null && b != null) {
            Interval result = intervals(operator, a, b);
            return result == null ? Value.NULL : result.value(Causes.of(left, right));
        }
        Extent x = Extent.of(left);
        Extent y = Extent.of(right);
        if (x != null
                && y != null
                && (operator == Expression.Arithmetic.Operator.ADD
                        || operator == Expression.Arithmetic.Operator.SUBTRACT)) {
            Extent result = operator == Expression.Arithmetic.Operator.ADD ? x.plus(y) : x.minus(y);
            return result == null ? Value.NULL : result.value(Causes.of(left, right));
        }
        if (left instanceof Value.OpenAny || right instanceof Value.OpenAny) {
            return withAnything(operator, left, right);
        }
        boolean duration =
                left instanceof Value.DaysDuration
                        || left instanceof Value.MonthsDuration
                        || right instanceof Value.DaysDuration
                        || right instanceof Value.MonthsDuration;
        boolean scales =
                operator == Expression.Arithmetic.Operator.MULTIPLY
                        || (operator == Expression.Arithmetic.Operator.DIVIDE && b != null);
        return duration && scales ? Causes.anything(left, right) : Value.NULL;
    }

    private static @Nullable Interval intervals(
            Expression.Arithmetic.Operator operator, Interval a, Interval b) {
        return switch (operator) {
            case ADD -> a.plus(b);
            case SUBTRACT -> a.plus(b.negate());
            case MULTIPLY -> a.times(b);
            case DIVIDE -> a.dividedBy(b);
            case POWER -> power(a, b);
        };
    }

    /// Bounds for a whole exponent; for others nothing is claimed.
    private static Interval power(Interval base, Interval exponent) {
        if (!exponent.isPoint()
                || exponent.min() == null
                || !exponent.min().isInteger()
                || exponent.min().signum() < 0) {
            return Interval.EVERYTHING;
        }
        BigInteger n = exponent.min().numerator();
        if (n.bitLength() > 16) {
            return Interval.EVERYTHING;
        }
        boolean even = !n.testBit(0);
        Interval positive = even ? base.abs() : base;
        Interval result = positive.rising(bound -> exactPower(bound, exponent.min()));
        return result.orNull(exponent.mayBeNull());
    }

    private static Rational exactPower(Rational base, @Nullable Rational exponent) {
        if (exponent != null
                && Irrational.power(base, exponent, true)
                        instanceof Value.Numeric(var value, boolean exact)
                && exact) {
            return value;
        }
        throw new ArithmeticException("a power of more bits than are computed");
    }

    /// An operand of which nothing is known may be a number, a text, a date, a duration or null.
    private static Value withAnything(
            Expression.Arithmetic.Operator operator, Value left, Value right) {
        Value other = left instanceof Value.OpenAny ? right : left;
        if (other instanceof Value.OpenAny) {
            return Causes.anything(left, right);
        }
        boolean number = other instanceof Value.Numeric || other instanceof Value.OpenNumber;
        return switch (operator) {
            case ADD, SUBTRACT -> {
                if (number) {
                    yield Interval.EVERYTHING.value(Causes.of(left, right));
                }
                yield takesPart(other) ? Causes.anything(left, right) : Value.NULL;
            }
            case MULTIPLY, DIVIDE ->
                    number
                                    || other instanceof Value.DaysDuration
                                    || other instanceof Value.MonthsDuration
                            ? Causes.anything(left, right)
                            : Value.NULL;
            case POWER -> number ? Interval.EVERYTHING.value(Causes.of(left, right)) : Value.NULL;
        };
    }

    private static boolean takesPart(Value value) {
        return value instanceof Value.Text
                || value instanceof Value.Day
                || value instanceof Value.Time
                || value instanceof Value.DayTime
                || value instanceof Value.DaysDuration
                || value instanceof Value.MonthsDuration;
    }

    static Value negate(Value value) {
        if (value instanceof Value.Numeric(var number, var exact)) {
            return new Value.Numeric(number.negate(), exact);
        }
        if (value instanceof Value.OpenAny(var extent, var causes)) {
            Extent negated = extent == null ? null : extent.negate();
            return extent == null ? value : negated == null ? Value.NULL : negated.value(causes);
        }
        Interval interval = Interval.of(value);
        if (interval != null) {
            return interval.negate().value(Causes.of(value));
        }
        return TemporalArithmetic.times(value, Rational.of(-1));
    }

    /// A number rounded to 34 digits, half to even.
    static Value rounded(BigDecimal value) {
        return new Value.Numeric(Rational.of(value), false);
    }
}
