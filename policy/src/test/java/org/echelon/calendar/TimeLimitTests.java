package org.echelon.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.echelon.calendar.TimeLimit.Reading;
import org.echelon.calendar.TimeLimit.Stop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A limit that stops and goes on: C8 of the table of features.
class TimeLimitTests {

    private static final WorkingCalendar CALENDAR = WorkingCalendarTests.CALENDAR;

    @ParameterizedTest
    @CsvSource({
        // from, days, today, used, left, overdue
        "2026-11-18, 5, 2026-11-18, 0, 5, 0",
        "2026-11-18, 5, 2026-11-19, 1, 4, 0",
        "2026-11-18, 5, 2026-11-21, 2, 3, 0", // Saturday
        "2026-11-18, 5, 2026-11-25, 5, 0, 0", // its last day, until 24:00
        "2026-11-18, 5, 2026-11-26, 6, 0, 1",
        "2026-02-13, 5, 2026-02-14, 1, 4, 0", // a Saturday made a working day
        "2026-02-13, 5, 2026-02-23, 1, 4, 0", // the end of the Spring Festival
        "2026-02-13, 5, 2026-02-27, 5, 0, 0",
        "2026-02-13, 5, 2026-02-28, 6, 0, 1" // another made-up Saturday
    })
    void countsTheDaysThatTheClockRan(
            LocalDate from, int days, LocalDate today, int used, int left, int overdue) {
        Reading reading = TimeLimit.of(from, days).at(today, CALENDAR);

        assertThat(reading.used()).isEqualTo(used);
        assertThat(reading.left()).isEqualTo(left);
        assertThat(reading.overdue()).isEqualTo(overdue);
        assertThat(reading.isOver()).isEqualTo(overdue > 0);
        assertThat(reading.due()).contains(CALENDAR.due(from, days));
    }

    @Test
    void neitherTheDayOfStoppingNorThatOfGoingOnIsCounted() {
        TimeLimit running = TimeLimit.of(LocalDate.of(2026, 11, 16), 5);

        TimeLimit standing = running.stopped(LocalDate.of(2026, 11, 18), "supplement");
        TimeLimit again = standing.resumed(LocalDate.of(2026, 11, 24));

        Reading waiting = standing.at(LocalDate.of(2026, 11, 20), CALENDAR);
        assertThat(waiting.used()).isEqualTo(1);
        assertThat(waiting.left()).isEqualTo(4);
        assertThat(waiting.stopped()).isEqualTo(3);
        assertThat(waiting.due()).isEmpty();
        assertThat(waiting.standing()).contains("supplement");
        Reading later = again.at(LocalDate.of(2026, 11, 25), CALENDAR);
        assertThat(later.used()).isEqualTo(2);
        assertThat(later.stopped()).isEqualTo(5);
        assertThat(later.due()).contains(LocalDate.of(2026, 11, 30));
        assertThat(later.standing()).isEmpty();
    }

    @Test
    void aStopOfRestDaysAloneCostsNothing() {
        TimeLimit limit =
                new TimeLimit(
                        LocalDate.of(2026, 11, 18),
                        5,
                        List.of(
                                new Stop(
                                        LocalDate.of(2026, 11, 21),
                                        LocalDate.of(2026, 11, 22),
                                        "inspection")));

        Reading reading = limit.at(LocalDate.of(2026, 11, 23), CALENDAR);

        assertThat(reading.due()).contains(CALENDAR.due(LocalDate.of(2026, 11, 18), 5));
        assertThat(reading.stopped()).isZero();
    }

    @Test
    void anAnswerThatRestsOnAYearWithoutNoticeIsProvisional() {
        Reading reading =
                TimeLimit.of(LocalDate.of(2026, 12, 28), 10)
                        .at(LocalDate.of(2026, 12, 29), CALENDAR);

        assertThat(reading.provisional()).isTrue();
        assertThat(reading.yearsWithoutNotice()).containsExactly(2027);
    }

    @Test
    void anotherCalendarMovesTheEndOfARunningLimit() {
        TreeMap<Integer, byte[]> none = new TreeMap<>();
        WorkingCalendar weekends = WorkingCalendar.of(none);
        TimeLimit limit = TimeLimit.of(LocalDate.of(2026, 9, 30), 3);

        assertThat(limit.at(LocalDate.of(2026, 9, 30), weekends).due())
                .contains(LocalDate.of(2026, 10, 5));
        assertThat(limit.at(LocalDate.of(2026, 9, 30), CALENDAR).due())
                .contains(LocalDate.of(2026, 10, 10));
    }

    @Test
    void usedAndLeftAndDueAgreeWhateverStopsThereWere() {
        Random random = new Random(20261121);
        for (int run = 0; run < 2_000; run++) {
            LocalDate from = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(600));
            int days = 1 + random.nextInt(30);
            TimeLimit limit = TimeLimit.of(from, days);
            LocalDate day = from;
            for (int stops = random.nextInt(4); stops > 0; stops--) {
                day = day.plusDays(random.nextInt(8));
                limit = limit.stopped(day, "reason " + stops);
                day = day.plusDays(random.nextInt(12));
                limit = limit.resumed(day);
            }

            LocalDate due = limit.at(day, CALENDAR).due().orElseThrow();

            Reading onDue = limit.at(due, CALENDAR);
            assertThat(onDue.used()).as("%s", limit).isEqualTo(days);
            assertThat(onDue.left()).isZero();
            assertThat(onDue.overdue()).isZero();
            assertThat(limit.at(due.minusDays(1), CALENDAR).left()).isEqualTo(1);
            LocalDate next = CALENDAR.due(due.isBefore(day) ? day : due, 1);
            assertThat(limit.at(next, CALENDAR).isOver()).isTrue();
            assertThat(onDue.used() + onDue.stopped()).isEqualTo(CALENDAR.between(from, due));
        }
    }

    @Test
    void anExtensionMovesTheEndAndKeepsWhatWasUsed() {
        TimeLimit limit = TimeLimit.of(LocalDate.of(2026, 11, 2), 20).extended(10);

        assertThat(limit.at(LocalDate.of(2026, 11, 6), CALENDAR).used()).isEqualTo(4);
        assertThat(limit.at(LocalDate.of(2026, 11, 6), CALENDAR).due())
                .contains(CALENDAR.due(LocalDate.of(2026, 11, 2), 30));
    }

    @Test
    void aClockCannotStopTwiceNorGoOnWhileItRuns() {
        TimeLimit limit = TimeLimit.of(LocalDate.of(2026, 11, 2), 20);
        TimeLimit standing = limit.stopped(LocalDate.of(2026, 11, 3), "hearing");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> standing.stopped(LocalDate.of(2026, 11, 4), "inspection"))
                .withMessageContaining("2026-11-03");
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> limit.resumed(LocalDate.of(2026, 11, 4)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> standing.resumed(LocalDate.of(2026, 11, 1)));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> TimeLimit.of(LocalDate.of(2026, 11, 2), -1));
    }
}
