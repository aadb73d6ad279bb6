package org.echelon.policy.lower;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.policy.dmn.CompiledTable;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.UnaryTests;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Whether two rules show by their cells that no input passes both.
final class Disjoint {

    private Disjoint() {}

    static boolean rules(CompiledTable table, int a, int b) {
        for (int column = 0; column < table.columns(); column++) {
            if (cells(table.cell(a, column), table.cell(b, column))) {
                return true;
            }
        }
        return false;
    }

    private static boolean cells(UnaryTests a, UnaryTests b) {
        if (a.any() || b.any() || a.negated() || b.negated()) {
            return false;
        }
        for (Expression first : a.tests()) {
            for (Expression second : b.tests()) {
                if (!tests(first, second)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean tests(Expression a, Expression b) {
        Set<Value> some = values(a);
        Set<Value> others = values(b);
        if (some != null && others != null) {
            return some.stream().noneMatch(others::contains);
        }
        Span left = span(a);
        Span right = span(b);
        if ((left != null && isNull(b)) || (right != null && isNull(a))) {
            return true;
        }
        return left != null && right != null && (left.below(right) || right.below(left));
    }

    /// The texts, truth values or null that a test names.
    private static @Nullable Set<Value> values(Expression test) {
        if (test instanceof Expression.Among(Expression.Literal(Value value))
                && (value instanceof Value.Text
                        || value instanceof Value.Truth
                        || value instanceof Value.Null)) {
            return Set.of(value);
        }
        if (test instanceof Expression.Among(Expression.ListLiteral(List<Expression> items))
                && items.stream().allMatch(i -> i instanceof Expression.Literal(Value.Text _))) {
            return items.stream()
                    .map(i -> ((Expression.Literal) i).value())
                    .collect(Collectors.toSet());
        }
        return null;
    }

    private static boolean isNull(Expression test) {
        return test instanceof Expression.Among(Expression.Literal(Value.Null _));
    }

    /// Numbers from a bound to a bound; an absent one is infinite.
    private record Span(
            @Nullable Rational low, boolean lowIn, @Nullable Rational high, boolean highIn) {
        boolean below(Span other) {
            if (high == null || other.low == null) {
                return false;
            }
            int order = high.compareTo(other.low);
            return order < 0 || (order == 0 && !(highIn && other.lowIn));
        }
    }

    private static @Nullable Span span(Expression test) {
        if (test
                instanceof
                Expression.Comparison(
                        var operator,
                        Expression.Input _,
                        Expression.Literal(var value))) {
            if (!(value instanceof Value.Numeric(Rational bound, _))) {
                return null;
            }
            return switch (operator) {
                case LESS -> new Span(null, false, bound, false);
                case AT_MOST -> new Span(null, false, bound, true);
                case GREATER -> new Span(bound, false, null, false);
                case AT_LEAST -> new Span(bound, true, null, false);
                case EQUAL -> new Span(bound, true, bound, true);
                case NOT_EQUAL -> null;
            };
        }
        if (test instanceof Expression.Among(Expression.Literal(Value.Numeric(var only, _)))) {
            return new Span(only, true, only, true);
        }
        if (test instanceof Expression.Among(Expression.RangeLiteral range)
                && range.form() == Value.Range.Form.INTERVAL) {
            Rational low = bound(range.low());
            Rational high = bound(range.high());
            return (range.low() != null && low == null) || (range.high() != null && high == null)
                    ? null
                    : new Span(low, range.lowIncluded(), high, range.highIncluded());
        }
        return null;
    }

    private static @Nullable Rational bound(@Nullable Expression end) {
        return end instanceof Expression.Literal(Value.Numeric(Rational value, _)) ? value : null;
    }
}
