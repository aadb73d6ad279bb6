package org.echelon.policy.feel;

import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Members of contexts and lists of contexts, and the properties of dates, times, durations and
/// ranges (DMN 1.5, table 65).
final class Paths {
    private Paths() {}

    static Value member(Value value, String name, Interpreter interpreter) {
        return switch (value) {
            case Value.Context(var entries) -> entries.getOrDefault(name, Value.NULL);
            case Value.Items(var items) -> {
                interpreter.spend(items.size());
                List<Value> members = new ArrayList<>(items.size());
                for (Value item : items) {
                    members.add(member(item, name, interpreter));
                }
                yield new Value.Items(members);
            }
            case Value.OpenItems(var items, var causes) -> {
                List<Value.OpenItems.Member> members = new ArrayList<>(items.size());
                for (Value.OpenItems.Member item : items) {
                    members.add(
                            new Value.OpenItems.Member(
                                    member(item.value(), name, interpreter), item.certain()));
                }
                yield new Value.OpenItems(members, causes);
            }
            case Value.OpenAny(var extent, var causes) ->
                    extent == null ? value : extent.property(name, causes);
            case Value.Day _, Value.DaysDuration _, Value.MonthsDuration _ ->
                    ofTemporal(value, name);
            case Value.Time(var time) -> timeProperty(time, name);
            case Value.DayTime(var dayTime) -> {
                Value date = dateProperty(Temporals.localDate(dayTime), name);
                yield date instanceof Value.Null ? timeProperty(dayTime, name) : date;
            }
            case Value.Range range -> rangeProperty(range, name);
            case Value.Null _,
                    Value.Truth _,
                    Value.Numeric _,
                    Value.Text _,
                    Value.Function _,
                    Value.OpenNumber _,
                    Value.OpenTruth _ ->
                    Value.NULL;
        };
    }

    /// A property of a date or a duration.
    static Value ofTemporal(Value value, String name) {
        return switch (value) {
            case Value.Day(var day) -> dateProperty(day, name);
            case Value.DaysDuration(var nanos) -> durationProperty(nanos, name);
            case Value.MonthsDuration(long months) ->
                    switch (name) {
                        case "years" -> Value.of(Rational.of(months / 12));
                        case "months" -> Value.of(Rational.of(months % 12));
                        default -> Value.NULL;
                    };
            default -> Value.NULL; // others have no such properties
        };
    }

    private static Value dateProperty(LocalDate day, String name) {
        return switch (name) {
            case "year" -> number(day.getYear());
            case "month" -> number(day.getMonthValue());
            case "day" -> number(day.getDayOfMonth());
            case "weekday" -> number(day.getDayOfWeek().getValue());
            default -> Value.NULL;
        };
    }

    private static Value timeProperty(TemporalAccessor value, String name) {
        LocalTime time = Temporals.localTime(value);
        return switch (name) {
            case "hour" -> number(time.getHour());
            case "minute" -> number(time.getMinute());
            case "second" -> number(time.getSecond());
            case "time offset" -> {
                ZoneOffset offset = Temporals.offsetOf(value);
                yield offset == null
                        ? Value.NULL
                        : new Value.DaysDuration(
                                BigInteger.valueOf(offset.getTotalSeconds())
                                        .multiply(Temporals.NANOS_PER_SECOND));
            }
            case "timezone" -> {
                ZoneId zone = Temporals.zoneOf(value);
                yield zone == null || zone instanceof ZoneOffset
                        ? Value.NULL
                        : Value.of(zone.getId());
            }
            default -> Value.NULL;
        };
    }

    private static Value durationProperty(BigInteger nanos, String name) {
        BigInteger[] days = nanos.divideAndRemainder(Temporals.NANOS_PER_DAY);
        long seconds = days[1].longValue() / 1_000_000_000L;
        return switch (name) {
            case "days" -> Value.of(Rational.of(days[0], BigInteger.ONE));
            case "hours" -> number(seconds / 3600);
            case "minutes" -> number(seconds / 60 % 60);
            case "seconds" -> number(seconds % 60);
            default -> Value.NULL;
        };
    }

    private static Value rangeProperty(Value.Range range, String name) {
        return switch (name) {
            case "start" -> end(range.low());
            case "end" -> end(range.high());
            case "start included" -> Value.of(range.lowIncluded());
            case "end included" -> Value.of(range.highIncluded());
            default -> Value.NULL;
        };
    }

    private static Value end(@Nullable Value end) {
        return end == null ? Value.NULL : end;
    }

    private static Value number(long value) {
        return Value.of(Rational.of(value));
    }
}
