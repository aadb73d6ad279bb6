package org.echelon.policy.feel;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAccessor;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Sums and differences of dates, times and durations (DMN 1.5, table 57); what is ill-typed is
/// null.
final class TemporalArithmetic {
    private TemporalArithmetic() {}

    static Value add(Value left, Value right) {
        if (left instanceof Value.DaysDuration(var a)
                && right instanceof Value.DaysDuration(var b)) {
            return new Value.DaysDuration(a.add(b));
        }
        if (left instanceof Value.MonthsDuration(var a)
                && right instanceof Value.MonthsDuration(var b)) {
            return new Value.MonthsDuration(Math.addExact(a, b));
        }
        if (isDuration(left)) {
            return isDuration(right) ? Value.NULL : shift(right, left);
        }
        return shift(left, right);
    }

    static Value subtract(Value left, Value right) {
        if (isDuration(right)) {
            return isDuration(left)
                    ? add(left, times(right, Rational.of(-1)))
                    : shift(left, times(right, Rational.of(-1)));
        }
        if (left instanceof Value.Time(var a) && right instanceof Value.Time(var b)) {
            return betweenTimes(a, b);
        }
        TemporalAccessor a = asDayTime(left);
        TemporalAccessor b = asDayTime(right);
        return a == null || b == null ? Value.NULL : between(a, b, left, right);
    }

    private static boolean isDuration(Value value) {
        return value instanceof Value.DaysDuration || value instanceof Value.MonthsDuration;
    }

    private static Value betweenTimes(TemporalAccessor a, TemporalAccessor b) {
        ZoneOffset offsetA = Temporals.offsetOf(a);
        ZoneOffset offsetB = Temporals.offsetOf(b);
        if ((offsetA == null) != (offsetB == null)) {
            return Value.NULL;
        }
        long nanos = Temporals.localTime(a).toNanoOfDay() - Temporals.localTime(b).toNanoOfDay();
        if (offsetA != null && offsetB != null) {
            nanos += (offsetB.getTotalSeconds() - offsetA.getTotalSeconds()) * 1_000_000_000L;
        }
        return new Value.DaysDuration(BigInteger.valueOf(nanos));
    }

    private static @Nullable TemporalAccessor asDayTime(Value value) {
        return switch (value) {
            case Value.Day(var day) -> day;
            case Value.DayTime(var dayTime) -> dayTime;
            default -> null; // not a point in time: the difference is null
        };
    }

    /// A date counts as its midnight in UTC beside a date and time, which must then have an offset.
    private static Value between(TemporalAccessor a, TemporalAccessor b, Value left, Value right) {
        Instant instantA = Temporals.instantOf(a);
        Instant instantB = Temporals.instantOf(b);
        boolean offsetA =
                instantA != null || (left instanceof Value.Day && !(right instanceof Value.Day));
        boolean offsetB =
                instantB != null || (right instanceof Value.Day && !(left instanceof Value.Day));
        if (offsetA != offsetB) {
            return Value.NULL;
        }
        Instant from = instantB != null ? instantB : local(b).toInstant(ZoneOffset.UTC);
        Instant to = instantA != null ? instantA : local(a).toInstant(ZoneOffset.UTC);
        return new Value.DaysDuration(nanos(Duration.between(from, to)));
    }

    private static LocalDateTime local(TemporalAccessor value) {
        return value instanceof LocalDate day
                ? day.atStartOfDay()
                : LocalDateTime.of(Temporals.localDate(value), Temporals.localTime(value));
    }

    private static BigInteger nanos(Duration duration) {
        return BigInteger.valueOf(duration.getSeconds())
                .multiply(Temporals.NANOS_PER_SECOND)
                .add(BigInteger.valueOf(duration.getNano()));
    }

    private static Value shift(Value point, Value duration) {
        if (duration instanceof Value.MonthsDuration(long months)) {
            return switch (point) {
                case Value.Day(var day) -> new Value.Day(day.plusMonths(months));
                case Value.DayTime(var dayTime) ->
                        new Value.DayTime(
                                ((Temporal) dayTime)
                                        .plus(months, java.time.temporal.ChronoUnit.MONTHS));
                default -> Value.NULL; // months can be added to dates alone
            };
        }
        if (!(duration instanceof Value.DaysDuration(var nanos))) {
            return Value.NULL;
        }
        return switch (point) {
            case Value.Day(var day) -> new Value.Day(plus(day.atStartOfDay(), nanos).toLocalDate());
            case Value.DayTime(var dayTime) ->
                    new Value.DayTime(
                            switch (dayTime) {
                                case OffsetDateTime offset -> offset.plus(duration(nanos));
                                case ZonedDateTime zoned -> zoned.plus(duration(nanos));
                                default -> plus(local(dayTime), nanos);
                            });
            case Value.Time(var time) -> new Value.Time(wrap(time, nanos));
            default -> Value.NULL; // a duration can be added to points in time alone
        };
    }

    private static LocalDateTime plus(LocalDateTime dayTime, BigInteger nanos) {
        return dayTime.plus(duration(nanos));
    }

    private static Duration duration(BigInteger nanos) {
        BigInteger[] parts = nanos.divideAndRemainder(Temporals.NANOS_PER_SECOND);
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValue());
    }

    private static TemporalAccessor wrap(TemporalAccessor time, BigInteger nanos) {
        LocalTime shifted =
                Temporals.localTime(time).plusNanos(nanos.mod(Temporals.NANOS_PER_DAY).longValue());
        return switch (time) {
            case OffsetTime offset -> OffsetTime.of(shifted, offset.getOffset());
            case ZonedTime zoned -> new ZonedTime(shifted, zoned.zone());
            default -> shifted;
        };
    }

    /// A duration times a number; months are cut to whole months, days to whole nanoseconds.
    static Value times(Value duration, Rational factor) {
        return switch (duration) {
            case Value.DaysDuration(var nanos) ->
                    new Value.DaysDuration(
                            truncate(Rational.of(nanos, BigInteger.ONE).times(factor)));
            case Value.MonthsDuration(long months) ->
                    new Value.MonthsDuration(
                            truncate(Rational.of(months).times(factor)).longValueExact());
            default -> Value.NULL; // only durations are scaled
        };
    }

    private static BigInteger truncate(Rational value) {
        return value.signum() < 0 ? value.ceiling() : value.floor();
    }

    static Value ratio(Value left, Value right) {
        if (left instanceof Value.DaysDuration(var a)
                && right instanceof Value.DaysDuration(var b)) {
            return b.signum() == 0 ? Value.NULL : Value.of(Rational.of(a, b));
        }
        if (left instanceof Value.MonthsDuration(long a)
                && right instanceof Value.MonthsDuration(long b)) {
            return b == 0 ? Value.NULL : Value.of(Rational.of(a, b));
        }
        return Value.NULL;
    }
}
