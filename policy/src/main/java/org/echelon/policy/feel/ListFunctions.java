package org.echelon.policy.feel;

import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.feel.BuiltIn.Openness;
import org.echelon.policy.feel.BuiltIn.Result;
import org.jspecify.annotations.Nullable;

/// Functions of lists (DMN 1.5, table 75) that build or search them.
final class ListFunctions {
    static final List<BuiltIn> ALL =
            List.of(
                    BuiltIn.of(
                            "list contains",
                            Openness.AWARE,
                            Result.TRUTH,
                            (arguments, _) -> contains(arguments[0], arguments[1]),
                            "list, element"),
                    shallow(
                            "sublist",
                            ListFunctions::sublist,
                            "list, start position",
                            "list, start position, length"),
                    BuiltIn.ofMany(
                            "append",
                            Openness.SHALLOW,
                            Result.ANYTHING,
                            (a, _) -> append(a),
                            "list"),
                    BuiltIn.ofMany(
                            "concatenate",
                            Openness.SHALLOW,
                            Result.ANYTHING,
                            ListFunctions::concatenate,
                            "list"),
                    shallow("insert before", ListFunctions::insert, "list, position, newItem"),
                    shallow("remove", ListFunctions::remove, "list, position"),
                    shallow("reverse", ListFunctions::reverse, "list"),
                    BuiltIn.of(
                            "index of",
                            Openness.STRICT,
                            Result.ANYTHING,
                            (arguments, _) -> indexOf(arguments),
                            "list, match"),
                    BuiltIn.ofMany(
                            "union",
                            Openness.STRICT,
                            Result.ANYTHING,
                            ListFunctions::union,
                            "list"),
                    BuiltIn.of(
                            "distinct values",
                            Openness.STRICT,
                            Result.ANYTHING,
                            (arguments, i) -> distinct(Arguments.list(arguments[0]), i),
                            "list"),
                    BuiltIn.of(
                            "flatten",
                            Openness.SHALLOW,
                            Result.ANYTHING,
                            ListFunctions::flatten,
                            "list"),
                    BuiltIn.of(
                            "list replace",
                            Openness.STRICT,
                            Result.ANYTHING,
                            ListFunctions::replace,
                            "list, position, newItem",
                            "list, match, newItem"),
                    BuiltIn.of(
                            "sort",
                            Openness.STRICT,
                            Result.ANYTHING,
                            ListFunctions::sort,
                            "list, precedes",
                            "list"));

    private ListFunctions() {}

    private static BuiltIn shallow(String name, BuiltIn.Body body, String... signatures) {
        return BuiltIn.of(name, Openness.SHALLOW, Result.ANYTHING, body, signatures);
    }

    private static Value contains(Value list, Value element) {
        return switch (list) {
            case Value.Items(var items) -> {
                int outcomes = Outcomes.FALSE;
                for (int i = 0; i < items.size() && outcomes != Outcomes.TRUE; i++) {
                    outcomes = Outcomes.or(outcomes, same(items.get(i), element));
                }
                yield Outcomes.value(outcomes, list, element);
            }
            case Value.OpenItems(var members, _) -> {
                int outcomes = Outcomes.FALSE;
                for (Value.OpenItems.Member member : members) {
                    int item = same(member.value(), element);
                    outcomes =
                            Outcomes.or(outcomes, member.certain() ? item : item | Outcomes.FALSE);
                }
                yield Outcomes.value(outcomes, list, element);
            }
            case Value.Null _ -> Value.NULL;
            case Value.OpenAny _ -> Outcomes.value(Outcomes.ALL, list, element);
            case Value.OpenNumber(_, _, boolean mayBeNull, _) ->
                    Outcomes.value(
                            same(list, element) | (mayBeNull ? Outcomes.NULL : 0), list, element);
            case Value.OpenTruth(_, _, boolean mayBeNull, _) ->
                    Outcomes.value(
                            same(list, element) | (mayBeNull ? Outcomes.NULL : 0), list, element);
            default -> // one value counts as the list of it
                    Outcomes.value(same(list, element), list, element);
        };
    }

