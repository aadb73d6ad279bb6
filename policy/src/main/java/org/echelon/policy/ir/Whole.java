package org.echelon.policy.ir;

import java.math.BigInteger;

/// An exact integer within a range that is proven: money in fen, counts, points, and the numerators
/// and denominators of ratios.
public sealed interface Whole extends Expression {

    /// Every value that is not null lies within.
    Range range();

    static Whole of(BigInteger value) {
        return new Literal(value);
    }

    static Whole of(long value) {
        return new Literal(BigInteger.valueOf(value));
    }

    record Literal(BigInteger value) implements Whole {
        public static final Literal ZERO = new Literal(BigInteger.ZERO);
        public static final Literal ONE = new Literal(BigInteger.ONE);

        public Literal {
            check(Range.of(value));
        }

        @Override
        public Range range() {
            return Range.of(value);
        }

        @Override
        public boolean nullable() {
            return false;
        }
    }

    record Null() implements Whole {
        @Override
        public Range range() {
            return Range.ZERO;
        }

        @Override
        public boolean nullable() {
            return true;
        }
    }

    /// @param nullable whether the year may not exist
    record Of(Column column, boolean nullable) implements Whole {
        public Of {
            if (nullable && column.yearsBack() == 0) {
                throw new IllegalArgumentException(column.name() + " is there in every row");
            }
            check(column.numbers());
        }

        @Override
        public Range range() {
            return column.numbers();
        }
    }

    /// A parameter times its scale.
    record Bound(Slot slot) implements Whole {
        @Override
        public Range range() {
            Range range = slot.range();
            if (range == null) {
                throw new IllegalStateException("parameter " + slot.name() + " is no number");
            }
            return range;
        }

        @Override
        public boolean nullable() {
            return false;
        }
    }

    /// A field of the row of a relation.
    record Field(Relation relation, String name) implements Whole {
        public Field {
            Truth.check(relation, name, Column.Type.NUMBER);
        }

        @Override
        public Range range() {
            return Relation.AMOUNT;
        }

        @Override
        public boolean nullable() {
            return relation.nullable(name);
        }
    }

    /// A part of a decision that is computed once.
    record Reference(Definition definition, Definition.Part part) implements Whole {
        @Override
        public Range range() {
            return definition.whole(part).range();
        }

        @Override
        public boolean nullable() {
            return definition.whole(part).nullable();
        }
    }

    /// Null when an operand is.
    record Arithmetic(Operator operator, Whole left, Whole right, Range range, boolean nullable)
            implements Whole {

        /// The operators, exact on integers.
        public enum Operator {
            ADD("+"),
            SUBTRACT("-"),
            MULTIPLY("*");

            private final String symbol;

            Operator(String symbol) {
                this.symbol = symbol;
            }

            public String symbol() {
                return symbol;
            }

            Range of(Range left, Range right) {
                return switch (this) {
                    case ADD -> left.plus(right);
                    case SUBTRACT -> left.minus(right);
                    case MULTIPLY -> left.times(right);
                };
            }
        }

        public Arithmetic {
            if (!range.equals(operator.of(left.range(), right.range()))
                    || nullable != (left.nullable() || right.nullable())) {
                throw new IllegalArgumentException("the range does not follow from the operands");
            }
            check(range);
        }

        Arithmetic(Operator operator, Whole left, Whole right) {
            this(
                    operator,
                    left,
                    right,
                    operator.of(left.range(), right.range()),
                    left.nullable() || right.nullable());
        }
    }

    /// The whole part of a quotient by a positive number, cut off towards zero.
    record Quotient(Whole dividend, BigInteger divisor) implements Whole {
        public Quotient {
            if (divisor.signum() <= 0) {
                throw new IllegalArgumentException("divided by " + divisor);
            }
        }

        @Override
        public Range range() {
            return dividend.range().dividedBy(divisor);
        }

        @Override
        public boolean nullable() {
            return dividend.nullable();
        }
    }

    /// The lesser or the greater; null when one is.
    record Extreme(boolean least, Whole left, Whole right, Range range, boolean nullable)
            implements Whole {
        public Extreme {
            if (!range.equals(left.range().extreme(right.range(), least))) {
                throw new IllegalArgumentException("the range does not follow from the operands");
            }
        }

        public Extreme(boolean least, Whole left, Whole right) {
            this(
                    least,
                    left,
                    right,
                    left.range().extreme(right.range(), least),
                    left.nullable() || right.nullable());
        }
    }

    /// `then` where the condition is true, otherwise, and where it is null, `otherwise`.
    record Choice(Truth condition, Whole then, Whole otherwise, Range range, boolean nullable)
            implements Whole {
        public Choice {
            if (!range.equals(hull(then, otherwise))) {
                throw new IllegalArgumentException("the range does not follow from the branches");
            }
        }

        Choice(Truth condition, Whole then, Whole otherwise) {
            this(
                    condition,
                    then,
                    otherwise,
                    hull(then, otherwise),
                    then.nullable() || otherwise.nullable());
        }

        private static Range hull(Whole then, Whole otherwise) {
            return then instanceof Null
                    ? otherwise.range()
                    : otherwise instanceof Null
                            ? then.range()
                            : then.range().hull(otherwise.range());
        }
    }

