package org.echelon.platform.clock;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.calendar.TimeLimit;
import org.echelon.calendar.WorkingCalendar;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Limits in working days.
///
/// Whoever changes one does so inside a transaction of their own, which says who may. A limit holds
/// keys and days, nothing of a person.
@Service
public class Limits {

    /// Rows that one sweep looks at.
    static final int AT_ONCE = 500;

    private final LimitRows rows;
    private final CalendarInForce calendar;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Limits(
            LimitRows rows,
            CalendarInForce calendar,
            Clock clock,
            ApplicationEventPublisher events) {
        this.rows = rows;
        this.calendar = calendar;
        this.clock = clock;
        this.events = events;
    }

    /// Begins a limit.
    ///
    /// @param from day of the event, not counted
    /// @param days working days
    /// @param basis document and article, or `promise`
    @PreAuthorize("permitAll()")
    @Transactional(propagation = Propagation.MANDATORY)
    public void start(String subject, String step, LocalDate from, int days, String basis) {
        TimeLimit limit = TimeLimit.of(from, days);
        TimeLimit.Reading reading = limit.at(today(), calendar.get());
        rows.insert(
                subject,
                step,
                limit,
                basis,
                calendar.get().version(),
                reading.due().orElse(null),
                reading.provisional());
    }

    /// Makes a limit stand still.
    ///
    /// @param on day of stopping, not counted
    @PreAuthorize("permitAll()")
    @Transactional(propagation = Propagation.MANDATORY)
    public void stop(String subject, String step, String reason, String basis, LocalDate on) {
        LimitRows.Row row = open(subject, step);
        TimeLimit stopped = row.facts().stopped(on, reason);
        rows.stop(row.id(), row.stops().size() + 1, new Standstill(on, null, reason, basis));
        count(row.id(), stopped);
    }

    /// Lets a limit go on.
    ///
    /// @param on day of going on, not counted
    @PreAuthorize("permitAll()")
    @Transactional(propagation = Propagation.MANDATORY)
    public void resume(String subject, String step, LocalDate on) {
        LimitRows.Row row = open(subject, step);
        TimeLimit resumed = row.facts().resumed(on);
        rows.resume(row.id(), on);
        count(row.id(), resumed);
    }

    /// Gives a limit more days, once.
    ///
    /// @throws IllegalStateException when it was extended before
    @PreAuthorize("permitAll()")
    @Transactional(propagation = Propagation.MANDATORY)
    public void extend(String subject, String step, Extension extension) {
        LimitRows.Row row = open(subject, step);
        if (row.extension().isPresent()) {
            throw new IllegalStateException(
                    "the limit of " + step + " of " + subject + " was extended before");
        }
        rows.extend(row.id(), extension);
        count(row.id(), row.facts().extended(extension.days()));
    }

    /// Ends a limit: what it waited for has happened.
    @PreAuthorize("permitAll()")
    @Transactional(propagation = Propagation.MANDATORY)
    public void end(String subject, String step, LocalDate on) {
        LimitRows.Row row = open(subject, step);
        if (row.facts().standing().isPresent()) {
            rows.resume(row.id(), on);
        }
        rows.end(row.id(), on);
    }

    /// Every limit of a subject, the oldest first, read today.
    @PreAuthorize("permitAll()")
    public List<RunningLimit> of(String subject) {
        return of(List.of(subject)).getOrDefault(subject, List.of());
    }

    /// Every limit of several subjects.
    @PreAuthorize("permitAll()")
    public Map<String, List<RunningLimit>> of(Collection<String> subjects) {
        List<LimitRows.Row> found = rows.of(subjects);
        Map<Long, LocalDate> before =
                rows.dueBefore(found.stream().map(LimitRows.Row::id).toList());
        Map<String, List<RunningLimit>> limits = new LinkedHashMap<>();
        for (LimitRows.Row row : found) {
            limits.computeIfAbsent(row.subject(), _ -> new ArrayList<>())
                    .add(read(row, before.get(row.id())));
        }
        return limits;
    }

    /// The open limit of a step, read today.
    @PreAuthorize("permitAll()")
    public Optional<RunningLimit> open(String subject, String step, LocalDate on) {
        return rows.of(List.of(subject)).stream()
                .filter(row -> row.step().equals(step) && row.endedOn() == null)
                .map(row -> read(row, null, on))
                .findFirst();
    }

    /// How many working days lie after one day, up to and including another; negative backwards.
    @PreAuthorize("permitAll()")
    public int between(LocalDate from, LocalDate to) {
        return to.isBefore(from)
                ? -calendar.get().between(to, from)
                : calendar.get().between(from, to);
    }

    /// Counts anew what was counted by another calendar, and says once of each limit that passed
    /// that it did.
    ///
    /// @return how many rows it found, counted anew or passed; where it is [#AT_ONCE] there may be
    ///   more
    @PreAuthorize("@access.platform()")
    @Transactional
    public int sweep() {
        LocalDate today = today();
        List<LimitRows.Row> old = rows.countedOtherwise(calendar.get().version(), AT_ONCE);
        for (LimitRows.Row row : old) {
            recount(row, today);
        }
        List<LimitRows.Row> passed = rows.passed(today, AT_ONCE);
        for (LimitRows.Row row : passed) {
            rows.told(row.id(), today);
            events.publishEvent(new LimitPassed(row.subject(), row.step()));
        }
        return Math.max(old.size(), passed.size());
    }

    private void recount(LimitRows.Row row, LocalDate today) {
        LocalDate due = row.facts().at(today, calendar.get()).due().orElse(null);
        if (!java.util.Objects.equals(due, row.due())) {
            rows.recounted(row, due, today);
        }
        count(row.id(), row.facts());
    }

    private void count(long id, TimeLimit limit) {
        WorkingCalendar now = calendar.get();
        TimeLimit.Reading reading = limit.at(today(), now);
        rows.counted(id, now.version(), reading.due().orElse(null), reading.provisional());
    }

    private LimitRows.Row open(String subject, String step) {
        return rows.open(subject, step)
                .orElseThrow(() ->
                        new IllegalStateException(
                                subject + " has no open limit of the step " + step));
    }

    private RunningLimit read(LimitRows.Row row, @Nullable LocalDate before) {
        LocalDate ended = row.endedOn();
        return read(row, before, ended == null ? today() : ended);
    }

    private RunningLimit read(LimitRows.Row row, @Nullable LocalDate before, LocalDate on) {
        TimeLimit facts = row.facts();
        return new RunningLimit(
                row.subject(),
                row.step(),
                row.from(),
                facts.days(),
                row.basis(),
                row.stops(),
                row.extension(),
                calendar.get().version(),
                before,
                row.endedOn(),
                row.passedOn() != null,
                on,
                facts.at(on, calendar.get()));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
