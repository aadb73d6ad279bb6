package org.echelon.policy.advice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.echelon.policy.programme.VersionDefinition;
import org.echelon.policy.programme.VersionDefinition.Window;
import org.jspecify.annotations.Nullable;

/// When one can file under a version. Without windows one can at any time.
record FilingWindows(List<Window> windows, @Nullable LocalDate until) {

    /// @param opens the first day
    /// @param closes the last day; absent where it does not close
    record Opening(LocalDate opens, @Nullable LocalDate closes) {}

    static FilingWindows of(VersionDefinition version) {
        return new FilingWindows(version.windows(), version.until());
    }

    /// The opening that a day lies in.
    Optional<Opening> at(LocalDate day) {
        if (windows.isEmpty()) {
            return Optional.of(new Opening(day, lastDay()));
        }
        return openings(day.getYear())
                .filter(one -> !day.isBefore(one.opens()))
                .filter(one -> one.closes() == null || !day.isAfter(one.closes()))
                .findFirst();
    }

    /// The next opening after a day, while the version is in force.
    Optional<Opening> after(LocalDate day) {
        return openings(day.getYear())
                .filter(one -> one.opens().isAfter(day))
                .filter(one -> until == null || one.opens().isBefore(until))
                .findFirst();
    }

    /// The openings from the year before to the year after, by date.
    private Stream<Opening> openings(int year) {
        return IntStream.rangeClosed(year - 1, year + 1)
                .boxed()
                .flatMap(one -> windows.stream().map(window -> opening(window, one)))
                .sorted(java.util.Comparator.comparing(Opening::opens));
    }

    /// A window that closes before it opens ends in the next year.
    private Opening opening(Window window, int year) {
        LocalDate opens = window.opensIn(year);
        LocalDate closes = window.closesIn(year);
        closes = closes.isBefore(opens) ? closes.plusYears(1) : closes;
        LocalDate last = lastDay();
        return new Opening(opens, last != null && last.isBefore(closes) ? last : closes);
    }

    private @Nullable LocalDate lastDay() {
        return until == null ? null : until.minusDays(1);
    }
}
