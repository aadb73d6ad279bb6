package org.echelon.platform.title;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is asked of the open list of titles.
///
/// @param text part of a name, a code or a number; empty for all
/// @param title id of the programme that gives it; empty for all
/// @param region division code, with all below it; empty for the whole country
/// @param year year of the first day of validity; absent for all
/// @param state what it is worth; empty for all
/// @param on the day that the state is asked for
/// @param sort the order
/// @param descending whether the greatest comes first
/// @param page 1 for the first
/// @param size rows of a page
public record TitleQuestion(
        String text,
        String title,
        String region,
        @Nullable Integer year,
        Optional<TitleState> state,
        LocalDate on,
        Sort sort,
        boolean descending,
        int page,
        int size) {

    /// The most rows that are answered at once.
    public static final int MOST = 50_000;

    public TitleQuestion {
        if (page < 1 || size < 1 || size > MOST) {
            throw new IllegalArgumentException("page " + page + " of " + size + " rows");
        }
    }

    /// Columns that the list sorts by.
    public enum Sort {
        FROM,
        UNTIL,
        NAME,
        TITLE
    }

    TitleQuestion onPage(int number) {
        return new TitleQuestion(
                text, title, region, year, state, on, sort, descending, number, size);
    }
}
