package org.echelon.policy.feel;

import java.util.List;
import java.util.Map;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Equality and order of values (DMN 1.5, 10.3.2.13 and table 53), as sets of [Outcomes].
final class Comparison {
    private static final int INCOMPARABLE = Integer.MIN_VALUE;

    private Comparison() {}

    static Value compare(Expression.Comparison.Operator operator, Value left, Value right) {
        return Outcomes.value(outcomes(operator, left, right), left, right);
    }

    static int outcomes(Expression.Comparison.Operator operator, Value left, Value right) {
        return switch (operator) {
            case EQUAL -> equal(left, right);
            case NOT_EQUAL -> Outcomes.not(equal(left, right));
            case LESS -> less(left, right);
            case GREATER -> less(right, left);
            case AT_MOST -> atMost(left, right);
            case AT_LEAST -> atMost(right, left);
        };
    }

    static int less(Value left, Value right) {
        if (left instanceof Value.Numeric(var a, _) && right instanceof Value.Numeric(var b, _)) {
            return Outcomes.of(a.compareTo(b) < 0);
        }
        if (left instanceof Value.Open || right instanceof Value.Open) {
            return openOrder(left, right, true);
        }
        int order = order(left, right);
        return order == INCOMPARABLE ? Outcomes.NULL : Outcomes.of(order < 0);
    }

    static int atMost(Value left, Value right) {
        if (left instanceof Value.Numeric(var a, _) && right instanceof Value.Numeric(var b, _)) {
            return Outcomes.of(a.compareTo(b) <= 0);
        }
        if (left instanceof Value.Open || right instanceof Value.Open) {
            return openOrder(left, right, false);
        }
        int order = order(left, right);
        return order == INCOMPARABLE ? Outcomes.NULL : Outcomes.of(order <= 0);
    }

    /// Whether two known values can be ordered at all.
    static boolean comparable(Value left, Value right) {
        return order(left, right) != INCOMPARABLE;
    }

    private static int openOrder(Value left, Value right, boolean strict) {
        Interval a = Interval.of(left);
        Interval b = Interval.of(right);
        if (a != null && b != null) {
            boolean mayBeTrue = below(a.min(), b.max(), strict);
            boolean mayBeFalse = below(b.min(), a.max(), !strict);
            return Outcomes.of(mayBeTrue, mayBeFalse)
                    | (a.mayBeNull() || b.mayBeNull() ? Outcomes.NULL : 0);
        }
        Extent x = Extent.of(left);
        Extent y = Extent.of(right);
        if (x != null && y != null && comparable(x.low(), y.low())) {
            boolean mayBeTrue = below(x.low(), y.high(), strict);
            boolean mayBeFalse = below(y.low(), x.high(), !strict);
            return Outcomes.of(mayBeTrue, mayBeFalse);
        }
        Value other = left instanceof Value.OpenAny ? right : left;
        boolean anything = left instanceof Value.OpenAny || right instanceof Value.OpenAny;
        return anything && (isOrdered(other) || other instanceof Value.OpenAny)
                ? Outcomes.ALL
                : Outcomes.NULL;
    }

    /// Whether some number at or above `low` may be below some number at or below `high`.
    private static boolean below(@Nullable Rational low, @Nullable Rational high, boolean strict) {
        if (low == null || high == null) {
            return true;
        }
        int order = low.compareTo(high);
        return strict ? order < 0 : order <= 0;
    }

    private static boolean below(Value low, Value high, boolean strict) {
        int order = order(low, high);
        return strict ? order < 0 : order <= 0;
    }

    private static boolean isOrdered(Value value) {
        return switch (value) {
            case Value.Numeric _,
                    Value.Text _,
                    Value.Day _,
                    Value.Time _,
                    Value.DayTime _,
                    Value.DaysDuration _,
                    Value.MonthsDuration _,
                    Value.OpenNumber _ ->
                    true;
            case Value.Null _,
                    Value.Truth _,
                    Value.Range _,
                    Value.Items _,
                    Value.Context _,
                    Value.Function _,
                    Value.OpenTruth _,
                    Value.OpenItems _,
                    Value.OpenAny _ ->
                    false;
        };
    }

    private static int order(Value left, Value right) {
        if (left instanceof Value.Numeric(var a, _) && right instanceof Value.Numeric(var b, _)) {
            return a.compareTo(b);
        }
        if (left instanceof Value.Text(var a) && right instanceof Value.Text(var b)) {
            return order(a, b);
        }
        if (left instanceof Value.Day(var a) && right instanceof Value.Day(var b)) {
            return Integer.signum(a.compareTo(b));
        }
        if (left instanceof Value.DaysDuration(var a)
                && right instanceof Value.DaysDuration(var b)) {
            return a.compareTo(b);
        }
        if (left instanceof Value.MonthsDuration(var a)
                && right instanceof Value.MonthsDuration(var b)) {
            return Long.compare(a, b);
        }
        Integer order = null;
        if (left instanceof Value.Time(var a) && right instanceof Value.Time(var b)) {
            order = Temporals.compareTimes(a, b);
        } else if (left instanceof Value.DayTime(var a) && right instanceof Value.DayTime(var b)) {
            order = Temporals.compareDayTimes(a, b);
        }
        return order == null ? INCOMPARABLE : order;
    }

