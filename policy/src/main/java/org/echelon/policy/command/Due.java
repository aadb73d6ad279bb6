package org.echelon.policy.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.echelon.calendar.WorkingCalendar;

/// `due FROM DAYS`: the due date by the official calendar, then the notices it rests on.
final class Due {

    static final String USAGE =
            "usage: ./echelon due FROM DAYS, such as: ./echelon due 2026-02-13 5 (a negative number"
                    + " counts back)";

    private final Path root;
    private final PrintStream out;

    Due(Path root, PrintStream out) {
        this.root = root;
        this.out = out;
    }

    Exit run(List<String> words) throws Arguments.Wrong {
        List<String> rest = Arguments.parse(words, Set.of(), Set.of()).rest();
        if (rest.size() != 2) {
            throw new Arguments.Wrong(
                    "due takes a day and a number of working days, not %d words"
                            .formatted(rest.size()));
        }
        LocalDate from = day(rest.get(0));
        int days = days(rest.get(1));
        WorkingCalendar calendar = WorkingCalendar.read(root.resolve("reference/calendar"));
        LocalDate due = calendar.due(from, days);
        out.println(due);
        SortedSet<Integer> years = new TreeSet<>(Set.of(due.getYear()));
        LocalDate first = days > 0 ? from.plusDays(1) : due;
        LocalDate last = days > 0 ? due : from.minusDays(1);
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            years.add(year);
        }
        years.forEach(year -> out.println(basis(calendar, year)));
        out.flush();
        return Exit.DONE;
    }

    private static String basis(WorkingCalendar calendar, int year) {
        return calendar.covers(year)
                ? "%d: %s".formatted(year, String.join(" ", calendar.notices(year)))
                : "%1$d: no notice of the State Council yet; only weekends are counted, so the day may still change (%1$d年放假安排尚未公布，仅按双休日推算)"
                        .formatted(year);
    }

    private static LocalDate day(String text) throws Arguments.Wrong {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 1949 && day.getYear() <= 2200) {
                return day;
            }
        } catch (DateTimeParseException _) {
            // answered below
        }
        throw new Arguments.Wrong(
                "FROM '%s' is not a day between 1949 and 2200; write it as 2026-02-13"
                        .formatted(text));
    }

    private static int days(String text) throws Arguments.Wrong {
        try {
            int days = Integer.parseInt(text);
            if (Math.abs((long) days) <= WorkingCalendar.MOST_DAYS) {
                return days;
            }
        } catch (NumberFormatException _) {
            // answered below
        }
        throw new Arguments.Wrong(
                "DAYS '%s' is not a whole number from -%d to %d"
                        .formatted(text, WorkingCalendar.MOST_DAYS, WorkingCalendar.MOST_DAYS));
    }
}
