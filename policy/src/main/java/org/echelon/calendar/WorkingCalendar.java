package org.echelon.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The official working days: public holidays and make-up days (调休) by the State Council's notices.
///
/// A day's entry may stand in the file of another year, since a file belongs to its notice
/// (2018-12-29 is a make-up day by the notice for 2019), so all files are read into one table. A
/// day in no file is a working day from Monday to Friday.
///
/// Source of the law: Civil Code, articles 201 to 203 (the day of the event is not counted; a limit
/// ends with its last day); Administrative Licensing Law, article 82 (days are working days).
public final class WorkingCalendar {

    /// The longest limit that is counted, either way; longer than any limit of the law.
    public static final int MOST_DAYS = 10_000;

    private static final Pattern YEAR_FILE = Pattern.compile("(2[0-9]{3})\\.json");

    private final Map<LocalDate, Boolean> off;
    private final SortedMap<Integer, List<String>> notices;
    private final String version;

    private WorkingCalendar(
            Map<LocalDate, Boolean> off, SortedMap<Integer, List<String>> notices, String version) {
        this.off = Map.copyOf(off);
        this.notices = Collections.unmodifiableSortedMap(new TreeMap<>(notices));
        this.version = version;
    }

    /// Reads every file `YEAR.json` of a folder.
    ///
    /// @throws IllegalArgumentException when a file is not such a calendar, or two files disagree
    ///   about a day; the message names file and day
    /// @throws UncheckedIOException when the folder cannot be read
    public static WorkingCalendar read(Path folder) {
        SortedMap<Integer, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(folder)) {
            for (Path path : paths.toList()) {
                Matcher name = YEAR_FILE.matcher(path.getFileName().toString());
                if (name.matches()) {
                    files.put(Integer.valueOf(name.group(1)), Files.readAllBytes(path));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the calendar in " + folder, e);
        }
        return of(files);
    }

    /// The calendar of these files.
    ///
    /// @param files JSON by the year of the notice: `papers` (addresses of the notices; empty while
    ///   there is none) and `days` with `date` and `isOffDay`
    /// @throws IllegalArgumentException as for [#read]
    public static WorkingCalendar of(SortedMap<Integer, byte[]> files) {
        Map<LocalDate, Boolean> off = new HashMap<>();
        SortedMap<Integer, List<String>> notices = new TreeMap<>();
        files.forEach((year, bytes) -> {
            CalendarFile file = CalendarFile.read(year + ".json", bytes);
            if (!file.papers().isEmpty()) {
                notices.put(year, file.papers());
            }
            file.off()
                    .forEach((day, rest) -> {
                        Boolean other = off.put(day, rest);
                        if (other != null && !other.equals(rest)) {
                            throw new IllegalArgumentException(
                                    "%d.json: %s is %s here and %s in the file of another year; one of them is wrong"
                                            .formatted(
                                                    year,
                                                    day,
                                                    rest ? "a holiday" : "a working day",
                                                    other ? "a holiday" : "a working day"));
                        }
                    });
        });
        return new WorkingCalendar(off, notices, fingerprint(off, notices));
    }

    /// Whether the day is a working day; of a year without notice only the weekends are known.
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

    /// The addresses of the State Council's notices for the year; empty while there is none.
    public List<String> notices(int year) {
        return notices.getOrDefault(year, List.of());
    }

    /// The working day on which a limit ends that begins with an event.
    ///
    /// @param from the day of the event, which is not counted, whether a working day or not
    /// @param days working days, at most [#MOST_DAYS]; a negative number counts back from the
    ///   event, 0 is the day of the event itself
    public LocalDate due(LocalDate from, int days) {
        if (Math.abs((long) days) > MOST_DAYS) {
            throw new IllegalArgumentException(
                    "a limit has at most %d working days, not %d".formatted(MOST_DAYS, days));
        }
        int step = Integer.signum(days);
        LocalDate day = from;
        for (int left = Math.abs(days); left > 0; ) {
            day = day.plusDays(step);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /// How many working days lie after `from`, up to and including `to`; 0 when `to` is not later.
    public int between(LocalDate from, LocalDate to) {
        if (!to.isAfter(from)) {
            return 0;
        }
        return (int) from.plusDays(1).datesUntil(to.plusDays(1)).filter(this::isWorkingDay).count();
    }

    /// The years of the days after `from` up to `to` (in either direction) that have no notice.
    public SortedSet<Integer> yearsWithoutNotice(LocalDate from, LocalDate to) {
        SortedSet<Integer> years = new TreeSet<>();
        LocalDate first = to.isBefore(from) ? to : from.plusDays(1);
        LocalDate last = to.isBefore(from) ? from.minusDays(1) : to;
        for (int year = first.getYear(); year <= last.getYear(); year++) {
            if (!covers(year)) {
                years.add(year);
            }
        }
        return years;
    }

    /// A fingerprint of all days and notices: another calendar has another one. 16 hexadecimal
    /// digits.
    public String version() {
        return version;
    }

    private static String fingerprint(
            Map<LocalDate, Boolean> off, SortedMap<Integer, List<String>> notices) {
        List<String> lines = new ArrayList<>();
        new TreeMap<>(off).forEach((day, rest) -> lines.add(day + (rest ? " off" : " on")));
        notices.forEach((year, papers) -> lines.add(year + " " + papers));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
