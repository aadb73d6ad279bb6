package org.echelon.platform.reference;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The official working days: public holidays and make-up days by the State Council's notices.
///
/// A day's entry may sit in the file of another year, since a file belongs to its notice; so all
/// files are read into one table.
public final class WorkingCalendar {

    private static final int FIRST_YEAR = 2016;
    private static final int LAST_POSSIBLE_YEAR = 2099;

    private final Map<LocalDate, Boolean> off;
    private final SortedMap<Integer, List<String>> notices;

    private WorkingCalendar(Map<LocalDate, Boolean> off, SortedMap<Integer, List<String>> notices) {
        this.off = off;
        this.notices = notices;
    }

    static WorkingCalendar read(Path folder) {
        Map<LocalDate, Boolean> off = new HashMap<>();
        SortedMap<Integer, List<String>> notices = new TreeMap<>();
        for (int year = FIRST_YEAR; year <= LAST_POSSIBLE_YEAR; year++) {
            Path file = folder.resolve("calendar").resolve(year + ".json");
            if (!file.toFile().exists()) {
                break;
            }
            // JSON is YAML
            Map<String, Object> tree = ReferenceFiles.tree(file);
            notices.put(year, ReferenceFiles.texts(tree, "papers"));
            if (tree.get("days") instanceof List<?> days) {
                for (Object entry : days) {
                    if (entry instanceof Map<?, ?> day) {
                        off.put(
                                LocalDate.parse(String.valueOf(day.get("date"))),
                                Boolean.TRUE.equals(day.get("isOffDay")));
                    }
                }
            }
        }
        return new WorkingCalendar(Map.copyOf(off), notices);
    }

    /// Whether the day is a working day; only meaningful for a year that [#covers] names.
    public boolean isWorkingDay(LocalDate day) {
        Boolean declared = off.get(day);
        if (declared != null) {
            return !declared;
        }
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    /// Whether the notice of the year is known.
    public boolean covers(int year) {
        return notices.containsKey(year);
    }

    /// The addresses of the State Council's notices for the year; empty when there is none yet.
    public Optional<List<String>> notices(int year) {
        return Optional.ofNullable(notices.get(year));
    }
}
