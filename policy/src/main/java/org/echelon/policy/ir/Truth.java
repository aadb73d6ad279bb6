package org.echelon.policy.ir;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/// A truth value: true, false or null, joined as in FEEL (and in SQL): false and null is false,
/// true or null is true.
public sealed interface Truth extends Expression {

    Truth TRUE = new Literal(true);
    Truth FALSE = new Literal(false);

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    record Literal(boolean value) implements Truth {
        @Override
        public boolean nullable() {
            return false;
        }
    }

    record Null() implements Truth {
        @Override
        public boolean nullable() {
            return true;
        }
    }

    /// @param nullable whether the year may not exist
    record Of(Column column, boolean nullable) implements Truth {}

    record Bound(Slot slot) implements Truth {
        @Override
        public boolean nullable() {
            return false;
        }
    }

    record Reference(Definition definition) implements Truth {
        @Override
        public boolean nullable() {
            return definition.value().nullable();
        }
    }

    /// Whether the subject existed in an accounting year, counted back from the year of the
    /// question. Who existed in an earlier year existed in the later ones.
    record YearExists(int yearsBack) implements Truth {
        @Override
        public boolean nullable() {
            return false;
        }
    }

    /// Null when a side is.
    record Ordered(Order order, Whole left, Whole right) implements Truth {
        @Override
        public boolean nullable() {
            return left.nullable() || right.nullable();
        }
    }

    record TextOrdered(Order order, Text left, Text right) implements Truth {
        @Override
        public boolean nullable() {
            return left.nullable() || right.nullable();
        }
    }

    record DayOrdered(Order order, Day left, Day right) implements Truth {
        @Override
        public boolean nullable() {
            return left.nullable() || right.nullable();
        }
    }

    /// Whether two values are equal; null equals null and nothing else, so this is never null.
    record Same(Expression left, Expression right) implements Truth {
        public Same {
            if (kind(left) != kind(right)) {
                throw new IllegalArgumentException("values of two kinds are never the same");
            }
        }

        @Override
        public boolean nullable() {
            return false;
        }
    }

    /// Whether a value is null.
    record Missing(Expression value) implements Truth {
        @Override
        public boolean nullable() {
            return false;
        }
    }

    /// Whether it is true: null is not.
    record Certain(Truth value) implements Truth {
        @Override
        public boolean nullable() {
            return false;
        }
    }

    /// Whether it is true whatever the unknown facts are: null is not, and what is open is not.
    record Settled(Truth value) implements Truth {
        @Override
        public boolean nullable() {
            return false;
        }
    }

    record Not(Truth value) implements Truth {
        @Override
        public boolean nullable() {
            return value.nullable();
        }
    }

    record And(List<Truth> operands) implements Truth {
        public And {
            operands = List.copyOf(operands);
        }

        @Override
        public boolean nullable() {
            return operands.stream().anyMatch(Truth::nullable);
        }
    }

    record Or(List<Truth> operands) implements Truth {
        public Or {
            operands = List.copyOf(operands);
        }

        @Override
        public boolean nullable() {
            return operands.stream().anyMatch(Truth::nullable);
        }
    }

    record Choice(Truth condition, Truth then, Truth otherwise) implements Truth {
        @Override
        public boolean nullable() {
            return then.nullable() || otherwise.nullable();
        }
    }

    /// Whether a text is among some; false for null.
    record Among(Text value, List<String> texts) implements Truth {
        public Among {
            texts = List.copyOf(texts);
        }

        @Override
        public boolean nullable() {
            return false;
        }
    }

    /// Whether a text is in a list that is a parameter; false for null.
    record AmongBound(Text value, Slot slot) implements Truth {
        @Override
        public boolean nullable() {
            return false;
        }
    }

    /// Whether a text matches a pattern of the plain kind that every engine reads alike.
    record Matches(Text value, String pattern) implements Truth {
        @Override
        public boolean nullable() {
            return value.nullable();
        }
    }

    /// Whether a relation has a row for which a test is true.
    record Exists(Relation relation, Truth where) implements Truth {
        @Override
        public boolean nullable() {
            return false;
        }
    }

    static Truth not(Truth value) {
        return switch (value) {
            case Literal(boolean known) -> of(!known);
            case Null none -> none;
            case Not(Truth inner) -> inner;
            case Ordered(Order order, Whole left, Whole right) ->
                    new Ordered(order.opposite(), left, right);
            default -> new Not(value);
        };
    }

