package org.echelon.platform.enterprise;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;

/// Days of the platform (Asia/Shanghai) as moments of the register.
public final class RegisterTime {

    /// The platform's time zone.
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private RegisterTime() {}

    /// The moment the day is over: what was recorded before it was known on that day.
    public static OffsetDateTime endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toOffsetDateTime();
    }
}
