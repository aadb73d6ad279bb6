package org.echelon.platform.overview;

import java.time.LocalDate;

/// What is looked for.
///
/// @param text part of a name (Chinese or English), of a code or of another identifier; empty for
///   all
/// @param region division code, with those below; empty for the whole view of the person
/// @param rung id of the highest rung held; `none` for no rung at all; empty for all
/// @param sort what the rows are sorted by
/// @param descending the other way round
/// @param page 1 for the first page
/// @param size rows a page, at most 10,000
/// @param asOf the day on which titles are looked at
public record SearchQuery(
        String text,
        String region,
        String rung,
        Sort sort,
        boolean descending,
        int page,
        int size,
        LocalDate asOf) {

    private static final int LARGEST = 10_000;

    /// What rows can be sorted by.
    public enum Sort {
        NAME,
        REGION,
        RUNG,
        REGISTERED_ON,
        INDUSTRY,
        VALID_UNTIL
    }

    public SearchQuery {
        text = text.strip();
        page = Math.max(1, page);
        size = Math.clamp(size, 1, LARGEST);
    }

    SearchQuery onPage(int number) {
        return new SearchQuery(text, region, rung, sort, descending, number, size, asOf);
    }
}
