package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.echelon.policy.check.geometry.Runs;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.ExpressionParts;
import org.echelon.policy.feel.UnaryTests;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// Reads cells as sets of pieces.
///
/// A simple test compares the input with known values: comparisons, ranges, lists, `not`, `and`,
/// `or`. Any other is asked of the interpreter for the pieces that are one value, and taken as "may
/// pass" for the rest.
final class CellReader {

    private final Axis axis;
    private final Function<Expression, Value> known;
    private final BiFunction<UnaryTests, Value, Value> test;
    private final Map<String, Cell> read = new HashMap<>();
    private final Runs nothing;
    private final Runs truths;
    private final Runs falsehoods;

    /// @param known the value of an expression where the table stands
    /// @param test whether a value passes, where the table stands
    CellReader(
            Axis axis,
            Function<Expression, Value> known,
            BiFunction<UnaryTests, Value, Value> test) {
        this.axis = axis;
        this.known = known;
        this.test = test;
        this.nothing = axis.nothing();
        this.truths = axis.where(piece -> piece instanceof Piece.Truth(boolean value) && value);
        this.falsehoods =
                axis.where(piece -> piece instanceof Piece.Truth(boolean value) && !value);
    }

    /// The values that tests compare their input with, as far as they are known.
    static List<Value> limits(UnaryTests tests, Function<Expression, Value> known) {
        List<Value> limits = new ArrayList<>();
        for (Expression expression : tests.tests()) {
            limits(expression, known, limits);
        }
        return limits;
    }

    private static void limits(
            Expression expression, Function<Expression, Value> known, List<Value> limits) {
        switch (expression) {
            case Expression.Comparison(_, Expression.Input _, var limit) ->
                    limit(limit, known, limits);
            case Expression.Comparison(_, var limit, Expression.Input _) ->
                    limit(limit, known, limits);
            case Expression.Between(Expression.Input _, var low, var high) -> {
                limit(low, known, limits);
                limit(high, known, limits);
            }
            case Expression.Among(var candidates) -> limit(candidates, known, limits);
            case Expression.In(Expression.Input _, var tests) ->
                    tests.forEach(test -> limits(test, known, limits));
            case Expression.And(var operands) ->
                    operands.forEach(operand -> limits(operand, known, limits));
            case Expression.Or(var operands) ->
                    operands.forEach(operand -> limits(operand, known, limits));
            default -> {}
        }
    }

    private static void limit(
            Expression expression, Function<Expression, Value> known, List<Value> limits) {
        if (!ExpressionParts.readInput(expression)) {
            flatten(known.apply(expression), limits);
        }
    }

    private static void flatten(Value value, List<Value> limits) {
        switch (value) {
            case Value.Items(var items) -> items.forEach(item -> flatten(item, limits));
            case Value.Range range -> {
                if (range.low() != null) {
                    limits.add(range.low());
                }
                if (range.high() != null) {
                    limits.add(range.high());
                }
            }
            default -> limits.add(value);
        }
    }

    /// @param text of the cell; equal texts are read once
    Cell read(UnaryTests tests, String text) {
        return read.computeIfAbsent(text, _ -> read(tests));
    }

    private Cell read(UnaryTests tests) {
        if (tests.any()) {
            return new Cell(axis.all(), axis.all());
        }
        Three either = new Three(Runs.NONE, axis.all());
        for (Expression expression : tests.tests()) {
            Three three = simple(expression);
            if (three == null) {
                return ask(tests);
            }
            either = either.or(three);
        }
        Runs passing = tests.negated() ? either.no : either.yes;
        return new Cell(passing, passing);
    }

    private Cell ask(UnaryTests tests) {
        Runs sure = Runs.NONE;
        Runs may = Runs.NONE;
        for (int i = 0; i < axis.size(); i++) {
            Piece piece = axis.piece(i);
            Value passed =
                    piece.isSingle()
                            ? test.apply(tests, piece.sample())
                            : new Value.OpenAny(java.util.Set.of());
            if (passed.equals(Value.TRUE)) {
                sure = sure.or(Runs.single(i));
            }
            if (passed.equals(Value.TRUE) || passed instanceof Value.Open) {
                may = may.or(Runs.single(i));
            }
        }
        return new Cell(sure, may);
    }

    /// For which pieces a test is true and for which false; for the rest it is null.
    private record Three(Runs yes, Runs no) {

        Three or(Three other) {
            return new Three(yes.or(other.yes), no.and(other.no));
        }

        Three and(Three other) {
            return new Three(yes.and(other.yes), no.or(other.no));
        }

        Three not() {
            return new Three(no, yes);
        }
    }

