package org.echelon.platform.clock;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.calendar.TimeLimit;
import org.jspecify.annotations.Nullable;

/// A limit as it stands on a day.
///
/// @param subject key of what it belongs to
/// @param step the step it limits
/// @param from day of the event that began it, not counted
/// @param days working days allowed, an extension included
/// @param basis document and article, or `promise`
/// @param stops when it stood still
/// @param extension more time, where it was given
/// @param calendar fingerprint of the calendar of the reading
/// @param dueBefore what the due day was before the calendar changed; absent when it did not
/// @param endedOn day on which somebody ended it; absent while open
/// @param passed whether its last day went by in silence
/// @param on day of the reading
/// @param reading used, left, stopped and due, on the day asked for or on the day it ended
public record RunningLimit(
        String subject,
        String step,
        LocalDate from,
        int days,
        String basis,
        List<Standstill> stops,
        Optional<Extension> extension,
        String calendar,
        @Nullable LocalDate dueBefore,
        @Nullable LocalDate endedOn,
        boolean passed,
        LocalDate on,
        TimeLimit.Reading reading) {

    public RunningLimit {
        stops = List.copyOf(stops);
    }

    /// Whether nobody has ended it yet.
    public boolean open() {
        return endedOn == null;
    }

    /// Whether it stands still today.
    public boolean standing() {
        return open() && reading.standing().isPresent();
    }

    /// Whether it is open and its last day is over: from midnight on, working day or not.
    public boolean late() {
        return open() && reading.due().filter(due -> due.isBefore(on)).isPresent();
    }
}
