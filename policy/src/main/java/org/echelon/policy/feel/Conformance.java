package org.echelon.policy.feel;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// Whether values are of types, and the conversions that FEEL makes by itself (DMN 1.5,
/// 10.3.2.9.4).
final class Conformance {
    private Conformance() {}

    static Value conforms(Value value, FeelType type, Types types, Interpreter interpreter) {
        return switch (type) {
            case FeelType.Basic basic -> basic(value, basic);
            case FeelType.ListOf(var items) -> list(value, items, types, interpreter);
            case FeelType.RangeOf(var ends) -> range(value, ends, types, interpreter);
            case FeelType.ContextOf(var entries) -> context(value, entries, types, interpreter);
            case FeelType.FunctionOf function -> function(value, function);
            case FeelType.Named(var name) -> types.holds(name, value, interpreter);
        };
    }

    private static Value basic(Value value, FeelType.Basic type) {
        return switch (value) {
            case Value.OpenAny(_, var causes) ->
                    Outcomes.value(Outcomes.TRUE | Outcomes.FALSE, causes);
            case Value.OpenNumber(_, _, boolean mayBeNull, var causes) ->
                    open(type, FeelType.Basic.NUMBER, mayBeNull, causes);
            case Value.OpenTruth(_, _, boolean mayBeNull, var causes) ->
                    open(type, FeelType.Basic.BOOLEAN, mayBeNull, causes);
            case Value.Null _ -> Value.of(type == FeelType.Basic.NULL);
            case Value.Truth _ -> is(type, FeelType.Basic.BOOLEAN);
            case Value.Numeric _ -> is(type, FeelType.Basic.NUMBER);
            case Value.Text _ -> is(type, FeelType.Basic.STRING);
            case Value.Day _ -> is(type, FeelType.Basic.DATE);
            case Value.Time _ -> is(type, FeelType.Basic.TIME);
            case Value.DayTime _ -> is(type, FeelType.Basic.DATE_TIME);
            case Value.DaysDuration _ -> is(type, FeelType.Basic.DAYS_DURATION);
            case Value.MonthsDuration _ -> is(type, FeelType.Basic.MONTHS_DURATION);
            case Value.Range _,
                    Value.Items _,
                    Value.Context _,
                    Value.Function _,
                    Value.OpenItems _ ->
                    Value.of(type == FeelType.Basic.ANY);
        };
    }

    private static Value is(FeelType.Basic wanted, FeelType.Basic actual) {
        return Value.of(wanted == actual || wanted == FeelType.Basic.ANY);
    }

    private static Value open(
            FeelType.Basic wanted, FeelType.Basic actual, boolean mayBeNull, Set<Cause> causes) {
        int some = Outcomes.of(wanted == actual || wanted == FeelType.Basic.ANY);
        int none = Outcomes.of(wanted == FeelType.Basic.NULL);
        return Outcomes.value(mayBeNull ? some | none : some, causes);
    }

    private static Value list(Value value, FeelType type, Types types, Interpreter interpreter) {
        return switch (value) {
            case Value.Items(var items) -> {
                int outcomes = Outcomes.TRUE;
                for (Value item : items) {
                    outcomes = Outcomes.and(outcomes, item(item, type, types, interpreter));
                }
                yield Outcomes.value(outcomes, Causes.of(value));
            }
            case Value.OpenItems(var members, _) -> {
                int outcomes = Outcomes.TRUE;
                for (Value.OpenItems.Member member : members) {
                    int item = item(member.value(), type, types, interpreter);
                    outcomes =
                            Outcomes.and(outcomes, member.certain() ? item : item | Outcomes.TRUE);
                }
                yield Outcomes.value(outcomes, Causes.of(value));
            }
            default -> unlessAnything(value);
        };
    }

    /// Null is an item of a list of any type.
    private static int item(Value item, FeelType type, Types types, Interpreter interpreter) {
        return item instanceof Value.Null || isOpenOf(item, type)
                ? Outcomes.TRUE
                : Outcomes.of(conforms(item, type, types, interpreter));
    }

