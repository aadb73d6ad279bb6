package org.echelon.policy.feel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a value is in a range, in a list, or equal to another (DMN 1.5, table 53, `in`).
final class Membership {
    private Membership() {}

    static int outcomes(Value input, Value candidates) {
        return switch (candidates) {
            case Value.Range range ->
                    input instanceof Value.Range
                            ? Comparison.equal(input, range)
                            : in(input, range);
            case Value.Items(var items) -> inList(input, items);
            case Value.OpenItems(var members, _) -> inOpenList(input, members);
            case Value.OpenAny _ -> Outcomes.ALL;
            case Value.Truth _, Value.OpenTruth _ -> inTruth(input, candidates);
            case Value.Null _,
                    Value.Numeric _,
                    Value.Text _,
                    Value.Day _,
                    Value.Time _,
                    Value.DayTime _,
                    Value.DaysDuration _,
                    Value.MonthsDuration _,
                    Value.Context _,
                    Value.Function _,
                    Value.OpenNumber _ ->
                    Comparison.equal(input, candidates);
        };
    }

    /// A test that holds by itself lets every input pass that is no truth value (DMN 1.5, 7.3.3).
    private static int inTruth(Value input, Value candidate) {
        int equal = Comparison.equal(input, candidate);
        int holds = Outcomes.of(candidate);
        if ((holds & Outcomes.TRUE) == 0
                || input instanceof Value.Truth
                || input instanceof Value.Null
                || input instanceof Value.OpenTruth
                || input instanceof Value.OpenAny) {
            return equal;
        }
        boolean mayBeNull = input instanceof Value.OpenNumber number && number.mayBeNull();
        return holds != Outcomes.TRUE
                ? equal | Outcomes.TRUE
                : mayBeNull ? Outcomes.TRUE | Outcomes.FALSE : Outcomes.TRUE;
    }

    private static int inList(Value input, List<Value> items) {
        int outcomes = Outcomes.FALSE;
        for (int i = 0; i < items.size() && outcomes != Outcomes.TRUE; i++) {
            outcomes = Outcomes.or(outcomes, isItem(input, items.get(i)));
        }
        if (outcomes != Outcomes.TRUE
                && (input instanceof Value.Items || input instanceof Value.Open)) {
            outcomes =
                    Outcomes.or(
                            outcomes,
                            falseForNull(Comparison.equal(input, new Value.Items(items))));
        }
        return outcomes;
    }

    private static int inOpenList(Value input, List<Value.OpenItems.Member> members) {
        int outcomes = Outcomes.FALSE;
        for (Value.OpenItems.Member member : members) {
            int item = isItem(input, member.value());
            outcomes = Outcomes.or(outcomes, member.certain() ? item : item | Outcomes.FALSE);
        }
        return input instanceof Value.Items ? outcomes | Outcomes.TRUE : outcomes;
    }

    /// An item of another kind is just not the one.
    private static int isItem(Value input, Value item) {
        return falseForNull(
                item instanceof Value.Range range && !(input instanceof Value.Range)
                        ? in(input, range)
                        : Comparison.equal(input, item));
    }

    static int falseForNull(int outcomes) {
        return (outcomes & Outcomes.NULL) == 0
                ? outcomes
                : (outcomes & ~Outcomes.NULL) | Outcomes.FALSE;
    }

    static int in(Value input, Value.Range range) {
        Value low = range.low();
        Value high = range.high();
        if (range.form() == Value.Range.Form.NOT_EQUAL && low != null) {
            return Outcomes.not(Comparison.equal(input, low));
        }
        if (range.form() == Value.Range.Form.EQUAL && low != null) {
            return Comparison.equal(input, low);
        }
        int above =
                low == null || low instanceof Value.Null
                        ? Outcomes.TRUE
                        : range.lowIncluded()
                                ? Comparison.atMost(low, input)
                                : Comparison.less(low, input);
        int below =
                high == null || high instanceof Value.Null
                        ? Outcomes.TRUE
                        : range.highIncluded()
                                ? Comparison.atMost(input, high)
                                : Comparison.less(input, high);
        return Outcomes.and(above, below);
    }

    /// Whether two ends make a range: of one kind that has an order.
    static boolean isRange(@Nullable Value low, @Nullable Value high) {
        boolean noLow = low == null || low instanceof Value.Null;
        boolean noHigh = high == null || high instanceof Value.Null;
        Value one = noLow ? high : low;
        Value other = noHigh ? low : high;
        if (one == null || other == null) {
            return false;
        }
        return (isNumber(one) && isNumber(other)) || Comparison.comparable(one, other);
    }

    private static boolean isNumber(Value value) {
        return value instanceof Value.Numeric || value instanceof Value.OpenNumber;
    }
}
