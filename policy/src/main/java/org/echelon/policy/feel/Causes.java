package org.echelon.policy.feel;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/// The unknown inputs behind values.
public final class Causes {
    private Causes() {}

    static Set<Cause> join(Set<Cause> left, Set<Cause> right) {
        if (right.isEmpty() || left.containsAll(right)) {
            return left;
        }
        if (right.containsAll(left)) {
            return right;
        }
        TreeSet<Cause> all = new TreeSet<>(left);
        all.addAll(right);
        return java.util.Collections.unmodifiableSet(all);
    }

    static Set<Cause> of(Value left, Value right) {
        return join(of(left), of(right));
    }

    static Set<Cause> of(Collection<? extends Value> values) {
        Set<Cause> all = Set.of();
        for (Value value : values) {
            all = join(all, of(value));
        }
        return all;
    }

    /// The causes of everything open in the value, however deep.
    public static Set<Cause> of(Value value) {
        return switch (value) {
            case Value.OpenItems(var members, var causes) -> {
                Set<Cause> all = causes;
                for (Value.OpenItems.Member member : members) {
                    all = join(all, of(member.value()));
                }
                yield all;
            }
            case Value.OpenNumber open -> open.causes();
            case Value.OpenTruth open -> open.causes();
            case Value.OpenAny open -> open.causes();
            case Value.Items(var values) -> of(values);
            case Value.Context(var entries) -> of(entries.values());
            case Value.Range range -> {
                Set<Cause> all = range.low() == null ? Set.of() : of(range.low());
                yield range.high() == null ? all : join(all, of(range.high()));
            }
            case Value.Null _,
                    Value.Truth _,
                    Value.Numeric _,
                    Value.Text _,
                    Value.Day _,
                    Value.Time _,
                    Value.DayTime _,
                    Value.DaysDuration _,
                    Value.MonthsDuration _,
                    Value.Function _ ->
                    Set.of();
        };
    }

    /// Whether the value is open, or holds something open however deep.
    static boolean isOpen(Value value) {
        return switch (value) {
            case Value.Open _ -> true;
            case Value.Items(var values) -> {
                for (Value item : values) {
                    if (isOpen(item)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Value.Context(var entries) -> {
                for (Value entry : entries.values()) {
                    if (isOpen(entry)) {
                        yield true;
                    }
                }
                yield false;
            }
            case Value.Range range ->
                    (range.low() != null && isOpen(range.low()))
                            || (range.high() != null && isOpen(range.high()));
            case Value.Null _,
                    Value.Truth _,
                    Value.Numeric _,
                    Value.Text _,
                    Value.Day _,
                    Value.Time _,
                    Value.DayTime _,
                    Value.DaysDuration _,
                    Value.MonthsDuration _,
                    Value.Function _ ->
                    false;
        };
    }

    static Value.OpenAny anything(Value... values) {
        return new Value.OpenAny(of(java.util.List.of(values)));
    }
}
