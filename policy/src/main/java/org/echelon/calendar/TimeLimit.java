package org.echelon.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/// A limit in working days that may stop and go on: facts of the record, from which every reading
/// follows, so that a changed calendar changes every reading and nothing else.
///
/// A day is used when it is a working day after the first day and the clock ran through it. The day
/// of the event is not counted; neither is the day on which the clock stops, nor the day on which
/// it goes on: both are days of an event (Civil Code, article 201).
///
/// @param from day of the event that begins the limit; not counted
/// @param days working days allowed, 0 to [WorkingCalendar#MOST_DAYS]
/// @param stops when the clock stood still, in order, not overlapping; only the last may be open
public record TimeLimit(LocalDate from, int days, List<Stop> stops) {

    public TimeLimit {
        if (days < 0 || days > WorkingCalendar.MOST_DAYS) {
            throw new IllegalArgumentException(
                    "a limit has 0 to %d working days, not %d"
                            .formatted(WorkingCalendar.MOST_DAYS, days));
        }
        stops = List.copyOf(stops);
        LocalDate earliest = from;
        for (int i = 0; i < stops.size(); i++) {
            Stop stop = stops.get(i);
            if (stop.from().isBefore(earliest)) {
                throw new IllegalArgumentException(
                        "the stop of %s begins before %s; stops follow each other"
                                .formatted(stop.from(), earliest));
            }
            if (stop.until() == null && i < stops.size() - 1) {
                throw new IllegalArgumentException(
                        "the stop of %s has no end, yet another follows".formatted(stop.from()));
            }
            earliest = stop.until() == null ? stop.from() : stop.until();
        }
    }

    /// A limit that never stopped.
    public static TimeLimit of(LocalDate from, int days) {
        return new TimeLimit(from, days, List.of());
    }

    /// A time in which the clock stands still.
    ///
    /// @param from day on which it stopped
    /// @param until day on which it went on; absent while it stands
    /// @param reason why, as the procedure names it
    public record Stop(LocalDate from, @Nullable LocalDate until, String reason) {

        public Stop {
            if (until != null && until.isBefore(from)) {
                throw new IllegalArgumentException(
                        "a stop cannot end on %s before it begins on %s".formatted(until, from));
            }
        }

        private boolean holds(LocalDate day) {
            return !day.isBefore(from) && (until == null || !day.isAfter(until));
        }
    }

    /// What a limit says on a day.
    ///
    /// @param used working days through which the clock ran, today included
    /// @param left working days still there; 0 when it ends today or has ended
    /// @param stopped working days during which the clock stood
    /// @param due last day of the limit; absent while the clock stands
    /// @param standing why the clock stands today; absent while it runs
    /// @param overdue working days since the limit ended
    /// @param yearsWithoutNotice years whose calendar is not official yet, on which the answer
    ///   rests
    public record Reading(
            int used,
            int left,
            int stopped,
            Optional<LocalDate> due,
            Optional<String> standing,
            int overdue,
            SortedSet<Integer> yearsWithoutNotice) {

        /// Whether the answer may still change with a calendar that is not there yet.
        public boolean provisional() {
            return !yearsWithoutNotice.isEmpty();
        }

        /// Whether the last day is over.
        public boolean isOver() {
            return overdue > 0;
        }
    }

    /// The limit with the clock stopped.
    ///
    /// @throws IllegalStateException when it stands already
    public TimeLimit stopped(LocalDate on, String reason) {
        if (standing().isPresent()) {
            throw new IllegalStateException(
                    "the clock stands since " + standing().get().from() + "; it cannot stop again");
        }
        List<Stop> more = new ArrayList<>(stops);
        more.add(new Stop(on, null, reason));
        return new TimeLimit(from, days, more);
    }

    /// The limit going on.
    ///
    /// @throws IllegalStateException when it does not stand
    public TimeLimit resumed(LocalDate on) {
        Stop open =
                standing()
                        .orElseThrow(() ->
                                new IllegalStateException("the clock runs; it cannot go on again"));
        List<Stop> more = new ArrayList<>(stops.subList(0, stops.size() - 1));
        more.add(new Stop(open.from(), on, open.reason()));
        return new TimeLimit(from, days, more);
    }

    /// The limit with more days.
    public TimeLimit extended(int more) {
        return new TimeLimit(from, Math.addExact(days, more), stops);
    }

    /// The stop that has no end yet.
    public Optional<Stop> standing() {
        return stops.isEmpty() || stops.getLast().until() != null
                ? Optional.empty()
                : Optional.of(stops.getLast());
    }

    /// What the limit says when the day `today` ends.
    public Reading at(LocalDate today, WorkingCalendar calendar) {
        int used = 0;
        int stopped = 0;
        for (LocalDate day = from.plusDays(1); !day.isAfter(today); day = day.plusDays(1)) {
            if (calendar.isWorkingDay(day)) {
                if (stands(day)) {
                    stopped++;
                } else {
                    used++;
                }
            }
        }
        Optional<LocalDate> due = standing().isPresent() ? Optional.empty() : due(calendar);
        return new Reading(
                used,
                Math.max(0, days - used),
                stopped,
                due,
                standing().filter(stop -> stop.holds(today)).map(Stop::reason),
                Math.max(0, used - days),
                calendar.yearsWithoutNotice(from, due.filter(today::isBefore).orElse(today)));
    }

    private Optional<LocalDate> due(WorkingCalendar calendar) {
        LocalDate day = from;
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (calendar.isWorkingDay(day) && !stands(day)) {
                left--;
            }
        }
        return Optional.of(day);
    }

    private boolean stands(LocalDate day) {
        return stops.stream().anyMatch(stop -> stop.holds(day));
    }
}
