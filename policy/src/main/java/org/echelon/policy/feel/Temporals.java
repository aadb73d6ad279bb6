package org.echelon.policy.feel;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads, writes and compares dates, times and durations (DMN 1.5, 10.3.2.3.4 to 10.3.2.3.9).
///
/// Years run from -999999999 to 999999999 and are written without a plus sign. Two times are equal
/// when they agree to the second: FEEL's time has seconds as its smallest component.
final class Temporals {
    static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000L);
    static final BigInteger NANOS_PER_DAY = BigInteger.valueOf(86_400_000_000_000L);

    private static final Pattern DATE = Pattern.compile("(-?)(\\d{4,9})-(\\d\\d)-(\\d\\d)");
    private static final Pattern TIME =
            Pattern.compile(
                    "(\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,30}))?"
                            + "(Z|[+-]\\d\\d:\\d\\d(?::\\d\\d)?|@[A-Za-z0-9_+/-]{1,60})?");
    private static final Pattern DAYS_DURATION =
            Pattern.compile(
                    "(-?)P(?:(\\d{1,18})D)?"
                            + "(T(?:(\\d{1,18})H)?(?:(\\d{1,18})M)?(?:(\\d{1,18})(?:\\.(\\d{0,30}))?S)?)?");
    private static final Pattern MONTHS_DURATION =
            Pattern.compile("(-?)P(?:(\\d{1,16})Y)?(?:(\\d{1,16})M)?");

    private Temporals() {}

    /// The value of `@"…"`: a date, a date and time, a time, a duration, or null.
    static Value literal(String text) {
        Value value = duration(text);
        if (value instanceof Value.Null) {
            value = date(text);
        }
        if (value instanceof Value.Null && text.indexOf('T') > 0) {
            value = dayTime(text);
        }
        return value instanceof Value.Null ? time(text) : value;
    }

    static Value date(String text) {
        LocalDate day = day(text);
        return day == null ? Value.NULL : new Value.Day(day);
    }

    private static @Nullable LocalDate day(String text) {
        Matcher match = DATE.matcher(text);
        if (!match.matches()
                || (match.end(2) - match.start(2) > 4 && text.charAt(match.start(2)) == '0')) {
            return null;
        }
        int year = Integer.parseInt(match.group(1) + match.group(2));
        try {
            return LocalDate.of(
                    year, Integer.parseInt(match.group(3)), Integer.parseInt(match.group(4)));
        } catch (DateTimeException _) {
            return null;
        }
    }

    static Value time(String text) {
        Matcher match = TIME.matcher(text);
        if (!match.matches()) {
            return Value.NULL;
        }
        try {
            TemporalAccessor time = withZone(localTime(match), match.group(5));
            return time == null ? Value.NULL : new Value.Time(time);
        } catch (DateTimeException _) {
            return Value.NULL;
        }
    }

    private static LocalTime localTime(Matcher match) {
        String fraction = match.group(4);
        int nanos =
                fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
        return LocalTime.of(
                Integer.parseInt(match.group(1)),
                Integer.parseInt(match.group(2)),
                Integer.parseInt(match.group(3)),
                nanos);
    }

    private static @Nullable TemporalAccessor withZone(LocalTime time, @Nullable String zone) {
        if (zone == null) {
            return time;
        }
        ZoneId id = zone(zone);
        if (id == null) {
            return null;
        }
        return id instanceof ZoneOffset offset
                ? OffsetTime.of(time, offset)
                : new ZonedTime(time, id);
    }

    /// The zone of a suffix `Z`, `+08:00` or `@Asia/Shanghai`.
    private static @Nullable ZoneId zone(String suffix) {
        try {
            if (suffix.equals("Z")) {
                return ZoneOffset.UTC;
            }
            if (suffix.charAt(0) != '@') {
                return offset(ZoneOffset.of(suffix));
            }
            ZoneId id = ZoneId.of(suffix.substring(1));
            return id instanceof ZoneOffset ? null : id;
        } catch (DateTimeException _) {
            return null;
        }
    }

    /// XML Schema allows offsets up to 14 hours.
    private static @Nullable ZoneOffset offset(ZoneOffset offset) {
        return Math.abs(offset.getTotalSeconds()) <= 14 * 3600 ? offset : null;
    }

    /// A date and time; a date alone is its midnight.
    static Value dayTime(String text) {
        int t = text.indexOf('T');
        if (t < 0) {
            LocalDate day = day(text);
            return day == null ? Value.NULL : new Value.DayTime(day.atStartOfDay());
        }
        LocalDate day = day(text.substring(0, t));
        Value time = time(text.substring(t + 1));
        if (day == null || !(time instanceof Value.Time(var accessor))) {
            return midnightOfTheDay(day, text.substring(t + 1));
        }
        return dayTime(day, accessor);
    }

    /// `24:00:00` is the end of the day (XML Schema 3.3.7).
    private static Value midnightOfTheDay(@Nullable LocalDate day, String time) {
        if (day == null || !time.startsWith("24:00:00") || day.equals(LocalDate.MAX)) {
            return Value.NULL;
        }
        Value start = time("00:00:00" + time.substring("24:00:00".length()));
        return start instanceof Value.Time(var accessor)
                        && localTime(accessor).equals(LocalTime.MIN)
                ? dayTime(day.plusDays(1), accessor)
                : Value.NULL;
    }

    static Value dayTime(LocalDate day, TemporalAccessor time) {
        return new Value.DayTime(
                switch (time) {
                    case OffsetTime offset ->
                            OffsetDateTime.of(day, offset.toLocalTime(), offset.getOffset());
                    case ZonedTime(var local, var zone) -> ZonedDateTime.of(day, local, zone);
                    default -> LocalDateTime.of(day, localTime(time));
                });
    }

    static Value duration(String text) {
        Matcher months = MONTHS_DURATION.matcher(text);
        if (months.matches() && (months.group(2) != null || months.group(3) != null)) {
            long total;
            try {
                total =
                        Math.addExact(
                                Math.multiplyExact(number(months.group(2)), 12L),
                                number(months.group(3)));
            } catch (ArithmeticException _) {
                return Value.NULL;
            }
            return new Value.MonthsDuration(months.group(1).isEmpty() ? total : -total);
        }
        Matcher days = DAYS_DURATION.matcher(text);
        if (!days.matches()
                || (days.group(3) != null && days.group(3).length() == 1)
                || (days.group(2) == null && days.group(3) == null)) {
            return Value.NULL;
        }
        String fraction = days.group(7);
        BigInteger seconds =
                seconds(days.group(2), 86_400)
                        .add(seconds(days.group(4), 3_600))
                        .add(seconds(days.group(5), 60))
                        .add(seconds(days.group(6), 1));
        BigInteger nanos = seconds.multiply(NANOS_PER_SECOND);
        if (fraction != null) {
            nanos = nanos.add(new BigInteger((fraction + "000000000").substring(0, 9)));
        }
        return new Value.DaysDuration(days.group(1).isEmpty() ? nanos : nanos.negate());
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    private static BigInteger seconds(@Nullable String digits, long factor) {
        return digits == null
                ? BigInteger.ZERO
                : new BigInteger(digits).multiply(BigInteger.valueOf(factor));
    }

    static LocalTime localTime(TemporalAccessor time) {
        return switch (time) {
            case LocalTime local -> local;
            case OffsetTime offset -> offset.toLocalTime();
            case ZonedTime zoned -> zoned.time();
            case LocalDateTime local -> local.toLocalTime();
            case OffsetDateTime offset -> offset.toLocalTime();
            case ZonedDateTime zoned -> zoned.toLocalTime();
            default -> LocalTime.ofNanoOfDay(time.getLong(ChronoField.NANO_OF_DAY));
        };
    }

    static LocalDate localDate(TemporalAccessor dayTime) {
        return switch (dayTime) {
            case LocalDateTime local -> local.toLocalDate();
            case OffsetDateTime offset -> offset.toLocalDate();
            case ZonedDateTime zoned -> zoned.toLocalDate();
            default -> LocalDate.ofEpochDay(dayTime.getLong(ChronoField.EPOCH_DAY));
        };
    }

    /// The offset of a time or date and time; null where it is local.
    static @Nullable ZoneOffset offsetOf(TemporalAccessor value) {
        return switch (value) {
            case OffsetTime offset -> offset.getOffset();
            case ZonedTime zoned -> zoned.offset();
            case OffsetDateTime offset -> offset.getOffset();
            case ZonedDateTime zoned -> zoned.getOffset();
            default -> null;
        };
    }

    static @Nullable ZoneId zoneOf(TemporalAccessor value) {
        return switch (value) {
            case ZonedTime zoned -> zoned.zone();
            case ZonedDateTime zoned -> zoned.getZone();
            default -> offsetOf(value);
        };
    }

    /// The time of a date and time, with its offset or zone.
    static TemporalAccessor timeOf(TemporalAccessor dayTime) {
        return switch (dayTime) {
            case OffsetDateTime offset -> offset.toOffsetTime();
            case ZonedDateTime zoned -> new ZonedTime(zoned.toLocalTime(), zoned.getZone());
            default -> localTime(dayTime);
        };
    }

    static @Nullable Instant instantOf(TemporalAccessor dayTime) {
        return switch (dayTime) {
            case OffsetDateTime offset -> offset.toInstant();
            case ZonedDateTime zoned -> zoned.toInstant();
            default -> null;
        };
    }

    /// The order of two times, to the second; null when only one has an offset.
    static @Nullable Integer compareTimes(TemporalAccessor a, TemporalAccessor b) {
        ZoneOffset offsetA = offsetOf(a);
        ZoneOffset offsetB = offsetOf(b);
        if ((offsetA == null) != (offsetB == null)) {
            return null;
        }
        int secondsA =
                localTime(a).toSecondOfDay() - (offsetA == null ? 0 : offsetA.getTotalSeconds());
        int secondsB =
                localTime(b).toSecondOfDay() - (offsetB == null ? 0 : offsetB.getTotalSeconds());
        return Integer.compare(secondsA, secondsB);
    }

    /// The order of two dates with times, to the second; null when only one has an offset.
    static @Nullable Integer compareDayTimes(TemporalAccessor a, TemporalAccessor b) {
        Instant instantA = instantOf(a);
        Instant instantB = instantOf(b);
        if (instantA != null && instantB != null) {
            return Long.compare(instantA.getEpochSecond(), instantB.getEpochSecond());
        }
        if (a instanceof LocalDateTime localA && b instanceof LocalDateTime localB) {
            return Long.compare(
                    localA.toEpochSecond(ZoneOffset.UTC), localB.toEpochSecond(ZoneOffset.UTC));
        }
        return null;
    }

    static String text(LocalDate day) {
        int year = day.getYear();
        return (year < 0 ? "-" : "")
                + "%04d-%02d-%02d"
                        .formatted(Math.abs(year), day.getMonthValue(), day.getDayOfMonth());
    }

    static String text(TemporalAccessor value) {
        return switch (value) {
            case LocalDateTime local -> text(local.toLocalDate()) + "T" + text(local.toLocalTime());
            case OffsetDateTime offset ->
                    text(offset.toLocalDate())
                            + "T"
                            + text(offset.toLocalTime())
                            + offset.getOffset().getId();
            case ZonedDateTime zoned ->
                    text(zoned.toLocalDate())
                            + "T"
                            + text(zoned.toLocalTime())
                            + "@"
                            + zoned.getZone().getId();
            case OffsetTime offset -> text(offset.toLocalTime()) + offset.getOffset().getId();
            case ZonedTime(var time, var zone) -> text(time) + "@" + zone.getId();
            default -> text(localTime(value));
        };
    }

    private static String text(LocalTime time) {
        String text =
                "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
        return text + fraction(time.getNano());
    }

    private static String fraction(int nanos) {
        return nanos == 0 ? "" : "." + "%09d".formatted(nanos).replaceAll("0+$", "");
    }

    static String text(Value.MonthsDuration duration) {
        long months = Math.abs(duration.months());
        StringBuilder text = new StringBuilder(duration.months() < 0 ? "-P" : "P");
        if (months / 12 != 0) {
            text.append(months / 12).append('Y');
        }
        if (months % 12 != 0 || months == 0) {
            text.append(months % 12).append('M');
        }
        return text.toString();
    }

    static String text(Value.DaysDuration duration) {
        BigInteger nanos = duration.nanos().abs();
        BigInteger[] days = nanos.divideAndRemainder(NANOS_PER_DAY);
        long rest = days[1].longValue();
        StringBuilder text = new StringBuilder(duration.nanos().signum() < 0 ? "-P" : "P");
        if (days[0].signum() != 0) {
            text.append(days[0]).append('D');
        }
        if (rest != 0 || days[0].signum() == 0) {
            long seconds = rest / 1_000_000_000L;
            text.append('T');
            append(text, seconds / 3600, 'H');
            append(text, seconds / 60 % 60, 'M');
            int fraction = (int) (rest % 1_000_000_000L);
            if (seconds % 60 != 0 || fraction != 0 || rest == 0) {
                text.append(seconds % 60).append(fraction(fraction)).append('S');
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, long amount, char unit) {
        if (amount != 0) {
            text.append(amount).append(unit);
        }
    }
}
