package org.echelon.platform.overview;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.programme.Rung;
import org.jspecify.annotations.Nullable;

/// One page of enterprises.
///
/// @param rows the enterprises of this page
/// @param total how many there are on all pages
/// @param page 1 for the first page
/// @param size rows a page
public record SearchResult(List<Row> rows, int total, int page, int size) {

    public SearchResult {
        rows = List.copyOf(rows);
    }

    /// How many pages there are, at least 1.
    public int pages() {
        return Math.max(1, (total + size - 1) / size);
    }

    /// One enterprise.
    ///
    /// @param key what its address uses
    /// @param uscc the code, where known
    /// @param otherId the other identifier, where known
    /// @param name the registered name
    /// @param nameEn English name, where known
    /// @param region division code, where known
    /// @param industry code of GB/T 4754, where known
    /// @param industryLabel the industry in words, where only that is known
    /// @param registeredOn day of registration, where known
    /// @param synthetic invented for the demonstration
    /// @param rung the highest rung held on the day
    /// @param validUntil first day its title is no longer valid, where it ends
    public record Row(
            String key,
            @Nullable String uscc,
            @Nullable String otherId,
            String name,
            @Nullable String nameEn,
            @Nullable String region,
            @Nullable String industry,
            @Nullable String industryLabel,
            @Nullable LocalDate registeredOn,
            boolean synthetic,
            Optional<Rung> rung,
            @Nullable LocalDate validUntil) {}
}