    private static int same(Value item, Value element) {
        return Membership.falseForNull(Comparison.equal(item, element));
    }

    /// The position in the list for a 1-based index that may count from the end; -1 for none.
    private static int position(Value value, int size) {
        Integer index = Arguments.truncated(value);
        if (index == null || index == 0) {
            return -1;
        }
        int at = index > 0 ? index - 1 : size + index;
        return at < size ? at : -1;
    }

    private static Value sublist(Value[] arguments, Interpreter interpreter) {
        List<Value> list = Arguments.list(arguments[0]);
        if (list == null) {
            return Value.NULL;
        }
        int from = position(arguments[1], list.size());
        if (from < 0) {
            return Value.NULL;
        }
        int to = list.size();
        if (arguments.length > 2) {
            Integer length = Arguments.truncated(arguments[2]);
            if (length == null || length < 0 || length > list.size() - from) {
                return Value.NULL;
            }
            to = from + length;
        }
        return made(list.subList(from, to), interpreter);
    }

    private static Value made(List<Value> list, Interpreter interpreter) {
        interpreter.spend(list.size());
        return new Value.Items(list);
    }

    private static Value append(Value[] arguments) {
        List<Value> list = Arguments.list(arguments[0]);
        if (list == null) {
            return Value.NULL;
        }
        List<Value> all = new ArrayList<>(list);
        for (int i = 1; i < arguments.length; i++) {
            all.add(arguments[i]);
        }
        return new Value.Items(all);
    }

    private static @Nullable List<Value> joined(Value[] arguments) {
        List<Value> all = new ArrayList<>();
        for (Value argument : arguments) {
            List<Value> list = Arguments.list(argument);
            if (list == null) {
                return null;
            }
            all.addAll(list);
        }
        return all;
    }

    private static Value concatenate(Value[] arguments, Interpreter interpreter) {
        List<Value> all = joined(arguments);
        return all == null ? Value.NULL : made(all, interpreter);
    }

    private static Value insert(Value[] arguments, Interpreter interpreter) {
        List<Value> list = Arguments.list(arguments[0]);
        if (list == null) {
            return Value.NULL;
        }
        int at = position(arguments[1], list.size() + 1);
        Integer index = Arguments.truncated(arguments[1]);
        if (index != null && index < 0) {
            at = list.size() + index;
        }
        if (at < 0) {
            return Value.NULL;
        }
        List<Value> all = new ArrayList<>(list);
        all.add(at, arguments[2]);
        return made(all, interpreter);
    }

    private static Value remove(Value[] arguments, Interpreter interpreter) {
        List<Value> list = Arguments.list(arguments[0]);
        if (list == null) {
            return Value.NULL;
        }
        int at = position(arguments[1], list.size());
        if (at < 0) {
            return Value.NULL;
        }
        List<Value> all = new ArrayList<>(list);
        all.remove(at);
        return made(all, interpreter);
    }

    private static Value reverse(Value[] arguments, Interpreter interpreter) {
        List<Value> list = Arguments.list(arguments[0]);
        return list == null ? Value.NULL : made(list.reversed(), interpreter);
    }

