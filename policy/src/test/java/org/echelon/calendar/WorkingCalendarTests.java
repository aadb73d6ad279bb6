package org.echelon.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The official calendar: C6 and C7 of the table of features.
class WorkingCalendarTests {

    static final WorkingCalendar CALENDAR =
            WorkingCalendar.read(
                    Path.of(System.getProperty("echelon.root", ".."), "reference", "calendar"));

    @ParameterizedTest
    @CsvSource({
        "2016, 250",
        "2017, 249",
        "2018, 250",
        "2019, 250",
        "2020, 249",
        "2021, 250",
        "2022, 249",
        "2023, 249",
        "2024, 251",
        "2025, 248",
        "2026, 248"
    })
    void hasTheWorkingDaysOfEachYear(int year, int days) {
        LocalDate first = LocalDate.of(year, 1, 1);

        long working = first.datesUntil(first.plusYears(1)).filter(CALENDAR::isWorkingDay).count();

        assertThat(working).isEqualTo(days);
        assertThat(CALENDAR.notices(year)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2021-09-24, 10, 2021-10-13",
        "2022-01-26, 5, 2022-02-07",
        "2024-09-13, 10, 2024-09-29",
        "2020-01-22, 5, 2020-02-06",
        "2018-12-28, 1, 2018-12-29",
        "2023-04-27, 20, 2023-05-29",
        "2025-09-26, 10, 2025-10-16",
        "2026-02-13, 5, 2026-02-27",
        "2026-09-18, 10, 2026-10-09",
        "2026-11-20, 0, 2026-11-20",
        "2026-11-20, 1, 2026-11-23",
        "2026-11-21, 1, 2026-11-23",
        "2026-02-27, -5, 2026-02-13",
        "2022-02-07, -5, 2022-01-26"
    })
    void aLimitEndsOnTheOfficialDay(LocalDate from, int days, LocalDate due) {
        assertThat(CALENDAR.due(from, days)).isEqualTo(due);
    }

    @Test
    void countingAndDueDatesAgreeInBothDirectionsFromEveryDay() {
        LocalDate first = LocalDate.of(2016, 1, 1);
        first.datesUntil(LocalDate.of(2026, 10, 1))
                .forEach(from -> {
                    for (int days : new int[] {1, 2, 5, 10, 20}) {
                        LocalDate due = CALENDAR.due(from, days);

                        assertThat(CALENDAR.isWorkingDay(due)).isTrue();
                        assertThat(CALENDAR.between(from, due)).isEqualTo(days);
                        assertThat(CALENDAR.between(from, due.minusDays(1))).isEqualTo(days - 1);
                        if (CALENDAR.isWorkingDay(from)) {
                            assertThat(CALENDAR.due(due, -days)).isEqualTo(from);
                        }
                    }
                });
    }

    @Test
    void aYearWithoutNoticeCountsWeekendsAndSaysSo() {
        assertThat(CALENDAR.covers(2027)).isFalse();
        assertThat(CALENDAR.notices(2027)).isEmpty();
        assertThat(CALENDAR.due(LocalDate.of(2026, 12, 30), 2)).isEqualTo("2027-01-01");
        assertThat(
                        CALENDAR.yearsWithoutNotice(
                                LocalDate.of(2026, 12, 30), LocalDate.of(2027, 1, 1)))
                .containsExactly(2027);
        assertThat(
                        CALENDAR.yearsWithoutNotice(
                                LocalDate.of(2026, 12, 31), LocalDate.of(2026, 12, 1)))
                .isEmpty();
    }

    @Test
    void anotherCalendarHasAnotherVersion() {
        WorkingCalendar one = of(Map.of(2030, file("2030-01-01", true)));
        WorkingCalendar other = of(Map.of(2030, file("2030-01-01", false)));

        assertThat(one.version()).hasSize(16).isNotEqualTo(other.version());
        assertThat(of(Map.of(2030, file("2030-01-01", true))).version()).isEqualTo(one.version());
    }

    @Test
    void aBrokenFileIsRefusedWithItsPlaceAndRemedy() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> of(Map.of(2030, file("1 January", true))))
                .withMessageContaining("2030.json, line 1")
                .withMessageContaining("'1 January'")
                .withMessageContaining("2026-02-14");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> of(Map.of(2030, "{}")))
                .withMessageContaining("`days`");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() ->
                        of(Map.of(2030, file("2030-12-31", true), 2031, file("2030-12-31", false))))
                .withMessageContaining("2030-12-31");
    }

    @Test
    void aLimitBeyondAllReasonIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> CALENDAR.due(LocalDate.of(2026, 1, 1), Integer.MIN_VALUE))
                .withMessageContaining("10000");
    }

    private static String file(String day, boolean off) {
        return "{\"papers\": [\"https://example.org/notice\"], \"days\": [{\"date\": \"%s\", \"isOffDay\": %s}]}"
                .formatted(day, off);
    }

    private static WorkingCalendar of(Map<Integer, String> files) {
        TreeMap<Integer, byte[]> bytes = new TreeMap<>();
        files.forEach((year, text) -> bytes.put(year, text.getBytes(StandardCharsets.UTF_8)));
        return WorkingCalendar.of(bytes);
    }
}