    /// How many days lie between two days.
    record DaysBetween(Day from, Day to) implements Whole {
        @Override
        public Range range() {
            return Range.of(-4_000_000, 4_000_000); // within the years 0 to 9999
        }

        @Override
        public boolean nullable() {
            return from.nullable() || to.nullable();
        }
    }

    /// How many complete months lie between two days; negative where the first is later.
    record MonthsBetween(Day from, Day to) implements Whole {
        @Override
        public Range range() {
            return Range.of(-120_000, 120_000);
        }

        @Override
        public boolean nullable() {
            return from.nullable() || to.nullable();
        }
    }

    /// The year of a day.
    record YearOf(Day day) implements Whole {
        @Override
        public Range range() {
            return Range.of(0, 9999);
        }

        @Override
        public boolean nullable() {
            return day.nullable();
        }
    }

    /// A figure over the rows of a relation for which a test is true.
    ///
    /// @param value what is added up; [Literal#ONE] counts
    record Total(Relation relation, Truth where, Whole value) implements Whole {

        /// No subject has more rows in a register.
        public static final long MOST_ROWS = 100_000;

        @Override
        public Range range() {
            return value.range().times(Range.of(0, MOST_ROWS));
        }

        @Override
        public boolean nullable() {
            return false;
        }
    }

    /// The sum, folded where it can be.
    default Whole plus(Whole other) {
        if (this instanceof Null || other instanceof Null) {
            return new Null();
        }
        if (this instanceof Literal(BigInteger a)) {
            if (other instanceof Literal(BigInteger b)) {
                return of(a.add(b));
            }
            return a.signum() == 0 ? other : other.plus(this);
        }
        if (other instanceof Literal(BigInteger b)) {
            if (b.signum() == 0) {
                return this;
            }
            if (b.signum() < 0) {
                return minus(of(b.negate()));
            }
        }
        return new Arithmetic(Arithmetic.Operator.ADD, this, other);
    }

    default Whole minus(Whole other) {
        if (this instanceof Null || other instanceof Null) {
            return new Null();
        }
        if (other instanceof Literal(BigInteger b)) {
            if (this instanceof Literal(BigInteger a)) {
                return of(a.subtract(b));
            }
            if (b.signum() == 0) {
                return this;
            }
        }
        return new Arithmetic(Arithmetic.Operator.SUBTRACT, this, other);
    }

    default Whole times(Whole other) {
        if (this instanceof Null || other instanceof Null) {
            return new Null();
        }
        if (this instanceof Literal(BigInteger a)) {
            return other instanceof Literal(BigInteger b) ? of(a.multiply(b)) : other.times(this);
        }
        if (other instanceof Literal(BigInteger b)) {
            if (b.equals(BigInteger.ONE)) {
                return this;
            }
            if (this
                            instanceof
                            Arithmetic(
                                    Arithmetic.Operator operator,
                                    Whole inner,
                                    Literal(BigInteger factor),
                                    _,
                                    _)
                    && operator == Arithmetic.Operator.MULTIPLY) {
                return inner.times(of(factor.multiply(b)));
            }
        }
        return new Arithmetic(Arithmetic.Operator.MULTIPLY, this, other);
    }

    default Whole negated() {
        return times(of(-1));
    }

    /// The literal by which it is multiplied; 1 where there is none.
    default BigInteger factor() {
        return switch (this) {
            case Literal(BigInteger value) when value.signum() != 0 -> value.abs();
            case Arithmetic(var operator, _, Literal(BigInteger factor), _, _)
                    when operator == Arithmetic.Operator.MULTIPLY && factor.signum() > 0 ->
                    factor;
            default -> BigInteger.ONE;
        };
    }

    /// The same without a divisor of [#factor()].
    default Whole reduced(BigInteger divisor) {
        return divisor.equals(BigInteger.ONE)
                ? this
                : switch (this) {
                    case Literal(BigInteger value) -> of(value.divide(divisor));
                    case Arithmetic(_, Whole inner, Literal(BigInteger factor), _, _) ->
                            inner.times(of(factor.divide(divisor)));
                    default -> throw new IllegalArgumentException("no factor " + divisor);
                };
    }

    static Whole choice(Truth condition, Whole then, Whole otherwise) {
        if (condition instanceof Truth.Literal(boolean value)) {
            return value ? then : otherwise;
        }
        return condition instanceof Truth.Null || then.equals(otherwise)
                ? otherwise
                : new Choice(condition, then, otherwise);
    }

    private static void check(Range range) {
        if (!range.fits()) {
            throw new Overflow(range);
        }
    }
}
