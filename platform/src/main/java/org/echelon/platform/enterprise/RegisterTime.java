package org.echelon.platform.enterprise;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Days of the platform (Asia/Shanghai) as moments of the register, and moments as days.
public final class RegisterTime {

    /// The platform's time zone.
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZONE);

    private RegisterTime() {}

    /// The day of a moment.
    public static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    /// A moment to the minute as pages show it in both languages: `2026-11-21 15:04`.
    public static String minute(Instant moment) {
        return MINUTE.format(moment);
    }

    /// The moment the day is over: what was recorded before it was known on that day.
    public static OffsetDateTime endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toOffsetDateTime();
    }
}