    /// What is not of a kind is certainly not of its types, unless nothing is known of it.
    private static Value unlessAnything(Value value) {
        return value instanceof Value.OpenAny(_, var causes)
                ? Outcomes.value(Outcomes.TRUE | Outcomes.FALSE, causes)
                : Value.FALSE;
    }

    private static Value range(Value value, FeelType ends, Types types, Interpreter interpreter) {
        if (!(value instanceof Value.Range range)) {
            return unlessAnything(value);
        }
        int outcomes = Outcomes.TRUE;
        for (Value end :
                new Value[] {
                    range.low() == null ? Value.NULL : range.low(),
                    range.high() == null ? Value.NULL : range.high()
                }) {
            outcomes = Outcomes.and(outcomes, item(end, ends, types, interpreter));
        }
        return Outcomes.value(outcomes, Causes.of(value));
    }

    private static Value context(
            Value value, Map<String, FeelType> entries, Types types, Interpreter interpreter) {
        if (!(value instanceof Value.Context(var actual))) {
            return unlessAnything(value);
        }
        int outcomes = Outcomes.TRUE;
        for (Map.Entry<String, FeelType> entry : entries.entrySet()) {
            Value member = actual.get(entry.getKey());
            outcomes =
                    Outcomes.and(
                            outcomes,
                            member == null
                                    ? Outcomes.FALSE
                                    : item(member, entry.getValue(), types, interpreter));
        }
        return Outcomes.value(outcomes, Causes.of(value));
    }

    private static Value function(Value value, FeelType.FunctionOf type) {
        if (!(value instanceof Value.Function function)) {
            return unlessAnything(value);
        }
        List<FeelType> parameters = function.parameterTypes();
        if (function instanceof BuiltIn || (parameters.isEmpty() && type.parameters().isEmpty())) {
            return Value.TRUE;
        }
        if (function.parameters().size() != type.parameters().size()) {
            return Value.FALSE;
        }
        for (int i = 0; i < parameters.size(); i++) {
            if (!subtype(type.parameters().get(i), parameters.get(i))) {
                return Value.FALSE;
            }
        }
        return Value.of(subtype(function.resultType(), type.result()));
    }

    private static boolean subtype(FeelType type, FeelType of) {
        return type.equals(of) || of == FeelType.Basic.ANY || type == FeelType.Basic.ANY;
    }

    static Value coerce(Value value, FeelType type, Types types, Interpreter interpreter) {
        if (type == FeelType.Basic.ANY || value instanceof Value.Null) {
            return value;
        }
        if (value instanceof Value.OpenAny any) {
            return any.vague();
        }
        int outcomes = Outcomes.of(conforms(value, type, types, interpreter));
        if (outcomes == Outcomes.TRUE || isOpenOf(value, type)) {
            return value;
        }
        if ((outcomes & Outcomes.TRUE) != 0) {
            return Causes.anything(value);
        }
        if (value instanceof Value.Items(var items) && items.size() == 1) {
            Value item = items.getFirst();
            return Outcomes.of(conforms(item, type, types, interpreter)) == Outcomes.FALSE
                    ? Value.NULL
                    : item;
        }
        if (value instanceof Value.OpenItems) {
            return Causes.anything(value);
        }
        if (type instanceof FeelType.ListOf(var items)) {
            Value item = coerce(value, items, types, interpreter);
            boolean lost = item instanceof Value.Null;
            boolean mayBeNull =
                    (value instanceof Value.OpenNumber number && number.mayBeNull())
                            || (value instanceof Value.OpenTruth truth && truth.mayBeNull());
            return lost
                    ? Value.NULL
                    : mayBeNull ? Causes.anything(value) : new Value.Items(List.of(value));
        }
        if (type == FeelType.Basic.DATE_TIME && value instanceof Value.Day(var day)) {
            return new Value.DayTime(day.atStartOfDay().atOffset(java.time.ZoneOffset.UTC));
        }
        return Value.NULL;
    }

    /// An open number that may be null is still a number for the purpose of a parameter.
    private static boolean isOpenOf(Value value, FeelType type) {
        return (value instanceof Value.OpenNumber && type == FeelType.Basic.NUMBER)
                || (value instanceof Value.OpenTruth && type == FeelType.Basic.BOOLEAN);
    }
}
