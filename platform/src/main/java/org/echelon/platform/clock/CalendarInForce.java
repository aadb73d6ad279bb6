package org.echelon.platform.clock;

import org.echelon.calendar.WorkingCalendar;
import org.springframework.stereotype.Component;

/// The calendar by which limits are counted now.
@Component
class CalendarInForce {

    private volatile WorkingCalendar calendar;

    CalendarInForce(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    WorkingCalendar get() {
        return calendar;
    }

    /// Puts another one in force, such as the one with next year's notice; the next sweep counts
    /// the open limits anew.
    void set(WorkingCalendar other) {
        calendar = other;
    }
}
