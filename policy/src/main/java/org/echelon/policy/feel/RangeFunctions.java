package org.echelon.policy.feel;

import java.util.List;
import org.echelon.policy.feel.BuiltIn.Openness;
import org.echelon.policy.feel.BuiltIn.Result;
import org.jspecify.annotations.Nullable;

/// The relations of points and ranges (DMN 1.5, table 78), and `range`.
final class RangeFunctions {
    private static final String TWO_POINTS = "point1, point2";
    private static final String POINT_RANGE = "point, range";
    private static final String RANGE_POINT = "range, point";
    private static final String TWO_RANGES = "range1, range2";

    static final List<BuiltIn> ALL =
            List.of(
                    relation(
                            "before",
                            (a, b) -> a.end().before(b.start()),
                            TWO_POINTS,
                            POINT_RANGE,
                            RANGE_POINT,
                            TWO_RANGES),
                    relation(
                            "after",
                            (a, b) -> b.end().before(a.start()),
                            TWO_POINTS,
                            POINT_RANGE,
                            RANGE_POINT,
                            TWO_RANGES),
                    relation("meets", (a, b) -> a.end().touches(b.start()), TWO_RANGES),
                    relation("met by", (a, b) -> b.end().touches(a.start()), TWO_RANGES),
                    relation("overlaps", RangeFunctions::overlap, TWO_RANGES),
                    relation("overlaps before", RangeFunctions::overlapsBefore, TWO_RANGES),
                    relation("overlaps after", (a, b) -> overlapsBefore(b, a), TWO_RANGES),
                    relation("finishes", RangeFunctions::finishes, POINT_RANGE, TWO_RANGES),
                    relation("finished by", (a, b) -> finishes(b, a), RANGE_POINT, TWO_RANGES),
                    relation("includes", RangeFunctions::includes, RANGE_POINT, TWO_RANGES),
                    relation("during", (a, b) -> includes(b, a), POINT_RANGE, TWO_RANGES),
                    relation("starts", RangeFunctions::starts, POINT_RANGE, TWO_RANGES),
                    relation("started by", (a, b) -> starts(b, a), RANGE_POINT, TWO_RANGES),
                    relation("coincides", RangeFunctions::coincides, TWO_POINTS, TWO_RANGES),
                    BuiltIn.of(
                            "range",
                            Openness.STRICT,
                            Result.ANYTHING,
                            (arguments, interpreter) ->
                                    range(Arguments.text(arguments[0]), interpreter),
                            "from"));

    private RangeFunctions() {}

    /// A relation of two spans; a point is the span from itself to itself.
    @FunctionalInterface
    private interface Relation {
        boolean holds(Span a, Span b);
    }

    private static BuiltIn relation(String name, Relation relation, String... signatures) {
        List<String> forms = List.of(signatures);
        return BuiltIn.of(
                name,
                Openness.STRICT,
                Result.TRUTH,
                (arguments, _) -> {
                    boolean firstRange = arguments[0] instanceof Value.Range;
                    boolean secondRange = arguments[1] instanceof Value.Range;
                    String form =
                            firstRange
                                    ? secondRange ? TWO_RANGES : RANGE_POINT
                                    : secondRange ? POINT_RANGE : TWO_POINTS;
                    Span a = span(arguments[0]);
                    Span b = span(arguments[1]);
                    return a == null || b == null || !forms.contains(form) || !comparable(a, b)
                            ? Value.NULL
                            : Value.of(relation.holds(a, b));
                },
                signatures);
    }

    /// An end of a span; without a value it is infinite.
    private record End(@Nullable Value value, boolean included, boolean upper) {

        int compareTo(End other) {
            if (value != null && other.value != null) {
                return Comparison.less(value, other.value) == Outcomes.TRUE
                        ? -1
                        : Comparison.equal(value, other.value) == Outcomes.TRUE ? 0 : 1;
            }
            return Integer.compare(infinity(), other.infinity());
        }

        private int infinity() {
            return value != null ? 0 : upper ? 1 : -1;
        }

        /// Whether this upper end comes before a lower end, so that the two share no point.
        boolean before(End lower) {
            int order = compareTo(lower);
            return order < 0 || (order == 0 && !(included && lower.included));
        }

        /// Whether this upper end and a lower end share exactly one point.
        boolean touches(End lower) {
            return included && lower.included && compareTo(lower) == 0;
        }
    }

    private record Span(End start, End end) {}

