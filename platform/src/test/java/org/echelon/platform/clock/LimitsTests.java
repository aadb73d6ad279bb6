package org.echelon.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.echelon.calendar.WorkingCalendar;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.identity.CurrentViewer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Limits as the platform keeps them, against a count by hand: day by day, on the calendar's files
/// read a second time and in another way.
@PlatformTest
@RecordApplicationEvents
class LimitsTests {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final Map<LocalDate, Boolean> NAMED = named();

    @Autowired private Limits limits;
    @Autowired private CalendarInForce calendar;
    @Autowired private WorkingCalendar published;
    @Autowired private TestClock clock;
    @Autowired private JdbcClient database;
    @Autowired private PlatformTransactionManager transactions;
    @Autowired private ApplicationEvents events;

    private final String subject = "limit-" + NEXT.incrementAndGet();

    @AfterEach
    void thePublishedCalendarIsInForce() {
        calendar.set(published);
        clock.set(TestClock.TODAY);
    }

    private static Path folder() {
        return TestDatabase.root().resolve("reference/calendar");
    }

    private static SortedMap<Integer, byte[]> files() {
        SortedMap<Integer, byte[]> files = new TreeMap<>();
        for (int year = 2016; Files.exists(folder().resolve(year + ".json")); year++) {
            try {
                files.put(year, Files.readAllBytes(folder().resolve(year + ".json")));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return files;
    }

    private static Map<LocalDate, Boolean> named() {
        Pattern entry =
                Pattern.compile("\"date\":\\s*\"([0-9-]{10})\",\\s*\"isOffDay\":\\s*(true|false)");
        Map<LocalDate, Boolean> named = new HashMap<>();
        for (byte[] file : files().values()) {
            Matcher matcher = entry.matcher(new String(file, StandardCharsets.UTF_8));
            while (matcher.find()) {
                named.put(LocalDate.parse(matcher.group(1)), matcher.group(2).equals("true"));
            }
        }
        return named;
    }

    private static boolean works(LocalDate day) {
        Boolean off = NAMED.get(day);
        return off != null
                ? !off
                : day.getDayOfWeek() != DayOfWeek.SATURDAY
                        && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /// Days on which something is likely to go wrong: before and in long holidays, on make-up days,
    /// at the turn of years, on weekends.
    private static List<LocalDate> beginnings() {
        return Stream.of(
                        "2023-12-29", // the last working day of a year
                        "2024-02-04", // a make-up Sunday before the Spring Festival
                        "2024-02-09", // the eve, off by the notice's advice
                        "2024-02-18", // a make-up Sunday after it
                        "2024-04-28", // a make-up Sunday before Labour Day
                        "2024-09-14", // a make-up Saturday before Mid-Autumn
                        "2024-09-29",
                        "2024-10-12",
                        "2024-12-31",
                        "2025-01-26", // a make-up Sunday
                        "2025-02-08", // a make-up Saturday
                        "2025-09-28",
                        "2025-10-11",
                        "2026-01-04",
                        "2026-02-13",
                        "2026-02-14", // a make-up Saturday
                        "2026-02-15",
                        "2026-03-07", // a Saturday
                        "2026-03-08", // a Sunday
                        "2026-09-30",
                        "2026-11-21")
                .map(LocalDate::parse)
                .toList();
    }

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (LocalDate from : beginnings()) {
            for (int days : new int[] {1, 5, 10}) {
                cases.add(Arguments.of(from, days, null, null));
                cases.add(Arguments.of(from, days, from, from));
                cases.add(Arguments.of(from, days, from.plusDays(1), from.plusDays(1)));
                cases.add(Arguments.of(from, days, from.plusDays(1), from.plusDays(9)));
                cases.add(Arguments.of(from, days, from.plusDays(2), from.plusDays(24)));
            }
        }
        return cases.stream();
    }

    private void in(Runnable work) {
        CurrentViewer.asPlatform(() -> {
            new TransactionTemplate(transactions).executeWithoutResult(_ -> work.run());
            return true;
        });
    }

    private RunningLimit limit() {
        return CurrentViewer.asPlatform(() -> limits.of(subject)).getLast();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void countsAsByHand(
            LocalDate from,
            int days,
            @org.jspecify.annotations.Nullable LocalDate stop,
            @org.jspecify.annotations.Nullable LocalDate resume) {
        clock.set(from);
        in(() -> limits.start(subject, "step", from, days, "promise"));
        if (stop != null && resume != null) {
            clock.set(stop);
            in(() -> limits.stop(subject, "step", "supplement_by_applicant", "promise", stop));
            assertThat(limit().standing()).isTrue();
            assertThat(limit().reading().due()).isEmpty();
            clock.set(resume);
            in(() -> limits.resume(subject, "step", resume));
        }

        int used = 0;
        int stood = 0;
        LocalDate due = null;
        for (LocalDate day = from.plusDays(1); due == null; day = day.plusDays(1)) {
            boolean stands =
                    stop != null && resume != null && !day.isBefore(stop) && !day.isAfter(resume);
            if (works(day) && !stands) {
                used++;
            } else if (works(day)) {
                stood++;
            }
            due = used == days ? day : null;
        }

        assertThat(limit().reading().due()).contains(due);
        assertThat(dueOnFile()).contains(due);
        clock.set(due);
        assertThat(limit().late()).as("until 24:00 of the last day").isFalse();
        assertThat(limit().reading().left()).isZero();
        assertThat(limit().reading().stopped()).isEqualTo(stood);
        clock.set(due.plusDays(1));
        assertThat(limit().late()).as("from midnight on, working day or not").isTrue();
    }

    private Optional<LocalDate> dueOnFile() {
        return database.sql("select due from clock.time_limit where subject = :subject")
                .param("subject", subject)
                .query(LocalDate.class)
                .optional();
    }

    private long told() {
        return events.stream(LimitPassed.class)
                .filter(passed -> passed.subject().equals(subject))
                .count();
    }

    private void sweep() {
        CurrentViewer.asPlatform(limits::sweep);
    }

    @Test
    void saysOnceThatALimitPassedAndNotBeforeItsLastDayIsOver() {
        LocalDate from = LocalDate.of(2026, 3, 9);
        clock.set(from);
        in(() -> limits.start(subject, "step", from, 5, "promise"));

        clock.set(LocalDate.of(2026, 3, 16));
        sweep();
        assertThat(told()).isZero();
        clock.set(LocalDate.of(2026, 3, 17));
        sweep();
        sweep();

        assertThat(told()).isEqualTo(1);
        assertThat(limit().passed()).isTrue();
    }

    @Test
    void aStandingOrEndedLimitNeverPasses() {
        LocalDate from = LocalDate.of(2026, 3, 9);
        clock.set(from);
        in(() -> {
            limits.start(subject, "standing", from, 1, "promise");
            limits.stop(subject, "standing", "publicity", "promise", from);
            limits.start(subject, "ended", from, 1, "promise");
            limits.end(subject, "ended", from);
        });

        clock.set(LocalDate.of(2026, 5, 1));
        sweep();

        assertThat(told()).isZero();
    }

    @Test
    void anExtendedLimitMayPassAgain() {
        LocalDate from = LocalDate.of(2026, 3, 9);
        clock.set(from);
        in(() -> limits.start(subject, "step", from, 1, "promise"));
        clock.set(LocalDate.of(2026, 3, 11));
        sweep();

        in(() ->
                limits.extend(
                        subject,
                        "step",
                        new Extension(3, "complex", "leader", LocalDate.of(2026, 3, 11))));
        assertThat(limit().reading().due()).contains(LocalDate.of(2026, 3, 13));
        clock.set(LocalDate.of(2026, 3, 14));
        sweep();

        assertThat(told()).isEqualTo(2);
        assertThat(limit().extension()).map(Extension::reason).contains("complex");
    }

    @Test
    void aYearWithoutANoticeIsProvisionalAndItsNoticeMovesTheDueDay() {
        LocalDate from = LocalDate.of(2026, 12, 30);
        clock.set(from);
        in(() -> limits.start(subject, "step", from, 5, "promise"));
        assertThat(limit().reading().provisional()).isTrue();
        assertThat(limit().reading().due()).contains(LocalDate.of(2027, 1, 6));
        String before = limit().calendar();

        SortedMap<Integer, byte[]> files = files();
        files.put(
                2027,
                """
                { "papers": ["https://www.gov.cn/2027"],
                  "days": [ { "date": "2027-01-01", "isOffDay": true },
                            { "date": "2027-01-04", "isOffDay": true } ] }
                """
                        .getBytes(StandardCharsets.UTF_8));
        calendar.set(WorkingCalendar.of(files));
        sweep();

        assertThat(limit().reading().due()).contains(LocalDate.of(2027, 1, 8));
        assertThat(dueOnFile()).contains(LocalDate.of(2027, 1, 8));
        assertThat(limit().reading().provisional()).isFalse();
        assertThat(limit().dueBefore()).isEqualTo(LocalDate.of(2027, 1, 6));
        assertThat(limit().calendar()).isNotEqualTo(before);
    }

    @Test
    void oneStepHasOneOpenLimit() {
        LocalDate from = LocalDate.of(2026, 3, 9);
        in(() -> limits.start(subject, "step", from, 1, "promise"));

        assertThat(
                        org.assertj.core.api.Assertions.catchThrowable(
                                () -> in(() -> limits.start(subject, "step", from, 1, "promise"))))
                .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
    }

    @Test
    void readsSeveralSubjectsAtOnce() {
        LocalDate from = LocalDate.of(2026, 3, 9);
        in(() -> {
            limits.start(subject, "one", from, 1, "promise");
            limits.start(subject + "-b", "one", from, 1, "promise");
        });

        assertThat(limits.of(List.of(subject, subject + "-b", "nobody")))
                .containsOnlyKeys(subject, subject + "-b");
    }
}
