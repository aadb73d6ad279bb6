package org.echelon.policy.kernel;

import java.time.LocalDate;
import java.time.Period;

/// What the loop asks of the calendar. Days are counted from 1970-01-01.
final class Calendar {

    private Calendar() {}

    /// Complete months from one day to another.
    static long monthsBetween(long from, long to) {
        return Period.between(LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to)).toTotalMonths();
    }

    /// A day some months later; the last day of a shorter month.
    static long monthsLater(long day, long months) {
        return LocalDate.ofEpochDay(day).plusMonths(months).toEpochDay();
    }

    static long yearOf(long day) {
        return LocalDate.ofEpochDay(day).getYear();
    }
}