    private static @Nullable Span span(Value value) {
        if (value instanceof Value.Range range) {
            return range.form() == Value.Range.Form.NOT_EQUAL
                    ? null
                    : new Span(
                            new End(finite(range.low()), range.lowIncluded(), false),
                            new End(finite(range.high()), range.highIncluded(), true));
        }
        return Comparison.comparable(value, value)
                ? new Span(new End(value, true, false), new End(value, true, true))
                : null;
    }

    private static @Nullable Value finite(@Nullable Value end) {
        return end instanceof Value.Null ? null : end;
    }

    private static boolean comparable(Span a, Span b) {
        for (End x : new End[] {a.start, a.end}) {
            for (End y : new End[] {b.start, b.end}) {
                if (x.value != null
                        && y.value != null
                        && !Comparison.comparable(x.value, y.value)) {
                    return false;
                }
            }
        }
        return true;
    }

    /// Whether `a` starts no later than `b`.
    private static boolean startsNoLater(Span a, Span b) {
        int order = a.start.compareTo(b.start);
        return order < 0 || (order == 0 && (a.start.included || !b.start.included));
    }

    /// Whether `a` ends no earlier than `b`.
    private static boolean endsNoEarlier(Span a, Span b) {
        int order = a.end.compareTo(b.end);
        return order > 0 || (order == 0 && (a.end.included || !b.end.included));
    }

    private static boolean overlap(Span a, Span b) {
        return !a.end.before(b.start) && !b.end.before(a.start);
    }

    private static boolean overlapsBefore(Span a, Span b) {
        return startsNoLater(a, b)
                && !sameStart(a, b)
                && !a.end.before(b.start)
                && endsNoEarlier(b, a);
    }

    private static boolean sameStart(Span a, Span b) {
        return a.start.compareTo(b.start) == 0 && a.start.included == b.start.included;
    }

    private static boolean sameEnd(Span a, Span b) {
        return a.end.compareTo(b.end) == 0 && a.end.included == b.end.included;
    }

    private static boolean finishes(Span a, Span b) {
        return sameEnd(a, b) && startsNoLater(b, a);
    }

    private static boolean starts(Span a, Span b) {
        return sameStart(a, b) && endsNoEarlier(b, a);
    }

    private static boolean includes(Span a, Span b) {
        return startsNoLater(a, b) && endsNoEarlier(a, b);
    }

    private static boolean coincides(Span a, Span b) {
        return sameStart(a, b) && sameEnd(a, b);
    }

    /// Reads `[18..21)`; an end may be left out where its bracket is open.
    private static Value range(@Nullable String text, Interpreter interpreter) {
        if (text == null) {
            return Value.NULL;
        }
        String trimmed = text.strip();
        int dots = trimmed.indexOf("..");
        if (trimmed.length() < 4 || dots < 1) {
            return Value.NULL;
        }
        char open = trimmed.charAt(0);
        char close = trimmed.charAt(trimmed.length() - 1);
        if ("[(]".indexOf(open) < 0 || "])[".indexOf(close) < 0) {
            return Value.NULL;
        }
        String low = trimmed.substring(1, dots).strip();
        String high = trimmed.substring(dots + 2, trimmed.length() - 1).strip();
        boolean lowIncluded = open == '[';
        boolean highIncluded = close == ']';
        if ((low.isEmpty() && (lowIncluded || high.isEmpty()))
                || (high.isEmpty() && highIncluded)) {
            return Value.NULL;
        }
        Value from = end(low, interpreter);
        Value to = end(high, interpreter);
        if ((!low.isEmpty() && from instanceof Value.Null)
                || (!high.isEmpty() && to instanceof Value.Null)
                || !Membership.isRange(from, to)
                || (!low.isEmpty()
                        && !high.isEmpty()
                        && Comparison.less(to, from) == Outcomes.TRUE)) {
            return Value.NULL;
        }
        return new Value.Range(from, lowIncluded, to, highIncluded);
    }

    /// The value of a literal, or of a date function of literals; null for anything else.
    private static Value end(String text, Interpreter interpreter) {
        Expression expression = FeelParser.expression(text, Names.none()).tree().orElse(null);
        boolean literal =
                expression instanceof Expression.Literal
                        || (expression instanceof Expression.BuiltInCall call
                                && call.arguments().stream()
                                        .allMatch(Expression.Literal.class::isInstance));
        return expression != null && literal
                ? interpreter.evaluate(expression, Scope.empty())
                : Value.NULL;
    }
}
