package org.echelon.policy.gap;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.echelon.policy.programme.VersionDefinition;
import org.jspecify.annotations.Nullable;

/// A day on which an enterprise may file.
///
/// @param on the day
/// @param window the first day of the version's window that it is taken from, as `06-30`; absent
///   where it was named or where one may file at any time
public record Filing(LocalDate on, @Nullable String window) {

    private static final int YEARS_AHEAD = 3;

    /// A filing on a day that was named.
    public static Filing on(LocalDate day) {
        return new Filing(day, null);
    }

    /// The filings to come: the next opening of each window this year, then the first of the next
    /// year, and one for each of two more years for what takes longer. Where there is no window,
    /// the day of the question in the coming years.
    ///
    /// @return by date; those of the same year together
    public static List<Filing> after(LocalDate asOf, List<VersionDefinition.Window> windows) {
        List<Filing> filings = new ArrayList<>();
        TreeSet<String> openings = new TreeSet<>();
        windows.forEach(window -> openings.add(window.opens()));
        for (String opens : openings) {
            LocalDate day = VersionDefinition.day(opens, asOf.getYear());
            if (day.isAfter(asOf)) {
                filings.add(new Filing(day, opens));
            }
        }
        for (int years = 1; years <= YEARS_AHEAD; years++) {
            filings.add(
                    openings.isEmpty()
                            ? on(asOf.plus(Period.ofYears(years)))
                            : new Filing(
                                    VersionDefinition.day(openings.first(), asOf.getYear() + years),
                                    openings.first()));
        }
        return filings;
    }
}
