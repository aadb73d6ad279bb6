package org.echelon.policy.feel;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.quantity.Rational;

/// `list[condition]` and `list[index]` (DMN 1.5, table 56 and 10.3.2.5).
final class Filters {
    private Filters() {}

    static Value filter(Value list, Expression condition, Scope scope, Interpreter interpreter) {
        return switch (list) {
            case Value.Items(var items) -> filter(items, condition, scope, interpreter);
            case Value.OpenItems open -> filter(open, condition, scope, interpreter);
            case Value.OpenAny any -> any.vague();
            case Value.Null _ -> nothing(condition, scope, interpreter);
            case Value.Truth _,
                    Value.Numeric _,
                    Value.Text _,
                    Value.Day _,
                    Value.Time _,
                    Value.DayTime _,
                    Value.DaysDuration _,
                    Value.MonthsDuration _,
                    Value.Range _,
                    Value.Context _,
                    Value.Function _ ->
                    filter(List.of(list), condition, scope, interpreter);
            case Value.OpenTruth(_, _, boolean mayBeNull, var causes) ->
                    mayBeNull
                            ? new Value.OpenAny(causes)
                            : filter(List.of(list), condition, scope, interpreter);
            case Value.OpenNumber(_, _, boolean mayBeNull, var causes) ->
                    mayBeNull
                            ? new Value.OpenAny(causes)
                            : filter(List.of(list), condition, scope, interpreter);
        };
    }

    /// Null has no items: an index gives null, a condition the empty list.
    private static Value nothing(Expression condition, Scope scope, Interpreter interpreter) {
        return filter(List.of(), condition, scope, interpreter);
    }

    private static Value filter(
            List<Value> items, Expression condition, Scope scope, Interpreter interpreter) {
        Value first =
                isCondition(condition) && !items.isEmpty()
                        ? Value.TRUE
                        : interpreter.evaluate(
                                condition,
                                items.isEmpty() ? scope : inner(scope, items.getFirst()));
        if (first instanceof Value.Numeric(var index, _)) {
            return at(items, index);
        }
        if (first instanceof Value.OpenNumber index) {
            return at(items, index);
        }
        if (first instanceof Value.OpenAny any) {
            // an index, a condition, or neither
            return Causes.anything(new Value.Items(items), any);
        }
        return select(items, condition, scope, interpreter);
    }

    /// Whether the expression can only give a truth value or null.
    private static boolean isCondition(Expression condition) {
        return condition instanceof Expression.Comparison
                || condition instanceof Expression.And
                || condition instanceof Expression.Or
                || condition instanceof Expression.Between
                || condition instanceof Expression.In
                || condition instanceof Expression.Some
                || condition instanceof Expression.Every
                || condition instanceof Expression.InstanceOf;
    }

    private static Value select(
            List<Value> items, Expression condition, Scope scope, Interpreter interpreter) {
        interpreter.spend(items.size());
        List<Value> selected = new ArrayList<>();
        List<Value.OpenItems.Member> members = null;
        Set<Cause> causes = Set.of();
        for (Value item : items) {
            Value kept = interpreter.evaluate(condition, inner(scope, item));
            int outcomes = Outcomes.of(kept);
            if ((outcomes & Outcomes.TRUE) == 0) {
                continue;
            }
            boolean certain = outcomes == Outcomes.TRUE;
            if (!certain) {
                causes = Causes.join(causes, Causes.of(kept));
                if (members == null) {
                    members = members(selected);
                }
            }
            if (members == null) {
                selected.add(item);
            } else {
                members.add(new Value.OpenItems.Member(item, certain));
            }
        }
        return members == null ? new Value.Items(selected) : new Value.OpenItems(members, causes);
    }

    private static List<Value.OpenItems.Member> members(List<Value> certain) {
        List<Value.OpenItems.Member> members = new ArrayList<>();
        for (Value value : certain) {
            members.add(new Value.OpenItems.Member(value, true));
        }
        return members;
    }

    /// The scope of a condition: `item`, and the members of an item that is a context.
    private static Scope inner(Scope scope, Value item) {
        Scope inner = scope.with("item", item);
        return item instanceof Value.Context(Map<String, Value> entries)
                ? inner.with(entries)
                : inner;
    }

    private static Value at(List<Value> items, Rational index) {
        if (!index.isInteger() || index.numerator().bitLength() > 31) {
            return Value.NULL;
        }
        int position = index.numerator().intValue();
        int at = position > 0 ? position - 1 : items.size() + position;
        return position == 0 || at < 0 || at >= items.size() ? Value.NULL : items.get(at);
    }

    /// An index of which bounds are known: any item within them, or null.
    private static Value at(List<Value> items, Value.OpenNumber index) {
        List<Value> possible = new ArrayList<>();
        possible.add(Value.NULL);
        if (index.mayBeNull()) {
            possible.add(new Value.Items(List.of())); // null is a condition that nothing meets
        }
        for (int position = -items.size(); position <= items.size(); position++) {
            Rational number = Rational.of(position);
            if (position != 0
                    && (index.min() == null || index.min().compareTo(number) <= 0)
                    && (index.max() == null || number.compareTo(index.max()) <= 0)) {
                possible.add(at(items, number));
            }
        }
        return Hull.of(possible, index.causes());
    }

    private static Value filter(
            Value.OpenItems list, Expression condition, Scope scope, Interpreter interpreter) {
        List<Value.OpenItems.Member> kept = new ArrayList<>();
        Set<Cause> causes = list.causes();
        for (Value.OpenItems.Member member : list.members()) {
            Value passed = interpreter.evaluate(condition, inner(scope, member.value()));
            if (passed instanceof Value.Numeric(var index, _)) {
                return at(list, index);
            }
            if (passed instanceof Value.OpenNumber || passed instanceof Value.OpenAny) {
                return Causes.anything(list, passed);
            }
            int outcomes = Outcomes.of(passed);
            if ((outcomes & Outcomes.TRUE) != 0) {
                boolean certain = outcomes == Outcomes.TRUE;
                causes = certain ? causes : Causes.join(causes, Causes.of(passed));
                kept.add(new Value.OpenItems.Member(member.value(), certain && member.certain()));
            }
        }
        return Iterations.items(kept, causes);
    }

    /// The item at an index of a list whose members may be missing.
    private static Value at(Value.OpenItems list, Rational index) {
        List<Value.OpenItems.Member> members =
                index.signum() < 0 ? list.members().reversed() : list.members();
        if (!index.isInteger() || index.abs().compareTo(Rational.of(members.size())) > 0) {
            return Value.NULL;
        }
        int position = index.abs().numerator().intValue();
        List<Value> possible = new ArrayList<>();
        int before = 0;
        int certainBefore = 0;
        for (Value.OpenItems.Member member : members) {
            if (position > 0 && before >= position - 1 && certainBefore <= position - 1) {
                possible.add(member.value());
            }
            before++;
            certainBefore += member.certain() ? 1 : 0;
        }
        if (certainBefore < position || possible.isEmpty()) {
            possible.add(Value.NULL);
        }
        return Hull.of(possible, list.causes());
    }
}
