package org.echelon.platform.overview;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.echelon.platform.enterprise.KnownFact;
import org.jspecify.annotations.Nullable;

/// The day on which an enterprise is judged.
///
/// Unless the reader asks for a day, it is today; where the figures of last year are not on file,
/// it is 30 June of the year after the newest figures, for judging a year without figures says
/// nothing.
///
/// @param day the day
/// @param today today in Asia/Shanghai
/// @param newest the newest accounting year on file; absent where there is none
/// @param choices days to offer, the newest first
record AsOf(LocalDate day, LocalDate today, @Nullable Integer newest, List<LocalDate> choices) {

    static AsOf of(@Nullable LocalDate asked, LocalDate today, List<KnownFact> facts) {
        List<Integer> years =
                facts.stream()
                        .map(fact -> fact.key().year())
                        .filter(Objects::nonNull)
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList();
        Integer newest = years.isEmpty() ? null : years.getFirst();
        List<LocalDate> choices = new ArrayList<>();
        choices.add(today);
        years.stream()
                .map(AsOf::middleOfNextYear)
                .filter(day -> day.isBefore(today))
                .forEach(choices::add);
        LocalDate usual =
                newest == null || newest >= today.getYear() - 1 ? today : middleOfNextYear(newest);
        LocalDate day = asked == null ? usual : asked;
        List<LocalDate> all =
                Stream.concat(choices.stream(), Stream.of(day))
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList();
        return new AsOf(day, today, newest, all);
    }

    /// Whether the day is not today because newer figures are missing.
    public boolean moved() {
        return !day.equals(today) && newest != null && day.equals(middleOfNextYear(newest));
    }

    private static LocalDate middleOfNextYear(int year) {
        return LocalDate.of(year + 1, 6, 30);
    }
}