    /// The order of two texts by code points.
    private static int order(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean highX = Character.isSurrogate(x);
                boolean highY = Character.isSurrogate(y);
                return highX == highY ? Integer.signum(x - y) : highX ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    static int equal(Value left, Value right) {
        if (left instanceof Value.Numeric(var a, _) && right instanceof Value.Numeric(var b, _)) {
            return Outcomes.of(a.compareTo(b) == 0);
        }
        if (left instanceof Value.Text(var a) && right instanceof Value.Text(var b)) {
            return Outcomes.of(a.equals(b));
        }
        if (left instanceof Value.Open || right instanceof Value.Open) {
            return openEqual(left, right);
        }
        if (left instanceof Value.Null || right instanceof Value.Null) {
            return Outcomes.of(left instanceof Value.Null && right instanceof Value.Null);
        }
        if (left instanceof Value.Truth(boolean a) && right instanceof Value.Truth(boolean b)) {
            return Outcomes.of(a == b);
        }
        if (left instanceof Value.Items(var a) && right instanceof Value.Items(var b)) {
            return equalItems(a, b);
        }
        if (left instanceof Value.Context(var a) && right instanceof Value.Context(var b)) {
            return equalContexts(a, b);
        }
        if (left instanceof Value.Range a && right instanceof Value.Range b) {
            return equalRanges(a, b);
        }
        if ((left instanceof Value.Time && right instanceof Value.Time)
                || (left instanceof Value.DayTime && right instanceof Value.DayTime)) {
            return Outcomes.of(order(left, right) == 0);
        }
        if (left instanceof Value.Function && right instanceof Value.Function) {
            return Outcomes.of(left.equals(right));
        }
        int order = order(left, right);
        return order == INCOMPARABLE ? Outcomes.NULL : Outcomes.of(order == 0);
    }

    private static int equalItems(List<Value> a, List<Value> b) {
        if (a.size() != b.size()) {
            return Outcomes.FALSE;
        }
        int outcomes = Outcomes.TRUE;
        for (int i = 0; i < a.size() && outcomes != Outcomes.FALSE; i++) {
            outcomes = Outcomes.and(outcomes, equal(a.get(i), b.get(i)));
        }
        return outcomes;
    }

    private static int equalContexts(Map<String, Value> a, Map<String, Value> b) {
        if (!a.keySet().equals(b.keySet())) {
            return Outcomes.FALSE;
        }
        int outcomes = Outcomes.TRUE;
        for (Map.Entry<String, Value> entry : a.entrySet()) {
            Value other = b.get(entry.getKey());
            if (other != null) {
                outcomes = Outcomes.and(outcomes, equal(entry.getValue(), other));
            }
        }
        return outcomes;
    }

    private static int equalRanges(Value.Range a, Value.Range b) {
        if (a.form() != b.form()
                || a.lowIncluded() != b.lowIncluded()
                || a.highIncluded() != b.highIncluded()) {
            return Outcomes.FALSE;
        }
        return Outcomes.and(equalEnds(a.low(), b.low()), equalEnds(a.high(), b.high()));
    }

    private static int equalEnds(@Nullable Value a, @Nullable Value b) {
        return a == null || b == null ? Outcomes.of(a == null && b == null) : equal(a, b);
    }

    private static int openEqual(Value left, Value right) {
        Extent x = Extent.of(left);
        Extent y = Extent.of(right);
        if (x != null && y != null && comparable(x.low(), y.low())) {
            boolean mayBeTrue = below(x.low(), y.high(), false) && below(y.low(), x.high(), false);
            boolean mayBeFalse = below(x.low(), y.high(), true) || below(y.low(), x.high(), true);
            return Outcomes.of(mayBeTrue, mayBeFalse);
        }
        if (left instanceof Value.OpenAny || right instanceof Value.OpenAny) {
            boolean againstNull = left instanceof Value.Null || right instanceof Value.Null;
            if (againstNull && (x != null || y != null)) {
                return Outcomes.FALSE;
            }
            return againstNull ? Outcomes.TRUE | Outcomes.FALSE : Outcomes.ALL;
        }
        if (left instanceof Value.OpenItems || right instanceof Value.OpenItems) {
            boolean againstNull = left instanceof Value.Null || right instanceof Value.Null;
            return againstNull ? Outcomes.FALSE : Outcomes.ALL;
        }
        boolean leftNull = mayBeNull(left);
        boolean rightNull = mayBeNull(right);
        int outcomes = leftNull && rightNull ? Outcomes.TRUE : 0;
        boolean leftSome = mayBeSome(left);
        boolean rightSome = mayBeSome(right);
        if ((leftNull && rightSome) || (rightNull && leftSome)) {
            outcomes |= Outcomes.FALSE;
        }
        if (leftSome && rightSome) {
            outcomes |= equalWhenSome(left, right);
        }
        return outcomes;
    }

    private static int equalWhenSome(Value left, Value right) {
        Interval a = Interval.of(left);
        Interval b = Interval.of(right);
        if (a != null && b != null) {
            boolean mayBeTrue = below(a.min(), b.max(), false) && below(b.min(), a.max(), false);
            return Outcomes.of(mayBeTrue, !(a.isPoint() && b.isPoint() && mayBeTrue));
        }
        if (isTruth(left) && isTruth(right)) {
            int x = Outcomes.of(left);
            int y = Outcomes.of(right);
            int both = x & y & (Outcomes.TRUE | Outcomes.FALSE);
            boolean mayDiffer =
                    ((x & Outcomes.TRUE) != 0 && (y & Outcomes.FALSE) != 0)
                            || ((x & Outcomes.FALSE) != 0 && (y & Outcomes.TRUE) != 0);
            return Outcomes.of(both != 0, mayDiffer);
        }
        return Outcomes.NULL;
    }

    private static boolean isTruth(Value value) {
        return value instanceof Value.Truth || value instanceof Value.OpenTruth;
    }

    private static boolean mayBeNull(Value value) {
        return value instanceof Value.Null
                || (value instanceof Value.OpenNumber number && number.mayBeNull())
                || (value instanceof Value.OpenTruth truth && truth.mayBeNull());
    }

    private static boolean mayBeSome(Value value) {
        return !(value instanceof Value.Null);
    }
}
