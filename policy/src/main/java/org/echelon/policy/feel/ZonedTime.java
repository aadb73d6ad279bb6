package org.echelon.policy.feel;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;

/// A time in a named zone, without a date: `10:30:00@Europe/Paris`.
record ZonedTime(LocalTime time, ZoneId zone) implements TemporalAccessor {

    /// The zone's offset on the first day of 1970, as a time has no date to ask for.
    ZoneOffset offset() {
        return zone.getRules().getOffset(LocalDate.EPOCH.atTime(time));
    }

    @Override
    public boolean isSupported(TemporalField field) {
        return time.isSupported(field);
    }

    @Override
    public long getLong(TemporalField field) {
        return time.getLong(field);
    }
}
