package org.echelon.policy.dmn;

import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.feel.FeelType;
import org.echelon.policy.feel.Interpreter;
import org.echelon.policy.feel.Scope;
import org.echelon.policy.feel.UnaryTests;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// A type as a `typeRef` names it, and what it does with a value.
sealed interface DmnType {

    /// The type of every value.
    static DmnType any() {
        return new Basic(FeelType.Basic.ANY);
    }

    default boolean isAny() {
        return this instanceof Basic(FeelType.Basic type) && type == FeelType.Basic.ANY;
    }

    /// The value as a member of this type (an open value may come back narrower); a null reference
    /// when it certainly is none. Null is a member of every type.
    @Nullable Value fit(Value value, Interpreter interpreter);

    /// Whether values of this type are lists.
    default boolean isList() {
        return false;
    }

    /// The value as this type's, after DMN's implicit conversions (DMN 1.5, 10.3.2.9.4): item to
    /// singleton list and back, date to midnight UTC; null where there is none.
    default Value coerce(Value value, Interpreter interpreter) {
        if (isAny()) {
            return value;
        }
        Value fitted = fit(value, interpreter);
        if (fitted != null) {
            return fitted;
        }
        if (value instanceof Value.Items(var items)) {
            if (items.size() == 1) {
                Value only = fit(items.getFirst(), interpreter);
                return only == null ? Value.NULL : only;
            }
            return Value.NULL;
        }
        if (isList()) {
            Value list = fit(new Value.Items(List.of(value)), interpreter);
            return list == null ? Value.NULL : list;
        }
        if (value instanceof Value.Day(var day)) {
            Value midnight =
                    fit(
                            new Value.DayTime(
                                    OffsetDateTime.of(day, LocalTime.MIDNIGHT, ZoneOffset.UTC)),
                            interpreter);
            return midnight == null ? Value.NULL : midnight;
        }
        return Value.NULL;
    }

    record Basic(FeelType.Basic type) implements DmnType {
        @Override
        public @Nullable Value fit(Value value, Interpreter interpreter) {
            if (type == FeelType.Basic.ANY || value instanceof Value.Null) {
                return value;
            }
            if (value instanceof Value.OpenAny(var extent, var causes)) {
                return switch (type) {
                    case NUMBER -> new Value.OpenNumber(null, null, true, causes);
                    case BOOLEAN -> new Value.OpenTruth(true, true, true, causes);
                    case DATE ->
                            extent != null && extent.low() instanceof Value.Day
                                    ? value
                                    : new Value.OpenAny(causes);
                    case DAYS_DURATION ->
                            extent != null && extent.low() instanceof Value.DaysDuration
                                    ? value
                                    : new Value.OpenAny(causes);
                    default -> new Value.OpenAny(causes);
                };
            }
            boolean member =
                    switch (type) {
                        case ANY -> true;
                        case NULL -> false;
                        case NUMBER ->
                                value instanceof Value.Numeric || value instanceof Value.OpenNumber;
                        case STRING -> value instanceof Value.Text;
                        case BOOLEAN ->
                                value instanceof Value.Truth || value instanceof Value.OpenTruth;
                        case DATE -> value instanceof Value.Day;
                        case TIME -> value instanceof Value.Time;
                        case DATE_TIME -> value instanceof Value.DayTime;
                        case DAYS_DURATION -> value instanceof Value.DaysDuration;
                        case MONTHS_DURATION -> value instanceof Value.MonthsDuration;
                    };
            return member ? value : null;
        }
    }

    record ListOf(DmnType items) implements DmnType {
        @Override
        public boolean isList() {
            return true;
        }

        @Override
        public @Nullable Value fit(Value value, Interpreter interpreter) {
            return switch (value) {
                case Value.Null _, Value.OpenItems _ -> value;
                case Value.OpenAny any -> any.vague();
                case Value.Items(var members) -> {
                    List<Value> fitted = new ArrayList<>(members.size());
                    for (Value member : members) {
                        Value item = items.fit(member, interpreter);
                        if (item == null) {
                            yield null;
                        }
                        fitted.add(item);
                    }
                    yield new Value.Items(fitted);
                }
                default -> null;
            };
        }
    }

    /// @param components what a context must have; it may have more
    record ContextOf(Map<String, DmnType> components) implements DmnType {
        @Override
        public @Nullable Value fit(Value value, Interpreter interpreter) {
            return switch (value) {
                case Value.Null _ -> value;
                case Value.OpenAny any -> any.vague();
                case Value.Context(var entries) -> {
                    Map<String, Value> fitted = new LinkedHashMap<>(entries);
                    for (var component : components.entrySet()) {
                        Value entry = entries.get(component.getKey());
                        Value item =
                                entry == null ? null : component.getValue().fit(entry, interpreter);
                        if (item == null) {
                            yield null;
                        }
                        fitted.put(component.getKey(), item);
                    }
                    yield new Value.Context(fitted);
                }
                default -> null;
            };
        }
    }

    /// Any range, whatever its ends.
    record RangeOf() implements DmnType {
        @Override
        public @Nullable Value fit(Value value, Interpreter interpreter) {
            return value instanceof Value.OpenAny any
                    ? any.vague()
                    : value instanceof Value.Range || value instanceof Value.Null ? value : null;
        }
    }

    record FunctionOf(DmnType result) implements DmnType {
        @Override
        public @Nullable Value fit(Value value, Interpreter interpreter) {
            return value instanceof Value.OpenAny any
                    ? any.vague()
                    : value instanceof Value.Function || value instanceof Value.Null ? value : null;
        }
    }

    /// A type whose values must pass tests.
    record Restricted(DmnType base, UnaryTests allowed) implements DmnType {
        @Override
        public boolean isList() {
            return base.isList();
        }

        @Override
        public @Nullable Value fit(Value value, Interpreter interpreter) {
            Value fitted = base.fit(value, interpreter);
            return fitted == null || fitted instanceof Value.Null
                    ? fitted
                    : passing(fitted, interpreter.test(allowed, fitted, Scope.empty()));
        }

        /// The value after a test: itself, none, or possibly null where the test is open.
        static @Nullable Value passing(Value value, Value test) {
            return switch (test) {
                case Value.Truth(boolean passes) -> passes ? value : null;
                case Value.Open open ->
                        value instanceof Value.OpenNumber number
                                ? new Value.OpenNumber(
                                        number.min(), number.max(), true, number.causes())
                                : value instanceof Value.OpenTruth truth
                                        ? new Value.OpenTruth(
                                                truth.mayBeTrue(),
                                                truth.mayBeFalse(),
                                                true,
                                                truth.causes())
                                        : new Value.OpenAny(open.causes());
                default -> null;
            };
        }
    }

    /// A type of the model by name, resolved once all are known, so that types may be recursive.
    final class Named implements DmnType {
        private DmnType target = any();

        void resolve(DmnType resolved) {
            this.target = resolved;
        }

        DmnType target() {
            return target;
        }

        @Override
        public boolean isList() {
            return target.isList();
        }

        @Override
        public @Nullable Value fit(Value value, Interpreter interpreter) {
            return target.fit(value, interpreter);
        }
    }

    /// The type of what an invocation of a value of this type gives; this type itself where it is
    /// no function type, as older models write it.
    default DmnType result() {
        DmnType type = this;
        while (type instanceof Named named) {
            type = named.target();
        }
        return type instanceof FunctionOf(DmnType result) ? result : this;
    }
}
