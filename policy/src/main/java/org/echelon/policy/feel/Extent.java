package org.echelon.policy.feel;

import java.time.LocalDate;
import java.util.Set;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Between which two days, or lengths of time, something lies, both included.
///
/// There are always two ends of one kind, so that what is computed of them says whether anything
/// between can go beyond the calendar: sums and differences rise or fall with what they are made
/// of, so what holds for both ends holds between them.
///
/// @param low a day or a duration
/// @param high of the same kind as `low`
/// @param sinceEver whether `low` only is the end of the calendar, or made of it
/// @param forEver whether `high` only is the end of the calendar, or made of it
public record Extent(Value.Known low, Value.Known high, boolean sinceEver, boolean forEver) {

    /// The days up to one, however early.
    public static Extent until(LocalDate latest) {
        return new Extent(new Value.Day(LocalDate.MIN), new Value.Day(latest), true, false);
    }

    /// @return null when the value is no day and no duration, or nothing is known of it
    static @Nullable Extent of(Value value) {
        return switch (value) {
            case Value.Day day -> new Extent(day, day, false, false);
            case Value.DaysDuration days -> new Extent(days, days, false, false);
            case Value.MonthsDuration months -> new Extent(months, months, false, false);
            case Value.OpenAny(var extent, _) -> extent;
            default -> null; // neither day nor duration
        };
    }

    /// The value that lies here; causes are dropped where it is certain.
    Value value(Set<Cause> causes) {
        return low.equals(high) ? low : new Value.OpenAny(this, causes);
    }

    /// The sum, or null where days and durations of these kinds have none.
    ///
    /// @throws RuntimeException when an end is beyond the calendar
    @Nullable Extent plus(Extent other) {
        return of(
                TemporalArithmetic.add(low, other.low),
                TemporalArithmetic.add(high, other.high),
                sinceEver || other.sinceEver,
                forEver || other.forEver);
    }

    /// The difference, or null where days and durations of these kinds have none.
    ///
    /// @throws RuntimeException when an end is beyond the calendar
    @Nullable Extent minus(Extent other) {
        return of(
                TemporalArithmetic.subtract(low, other.high),
                TemporalArithmetic.subtract(high, other.low),
                sinceEver || other.forEver,
                forEver || other.sinceEver);
    }

    /// The negated durations, or null where these are days.
    @Nullable Extent negate() {
        Rational minusOne = Rational.of(-1);
        return of(
                TemporalArithmetic.times(high, minusOne),
                TemporalArithmetic.times(low, minusOne),
                /* sinceEver= */ forEver,
                /* forEver= */ sinceEver);
    }

    /// The smallest extent of both, or null where one is of days and the other of durations.
    @Nullable Extent hull(Extent other) {
        if (!Comparison.comparable(low, other.low)) {
            return null;
        }
        boolean before = Comparison.less(low, other.low) == Outcomes.TRUE;
        boolean after = Comparison.less(other.high, high) == Outcomes.TRUE;
        return new Extent(
                before ? low : other.low,
                after ? high : other.high,
                sinceEver || other.sinceEver,
                forEver || other.forEver);
    }

    private static @Nullable Extent of(Value low, Value high, boolean sinceEver, boolean forEver) {
        return low instanceof Value.Known least
                        && high instanceof Value.Known most
                        && !(low instanceof Value.Null)
                        && !(high instanceof Value.Null)
                ? new Extent(least, most, sinceEver, forEver)
                : null;
    }

    /// A property of dates or durations; those that rise and fall with the value keep its bounds.
    Value property(String name, Set<Cause> causes) {
        Value first = Paths.ofTemporal(low, name);
        Value last = Paths.ofTemporal(high, name);
        if (first instanceof Value.Numeric(var least, _)
                && last instanceof Value.Numeric(var most, _)) {
            return (switch (name) {
                        case "year", "years", "days" ->
                                new Interval(
                                        sinceEver ? null : least,
                                        forEver ? null : most,
                                        false,
                                        true);
                        default -> new Interval(null, null, false, true); // runs in circles
                    })
                    .value(causes);
        }
        return Value.NULL;
    }

    String text() {
        return (sinceEver ? "(-∞" : "[" + FeelText.of(low))
                + ".."
                + (forEver ? "∞)" : FeelText.of(high) + "]");
    }
}
