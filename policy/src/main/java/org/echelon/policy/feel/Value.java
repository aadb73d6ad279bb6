package org.echelon.policy.feel;

import java.time.LocalDate;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// A FEEL value, or what is known of one.
///
/// The open values are this engine's own: what is computed from an unknown input. They are sound:
/// the value that is revealed later lies within them.
public sealed interface Value {

    /// FEEL's null: known to be no value. Not the same as unknown.
    Value NULL = new Null();

    Value TRUE = new Truth(true);
    Value FALSE = new Truth(false);

    static Value of(boolean value) {
        return value ? TRUE : FALSE;
    }

    static Value of(Rational value) {
        return new Numeric(value, true);
    }

    static Value of(String value) {
        return new Text(value);
    }

    /// A value that does not depend on anything unknown.
    sealed interface Known extends Value {}

    /// A value of which only bounds, or nothing, is known.
    sealed interface Open extends Value {
        /// The unknown inputs it depends on.
        Set<Cause> causes();
    }

    record Null() implements Known {}

    record Truth(boolean value) implements Known {}

    /// @param exact false once an irrational function rounded it to 34 digits
    record Numeric(Rational value, boolean exact) implements Known {}

    record Text(String value) implements Known {}

    record Day(LocalDate value) implements Known {}

    /// A time with or without offset or zone: a `LocalTime`, `OffsetTime`, or the zoned form of the
    /// interpreter.
    record Time(TemporalAccessor value) implements Known {}

    /// A date and time with or without offset or zone.
    record DayTime(TemporalAccessor value) implements Known {}

    /// @param nanos length in nanoseconds
    record DaysDuration(java.math.BigInteger nanos) implements Known {}

    record MonthsDuration(long months) implements Known {}

    /// A range; an absent end is open to infinity.
    ///
    /// @param form how it was written: FEEL tells `(=10)` from `[10..10]`; with [Form#NOT_EQUAL]
    ///   both ends are the one value that is outside
    record Range(
            @Nullable Value low,
            boolean lowIncluded,
            @Nullable Value high,
            boolean highIncluded,
            Form form)
            implements Known {

        /// How a range was written.
        public enum Form {
            INTERVAL,
            COMPARISON,
            EQUAL,
            NOT_EQUAL
        }

        public Range(
                @Nullable Value low,
                boolean lowIncluded,
                @Nullable Value high,
                boolean highIncluded) {
            this(low, lowIncluded, high, highIncluded, Form.INTERVAL);
        }
    }

    record Items(List<Value> values) implements Known {
        /// @throws RuntimeException when the list has more parts in all than are computed with
        public Items {
            values = Parts.list(values);
        }
    }

    record Context(Map<String, Value> entries) implements Known {
        /// @throws RuntimeException when the context has more parts in all than are computed with
        public Context {
            entries = Parts.map(entries);
        }
    }

    /// Something that can be invoked: through [Interpreter#invoke], which bounds the depth.
    non-sealed interface Function extends Known {
        /// The names of the parameters, for invocation by name.
        List<String> parameters();

        /// The function's value; [#NULL] when the arguments do not suit it.
        ///
        /// @param arguments one for each parameter, unless [#takesAnyNumber]
        Value apply(List<Value> arguments, Interpreter interpreter);

        /// Whether the number of arguments may differ from the number of parameters.
        default boolean takesAnyNumber() {
            return false;
        }

        /// The type of each parameter; empty where none is declared.
        default List<FeelType> parameterTypes() {
            return List.of();
        }

        default FeelType resultType() {
            return FeelType.Basic.ANY;
        }
    }

    /// A number within bounds; an absent bound is infinite.
    ///
    /// @param mayBeNull whether null is possible too, as after a division by what may be zero
    record OpenNumber(
            @Nullable Rational min, @Nullable Rational max, boolean mayBeNull, Set<Cause> causes)
            implements Open {}

    /// A truth value of which at least two outcomes are possible.
    record OpenTruth(boolean mayBeTrue, boolean mayBeFalse, boolean mayBeNull, Set<Cause> causes)
            implements Open {}

    /// A value of which nothing is known, not even its type; or that it is a day, or a length of
    /// time, within an extent.
    ///
    /// Who makes another value of it must leave the extent out, see [#vague()].
    ///
    /// @param extent then it is no null either; absent where nothing is known
    record OpenAny(@Nullable Extent extent, Set<Cause> causes) implements Open {
        public OpenAny(Set<Cause> causes) {
            this(null, causes);
        }

        /// Open for the same causes, and nothing else known.
        public OpenAny vague() {
            return extent == null ? this : new OpenAny(causes);
        }
    }

    /// A list of which some members may be missing, in order: what a filter leaves when its
    /// condition is open.
    record OpenItems(List<Member> members, Set<Cause> causes) implements Open {
        public OpenItems {
            members = List.copyOf(members);
        }

        /// @param certain whether the list holds it in every case
        public record Member(Value value, boolean certain) {}
    }
}