    static Truth and(List<Truth> operands) {
        List<Truth> kept = new ArrayList<>();
        for (Truth operand : operands) {
            if (operand.equals(FALSE)) {
                return FALSE;
            }
            if (operand instanceof And(List<Truth> inner)) {
                kept.addAll(inner);
            } else if (!operand.equals(TRUE)) {
                kept.add(operand);
            }
        }
        return kept.isEmpty() ? TRUE : kept.size() == 1 ? kept.getFirst() : new And(kept);
    }

    static Truth or(List<Truth> operands) {
        List<Truth> kept = new ArrayList<>();
        for (Truth operand : operands) {
            if (operand.equals(TRUE)) {
                return TRUE;
            }
            if (operand instanceof Or(List<Truth> inner)) {
                kept.addAll(inner);
            } else if (!operand.equals(FALSE)) {
                kept.add(operand);
            }
        }
        return kept.isEmpty() ? FALSE : kept.size() == 1 ? kept.getFirst() : new Or(kept);
    }

    static Truth certain(Truth value) {
        return value instanceof Null ? FALSE : value.nullable() ? new Certain(value) : value;
    }

    static Truth settled(Truth value) {
        return switch (value) {
            case Literal _ -> value;
            case Null _ -> FALSE;
            case Certain(Truth inner) -> new Settled(inner);
            default -> new Settled(value);
        };
    }

    static Truth missing(Expression value) {
        return value.nullable() ? new Missing(value) : FALSE;
    }

    static Truth choice(Truth condition, Truth then, Truth otherwise) {
        if (condition instanceof Literal(boolean value)) {
            return value ? then : otherwise;
        }
        if (condition instanceof Null || then.equals(otherwise)) {
            return otherwise;
        }
        if (then instanceof Literal(boolean value)) {
            return value
                    ? or(List.of(certain(condition), otherwise))
                    : and(List.of(not(certain(condition)), otherwise));
        }
        if (otherwise instanceof Literal(boolean value)) {
            return value
                    ? or(List.of(not(certain(condition)), then))
                    : and(List.of(certain(condition), then));
        }
        return new Choice(condition, then, otherwise);
    }

    /// The comparison, decided where the ranges decide it.
    static Truth ordered(Expression.Order order, Whole left, Whole right) {
        if (left instanceof Whole.Null || right instanceof Whole.Null) {
            return new Null();
        }
        if (!left.nullable() && !right.nullable()) {
            Range difference = difference(left, right);
            boolean low = order.holds(difference.low().signum());
            boolean high = order.holds(difference.high().signum());
            if (low == high) {
                return of(low);
            }
        }
        return new Ordered(order, left, right);
    }

    /// The range of the difference; a point where both differ from the same by literals.
    private static Range difference(Whole left, Whole right) {
        return base(left).equals(base(right))
                ? Range.of(offset(left).subtract(offset(right)))
                : left.range().minus(right.range());
    }

    private static Whole base(Whole value) {
        return value instanceof Whole.Arithmetic(var operator, Whole inner, Whole.Literal _, _, _)
                        && operator != Whole.Arithmetic.Operator.MULTIPLY
                ? inner
                : value instanceof Whole.Literal ? Whole.Literal.ZERO : value;
    }

    private static BigInteger offset(Whole value) {
        return switch (value) {
            case Whole.Literal(BigInteger literal) -> literal;
            case Whole.Arithmetic(var operator, _, Whole.Literal(BigInteger literal), _, _) ->
                    switch (operator) {
                        case ADD -> literal;
                        case SUBTRACT -> literal.negate();
                        case MULTIPLY -> BigInteger.ZERO;
                    };
            default -> BigInteger.ZERO;
        };
    }

    private static int kind(Expression value) {
        return switch (value) {
            case Whole _ -> 0;
            case Truth _ -> 1;
            case Text _ -> 2;
            case Day _ -> 3;
        };
    }

    static void check(Relation relation, String field, Column.Type type) {
        if (relation.field(field).orElse(null) != type) {
            throw new IllegalArgumentException(
                    relation.input() + " has no field " + field + " of type " + type);
        }
    }
}
