package org.echelon.policy.feel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a known value lies within what was said while something was unknown.
final class Within {
    private Within() {}

    static boolean holds(Value said, Value revealed) {
        return switch (said) {
            case Value.OpenAny(var extent, _) -> extent == null || lies(extent, revealed);
            case Value.OpenNumber(var min, var max, boolean mayBeNull, _) ->
                    revealed instanceof Value.Null
                            ? mayBeNull
                            : revealed instanceof Value.Numeric(var number, _)
                                    && (min == null || min.compareTo(number) <= 0)
                                    && (max == null || number.compareTo(max) <= 0);
            case Value.OpenTruth open ->
                    switch (revealed) {
                        case Value.Truth(boolean truth) ->
                                truth ? open.mayBeTrue() : open.mayBeFalse();
                        case Value.Null _ -> open.mayBeNull();
                        default -> false;
                    };
            case Value.OpenItems(var members, _) ->
                    revealed instanceof Value.Items(var values) && subsequence(members, values);
            case Value.Items(var items) ->
                    revealed instanceof Value.Items(var values)
                            && items.size() == values.size()
                            && all(items, values);
            case Value.Context(var entries) ->
                    revealed instanceof Value.Context(var values)
                            && entries.keySet().equals(values.keySet())
                            && entries.entrySet().stream()
                                    .allMatch(entry ->
                                            holds(
                                                    entry.getValue(),
                                                    values.getOrDefault(
                                                            entry.getKey(), Value.NULL)));
            case Value.Range range ->
                    revealed instanceof Value.Range other
                            && end(range.low(), other.low())
                            && end(range.high(), other.high());
            case Value.Numeric(var number, _) ->
                    revealed instanceof Value.Numeric(var other, _) && number.equals(other);
            default -> said.equals(revealed);
        };
    }

    /// Whether it is a day or a duration between the ends, however far they are.
    private static boolean lies(Extent extent, Value revealed) {
        return Comparison.atMost(extent.low(), revealed) == Outcomes.TRUE
                && Comparison.atMost(revealed, extent.high()) == Outcomes.TRUE;
    }

    private static boolean end(@Nullable Value said, @Nullable Value revealed) {
        if (said == null || revealed == null) {
            return said == null && revealed == null;
        }
        return holds(said, revealed);
    }

    private static boolean all(List<Value> said, List<Value> revealed) {
        for (int i = 0; i < said.size(); i++) {
            if (!holds(said.get(i), revealed.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// Whether some choice of the members, the certain ones all among them, gives the values.
    private static boolean subsequence(List<Value.OpenItems.Member> members, List<Value> values) {
        if (members.isEmpty()) {
            return values.isEmpty();
        }
        Value.OpenItems.Member first = members.getFirst();
        List<Value.OpenItems.Member> rest = members.subList(1, members.size());
        boolean taken =
                !values.isEmpty()
                        && holds(first.value(), values.getFirst())
                        && subsequence(rest, values.subList(1, values.size()));
        return taken || (!first.certain() && subsequence(rest, values));
    }
}
