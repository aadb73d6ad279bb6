package org.echelon.policy.feel;

import java.math.BigInteger;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.echelon.policy.feel.BuiltIn.Openness;
import org.echelon.policy.feel.BuiltIn.Result;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Makes dates, times and durations, and reads the calendar (DMN 1.5, tables 72 and 80).
final class DateFunctions {
    static final List<BuiltIn> ALL =
            List.of(
                    function("date", DateFunctions::date, "from", "year, month, day"),
                    function(
                            "time",
                            DateFunctions::time,
                            "from",
                            "hour, minute, second",
                            "hour, minute, second, offset"),
                    function(
                            "date and time",
                            DateFunctions::dayTime,
                            "from",
                            "date, time",
                            "date, timezone",
                            "year, month, day, hour, minute, second",
                            "year, month, day, hour, minute, second, offset",
                            "year, month, day, hour, minute, second, timezone"),
                    function(
                            "duration",
                            arguments ->
                                    switch (Arguments.single(arguments[0])) {
                                        case Value.Text(var text) -> Temporals.duration(text);
                                        case Value.DaysDuration duration -> duration;
                                        case Value.MonthsDuration duration -> duration;
                                        default -> Value.NULL; // only texts name durations
                                    },
                            "from"),
                    function("years and months duration", DateFunctions::months, "from, to"),
                    calendar("day of year", day -> number(day.getDayOfYear())),
                    calendar(
                            "day of week",
                            day ->
                                    Value.of(
                                            day.getDayOfWeek()
                                                    .getDisplayName(
                                                            TextStyle.FULL, Locale.ENGLISH))),
                    calendar(
                            "month of year",
                            day ->
                                    Value.of(
                                            day.getMonth()
                                                    .getDisplayName(
                                                            TextStyle.FULL, Locale.ENGLISH))),
                    calendar(
                            "week of year",
                            day -> number(day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))),
                    clock(
                            "now",
                            now ->
                                    new Value.DayTime(
                                            now.getZone() instanceof ZoneOffset
                                                    ? now.toOffsetDateTime()
                                                    : now)),
                    clock("today", now -> new Value.Day(now.toLocalDate())));

    private DateFunctions() {}

    private static BuiltIn function(
            String name, Function<Value[], Value> body, String... signatures) {
        return BuiltIn.of(
                name,
                Openness.STRICT,
                Result.ANYTHING,
                (arguments, _) -> {
                    try {
                        return body.apply(arguments);
                    } catch (DateTimeException | ArithmeticException _) {
                        return Value.NULL;
                    }
                },
                signatures);
    }

    private static BuiltIn calendar(String name, Function<LocalDate, Value> body) {
        return function(
                name,
                arguments -> {
                    LocalDate day = day(Arguments.single(arguments[0]));
                    return day == null ? Value.NULL : body.apply(day);
                },
                "date");
    }

    private static BuiltIn clock(String name, Function<ZonedDateTime, Value> body) {
        return BuiltIn.of(
                name,
                Openness.STRICT,
                Result.ANYTHING,
                (_, interpreter) -> {
                    Clock clock = interpreter.clock();
                    return clock == null ? Value.NULL : body.apply(ZonedDateTime.now(clock));
                },
                "");
    }

    private static Value number(int value) {
        return Value.of(Rational.of(value));
    }

    /// The date of a date, or of a date and time.
    private static @Nullable LocalDate day(Value value) {
        return switch (value) {
            case Value.Day(var day) -> day;
            case Value.DayTime(var dayTime) -> Temporals.localDate(dayTime);
            default -> null; // no date
        };
    }

    private static Value date(Value[] arguments) {
        if (arguments.length == 3) {
            LocalDate day = date(arguments[0], arguments[1], arguments[2]);
            return day == null ? Value.NULL : new Value.Day(day);
        }
        Value from = Arguments.single(arguments[0]);
        if (from instanceof Value.Text(var text)) {
            return Temporals.date(text);
        }
        LocalDate day = day(from);
        return day == null ? Value.NULL : new Value.Day(day);
    }

    private static @Nullable LocalDate date(Value year, Value month, Value day) {
        Integer y = whole(year);
        Integer m = whole(month);
        Integer d = whole(day);
        return y == null || m == null || d == null ? null : LocalDate.of(y, m, d);
    }

    private static @Nullable Integer whole(Value value) {
        return Arguments.whole(value);
    }

    private static Value time(Value[] arguments) {
        if (arguments.length > 1) {
            LocalTime time = time(arguments[0], arguments[1], arguments[2]);
            Value offset = arguments.length > 3 ? arguments[3] : Value.NULL;
            if (time == null) {
                return Value.NULL;
            }
            if (offset instanceof Value.Null) {
                return new Value.Time(time);
            }
            ZoneOffset zone = offset(offset);
            return zone == null ? Value.NULL : new Value.Time(OffsetTime.of(time, zone));
        }
        return switch (Arguments.single(arguments[0])) {
            case Value.Text(var text) -> Temporals.time(text);
            case Value.Time time -> time;
            case Value.DayTime(var dayTime) -> new Value.Time(Temporals.timeOf(dayTime));
            case Value.Day _ -> new Value.Time(OffsetTime.of(LocalTime.MIDNIGHT, ZoneOffset.UTC));
            default -> Value.NULL; // no time
        };
    }

    /// The seconds may have a fraction, to the nanosecond.
    private static @Nullable LocalTime time(Value hour, Value minute, Value second) {
        Integer h = whole(hour);
        Integer m = whole(minute);
        Rational s = Arguments.number(second);
        if (h == null || m == null || s == null || s.signum() < 0) {
            return null;
        }
        BigInteger nanos = s.times(Rational.of(1_000_000_000L)).floor();
        BigInteger[] parts = nanos.divideAndRemainder(Temporals.NANOS_PER_SECOND);
        return LocalTime.of(h, m, parts[0].intValueExact(), parts[1].intValue());
    }

    private static @Nullable ZoneOffset offset(Value value) {
        if (!(Arguments.single(value) instanceof Value.DaysDuration(var nanos))) {
            return null;
        }
        return ZoneOffset.ofTotalSeconds(nanos.divide(Temporals.NANOS_PER_SECOND).intValueExact());
    }

    private static Value dayTime(Value[] arguments) {
        if (arguments.length >= 6) {
            return fromParts(arguments);
        }
        Value first = Arguments.single(arguments[0]);
        if (arguments.length == 1) {
            return switch (first) {
                case Value.Text(var text) -> Temporals.dayTime(text);
                case Value.DayTime dayTime -> dayTime;
                default -> Value.NULL; // no date and time
            };
        }
        Value second = Arguments.single(arguments[1]);
        LocalDate day = day(first);
        if (second instanceof Value.Text(var zone)) {
            return first instanceof Value.DayTime(var dayTime)
                    ? new Value.DayTime(inZone(dayTime, ZoneId.of(zone)))
                    : Value.NULL;
        }
        return day != null && second instanceof Value.Time(var time)
                ? Temporals.dayTime(day, time)
                : Value.NULL;
    }

    private static TemporalAccessor inZone(TemporalAccessor dayTime, ZoneId zone) {
        java.time.Instant instant = Temporals.instantOf(dayTime);
        return instant != null
                ? instant.atZone(zone)
                : ZonedDateTime.of(
                        Temporals.localDate(dayTime), Temporals.localTime(dayTime), zone);
    }

    private static Value fromParts(Value[] arguments) {
        LocalDate day = date(arguments[0], arguments[1], arguments[2]);
        LocalTime time = time(arguments[3], arguments[4], arguments[5]);
        if (day == null || time == null) {
            return Value.NULL;
        }
        Value zone = arguments.length > 6 ? Arguments.single(arguments[6]) : Value.NULL;
        if (zone instanceof Value.Null) {
            return Temporals.dayTime(day, time);
        }
        if (zone instanceof Value.Text(var id)) {
            return Temporals.dayTime(day, new ZonedTime(time, ZoneId.of(id)));
        }
        ZoneOffset offset = offset(zone);
        return offset == null ? Value.NULL : Temporals.dayTime(day, OffsetTime.of(time, offset));
    }

    /// Whole months between two dates; times of day do not count.
    private static Value months(Value[] arguments) {
        LocalDate from = day(Arguments.single(arguments[0]));
        LocalDate to = day(Arguments.single(arguments[1]));
        return from == null || to == null
                ? Value.NULL
                : new Value.MonthsDuration(Period.between(from, to).toTotalMonths());
    }
}
