package org.echelon.policy.dmn;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.ExpressionParts;
import org.echelon.policy.feel.Scope;
import org.echelon.policy.feel.UnaryTests;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Representatives of the values that a column's cells can tell apart.
final class Classes {

    /// A text that no model contains, for "any other text".
    private static final Value OTHER = Value.of("\u0000");

    private final TableLogic table;
    private final int column;
    private final Scope scope;
    private final Session session;
    private final TreeSet<Rational> numbers = new TreeSet<>();
    private final List<Value> others = new ArrayList<>();

    Classes(TableLogic table, int column, Scope scope, Session session) {
        this.table = table;
        this.column = column;
        this.scope = scope;
        this.session = session;
    }

    /// One value for each class; the open value itself where the cells do more than compare with
    /// known values.
    List<Value> of(Value.Open open) {
        for (TableLogic.Row row : table.rows()) {
            UnaryTests tests = row.cells().get(column).tests();
            for (Expression test : tests.tests()) {
                if (!simple(test)) {
                    return List.of(open);
                }
            }
        }
        return switch (open) {
            case Value.OpenTruth truth -> truths(truth);
            case Value.OpenNumber number -> {
                List<Value> classes = numbers(number.min(), number.max());
                if (number.mayBeNull()) {
                    classes.add(Value.NULL);
                }
                yield classes;
            }
            case Value.OpenAny _ -> {
                List<Value> classes = numbers(null, null);
                classes.addAll(List.of(Value.TRUE, Value.FALSE, Value.NULL, OTHER));
                classes.addAll(others);
                yield classes;
            }
            case Value.OpenItems items -> List.of(items);
        };
    }

    private static List<Value> truths(Value.OpenTruth truth) {
        List<Value> classes = new ArrayList<>();
        if (truth.mayBeTrue()) {
            classes.add(Value.TRUE);
        }
        if (truth.mayBeFalse()) {
            classes.add(Value.FALSE);
        }
        if (truth.mayBeNull()) {
            classes.add(Value.NULL);
        }
        return classes;
    }

    /// The numbers compared with and one between each two neighbours, as far as within the bounds.
    private List<Value> numbers(@Nullable Rational min, @Nullable Rational max) {
        List<Value> classes = new ArrayList<>();
        if (min != null && max != null && min.equals(max)) {
            classes.add(Value.of(min)); // known but for whether it is null
            return classes;
        }
        Rational before = min;
        for (Rational number : numbers) {
            if ((min != null && number.compareTo(min) < 0)
                    || (max != null && number.compareTo(max) > 0)) {
                continue;
            }
            if (before == null || before.compareTo(number) < 0) {
                classes.add(Value.of(between(before, number)));
            }
            classes.add(Value.of(number));
            before = number;
        }
        if (max == null || before == null || before.compareTo(max) < 0) {
            classes.add(Value.of(between(before, max)));
        }
        return classes;
    }

    private static Rational between(@Nullable Rational low, @Nullable Rational high) {
        if (low == null) {
            return high == null ? Rational.ZERO : high.minus(Rational.ONE);
        }
        return high == null ? low.plus(Rational.ONE) : low.plus(high).times(Rational.of(1, 2));
    }

    /// Whether a test compares the input with known values and nothing more; collects them.
    private boolean simple(Expression test) {
        return switch (test) {
            case Expression.Comparison(_, Expression.Input _, Expression end) -> known(end);
            case Expression.Comparison(_, Expression end, Expression.Input _) -> known(end);
            case Expression.Between(Expression.Input _, Expression low, Expression high) ->
                    known(low) && known(high);
            case Expression.Among(Expression candidates) -> known(candidates);
            case Expression.And(var operands) -> operands.stream().allMatch(this::simple);
            case Expression.Or(var operands) -> operands.stream().allMatch(this::simple);
            default -> false;
        };
    }

    private boolean known(Expression expression) {
        return !ExpressionParts.readInput(expression)
                && known(session.interpreter().evaluate(expression, scope));
    }

    private boolean known(Value value) {
        return switch (value) {
            case Value.Numeric(Rational number, _) -> {
                numbers.add(number);
                yield true;
            }
            case Value.Text text -> {
                others.add(text);
                yield true;
            }
            case Value.Truth _, Value.Null _ -> true;
            case Value.Range range -> end(range.low()) && end(range.high());
            case Value.Items(var items) -> items.stream().allMatch(this::known);
            default -> false;
        };
    }

    /// Whether an end of a range is absent or a number, which is collected.
    private boolean end(@Nullable Value end) {
        return end == null || (end instanceof Value.Numeric && known(end));
    }
}