    private static Value indexOf(Value[] arguments) {
        List<Value> list = Arguments.list(arguments[0]);
        if (list == null) {
            return Value.NULL;
        }
        List<Value> positions = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            if (Comparison.equal(list.get(i), arguments[1]) == Outcomes.TRUE) {
                positions.add(Value.of(org.echelon.quantity.Rational.of(i + 1L)));
            }
        }
        return new Value.Items(positions);
    }

    private static Value union(Value[] arguments, Interpreter interpreter) {
        return distinct(joined(arguments), interpreter);
    }

    private static Value distinct(@Nullable List<Value> list, Interpreter interpreter) {
        if (list == null) {
            return Value.NULL;
        }
        List<Value> distinct = new ArrayList<>();
        for (Value value : list) {
            interpreter.spend(distinct.size() + 1L);
            boolean known = false;
            for (int i = 0; i < distinct.size() && !known; i++) {
                known = Comparison.equal(distinct.get(i), value) == Outcomes.TRUE;
            }
            if (!known) {
                distinct.add(value);
            }
        }
        return new Value.Items(distinct);
    }

    private static Value flatten(Value[] arguments, Interpreter interpreter) {
        List<Value> list = Arguments.list(arguments[0]);
        if (list == null) {
            return Value.NULL;
        }
        List<Value> flat = new ArrayList<>();
        return flatten(list, flat, interpreter)
                ? new Value.Items(flat)
                : Causes.anything(arguments[0]);
    }

    /// @return whether every item is known to be a list or not
    private static boolean flatten(List<Value> list, List<Value> flat, Interpreter interpreter) {
        interpreter.spend(list.size());
        for (Value item : list) {
            if (item instanceof Value.OpenAny || item instanceof Value.OpenItems) {
                return false;
            }
            if (item instanceof Value.Items(var inner)) {
                if (!flatten(inner, flat, interpreter)) {
                    return false;
                }
            } else {
                flat.add(item);
            }
        }
        return true;
    }

    private static Value replace(Value[] arguments, Interpreter interpreter) {
        List<Value> list = Arguments.list(arguments[0]);
        if (list == null) {
            return Value.NULL;
        }
        List<Value> replaced = new ArrayList<>(list);
        if (arguments[1] instanceof Value.Function match) {
            for (int i = 0; i < list.size(); i++) {
                Value matched = interpreter.apply(match, List.of(list.get(i), arguments[2]));
                if (!(matched instanceof Value.Truth(boolean truth))) {
                    return Value.NULL;
                }
                if (truth) {
                    replaced.set(i, arguments[2]);
                }
            }
            return made(replaced, interpreter);
        }
        int at = position(arguments[1], list.size());
        if (at < 0) {
            return Value.NULL;
        }
        replaced.set(at, arguments[2]);
        return made(replaced, interpreter);
    }

    /// A stable merge sort; null where two items cannot be put in order.
    private static Value sort(Value[] arguments, Interpreter interpreter) {
        List<Value> list = Arguments.list(arguments[0]);
        Value order = arguments.length > 1 ? arguments[1] : Value.NULL;
        if (list == null || (arguments.length > 1 && !(order instanceof Value.Function))) {
            return Value.NULL;
        }
        Value.Function precedes = order instanceof Value.Function function ? function : null;
        List<Value> sorted = merge(list, precedes, interpreter);
        return sorted == null ? Value.NULL : new Value.Items(sorted);
    }

    private static @Nullable List<Value> merge(
            List<Value> list, Value.@Nullable Function precedes, Interpreter interpreter) {
        if (list.size() < 2) {
            return list;
        }
        int middle = list.size() / 2;
        List<Value> left = merge(list.subList(0, middle), precedes, interpreter);
        List<Value> right = merge(list.subList(middle, list.size()), precedes, interpreter);
        if (left == null || right == null) {
            return null;
        }
        interpreter.spend(list.size());
        List<Value> merged = new ArrayList<>(list.size());
        int i = 0;
        int j = 0;
        while (i < left.size() && j < right.size()) {
            Value before = precedes(right.get(j), left.get(i), precedes, interpreter);
            if (!(before instanceof Value.Truth(boolean truth))) {
                return null;
            }
            merged.add(truth ? right.get(j++) : left.get(i++));
        }
        merged.addAll(left.subList(i, left.size()));
        merged.addAll(right.subList(j, right.size()));
        return merged;
    }

    private static Value precedes(
            Value one, Value other, Value.@Nullable Function precedes, Interpreter interpreter) {
        return precedes == null
                ? Outcomes.value(Comparison.less(one, other), java.util.Set.of())
                : interpreter.apply(precedes, List.of(one, other));
    }
}
