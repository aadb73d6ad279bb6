package org.echelon.population;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.echelon.policy.message.Words;

/// What several programmes pay together, under exclusion, one matter once, top-up, step-up, caps.
///
/// @param programmes each of them, the simulation's own first
/// @param enterprises valid enterprises that meet at least one
/// @param several those that meet more than one
/// @param alone yuan that they would pay one by one
/// @param paid yuan that they pay together
/// @param unproven enterprises for whom the search for the best combination was cut short
public record CombinationResult(
        List<Part> programmes,
        long enterprises,
        long several,
        BigDecimal alone,
        BigDecimal paid,
        long unproven) {

    public CombinationResult {
        programmes = List.copyOf(programmes);
    }

    /// One of the programmes.
    ///
    /// @param version the version's first day; absent where none is in force
    /// @param met enterprises that meet it
    /// @param alone yuan that it would pay by itself
    /// @param beneficiaries enterprises that it pays something
    /// @param paid yuan that it pays beside the others
    /// @param because enterprises by why they get less of it or nothing: codes of
    ///   [org.echelon.policy.advice.Combination.Rule], `held`, `open`, `reduced`
    public record Part(
            String programme,
            Words name,
            Optional<LocalDate> version,
            long met,
            BigDecimal alone,
            long beneficiaries,
            BigDecimal paid,
            SortedMap<String, Long> because) {}
}