    private @Nullable Three simple(Expression expression) {
        return switch (expression) {
            case Expression.Comparison(var operator, Expression.Input _, var limit) ->
                    compared(operator, limit);
            case Expression.Comparison(var operator, var limit, Expression.Input _) ->
                    compared(mirrored(operator), limit);
            case Expression.Between(Expression.Input _, var low, var high) ->
                    and(
                            compared(Expression.Comparison.Operator.AT_LEAST, low),
                            compared(Expression.Comparison.Operator.AT_MOST, high));
            case Expression.Among(var candidates) ->
                    ExpressionParts.readInput(candidates) ? null : among(known.apply(candidates));
            case Expression.In(Expression.Input _, var tests) -> any(tests);
            case Expression.And(var operands) -> {
                Three all = new Three(axis.all(), Runs.NONE);
                for (Expression operand : operands) {
                    all = and(all, simple(operand));
                }
                yield all;
            }
            case Expression.Or(var operands) -> any(operands);
            case Expression.Input _ -> new Three(truths, falsehoods);
            default -> null;
        };
    }

    private @Nullable Three any(List<Expression> tests) {
        Three any = new Three(Runs.NONE, axis.all());
        for (Expression each : tests) {
            Three three = simple(each);
            any = any == null || three == null ? null : any.or(three);
        }
        return any;
    }

    private static @Nullable Three and(@Nullable Three left, @Nullable Three right) {
        return left == null || right == null ? null : left.and(right);
    }

    private static Expression.Comparison.Operator mirrored(
            Expression.Comparison.Operator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> operator;
            case LESS -> Expression.Comparison.Operator.GREATER;
            case AT_MOST -> Expression.Comparison.Operator.AT_LEAST;
            case GREATER -> Expression.Comparison.Operator.LESS;
            case AT_LEAST -> Expression.Comparison.Operator.AT_MOST;
        };
    }

    private @Nullable Three compared(Expression.Comparison.Operator operator, Expression limit) {
        if (ExpressionParts.readInput(limit)) {
            return null;
        }
        Value value = known.apply(limit);
        return switch (operator) {
            case EQUAL -> equal(value);
            case NOT_EQUAL -> {
                Three equal = equal(value);
                yield equal == null ? null : equal.not();
            }
            case LESS -> below(value, false);
            case AT_MOST -> below(value, true);
            case GREATER -> not(below(value, true));
            case AT_LEAST -> not(below(value, false));
        };
    }

    private static @Nullable Three not(@Nullable Three three) {
        return three == null ? null : three.not();
    }

    private @Nullable Three below(Value limit, boolean included) {
        Domain.Kind kind = Piece.kind(limit);
        if (kind != null) {
            Runs yes = axis.below(kind, Piece.point(limit), included);
            return new Three(yes, axis.line(kind).minus(yes));
        }
        // null and truth values have no order: the comparison is null
        return limit instanceof Value.Null || limit instanceof Value.Truth
                ? new Three(Runs.NONE, Runs.NONE)
                : null;
    }

    private @Nullable Three equal(Value value) {
        Domain.Kind kind = Piece.kind(value);
        if (kind != null) {
            Runs yes = axis.at(kind, Piece.point(value));
            return new Three(yes, axis.line(kind).minus(yes).or(nothing));
        }
        return switch (value) {
            case Value.Null _ -> new Three(nothing, nothing.not(axis.size()));
            case Value.Truth(boolean truth) ->
                    truth
                            ? new Three(truths, falsehoods.or(nothing))
                            : new Three(falsehoods, truths.or(nothing));
            case Value.Text(String text) -> {
                Runs yes = axis.text(text);
                yield new Three(yes, axis.texts().minus(yes).or(nothing));
            }
            default -> null;
        };
    }

    /// Whether the input is among candidates (DMN 1.5, table 53, `in`).
    private @Nullable Three among(Value candidates) {
        return switch (candidates) {
            case Value.Range range -> in(range);
            case Value.Items(var items) -> inList(items);
            case Value.Truth(boolean truth) when truth -> {
                // a test that holds by itself lets pass what is no truth value
                Runs failing = falsehoods.or(nothing);
                yield new Three(failing.not(axis.size()), failing);
            }
            case Value value -> equal(value);
        };
    }

    private @Nullable Three inList(List<Value> items) {
        Runs yes = Runs.NONE;
        for (Value item : items) {
            Three each = item instanceof Value.Range range ? in(range) : equal(item);
            if (each == null) {
                return null;
            }
            yes = yes.or(each.yes);
        }
        boolean other = axis.where(Piece.Other.class::isInstance).isEmpty();
        return other ? new Three(yes, yes.not(axis.size())) : null;
    }

    private @Nullable Three in(Value.Range range) {
        Value low = range.low();
        Value high = range.high();
        if (range.form() == Value.Range.Form.EQUAL && low != null) {
            return equal(low);
        }
        if (range.form() == Value.Range.Form.NOT_EQUAL && low != null) {
            return not(equal(low));
        }
        Three above =
                low == null || low instanceof Value.Null ? null : at(low, range.lowIncluded());
        Three below =
                high == null || high instanceof Value.Null
                        ? null
                        : below(high, range.highIncluded());
        if (low != null && !(low instanceof Value.Null) && above == null) {
            return null;
        }
        if (high == null || high instanceof Value.Null) {
            return above;
        }
        return above == null || below == null ? below : above.and(below);
    }

    /// From a limit on.
    private @Nullable Three at(Value limit, boolean included) {
        return not(below(limit, !included));
    }
}
