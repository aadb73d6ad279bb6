package org.echelon.platform.title;

import org.echelon.policy.fact.Title;
import org.jspecify.annotations.Nullable;

/// A title to be recorded.
///
/// @param enterprise key of the enterprise
/// @param title what is held
/// @param source where it comes from
/// @param note what a reader should know
/// @param onlyTheYear whether its days follow from a published year alone; it then gives way to
///   what is on file
public record TitleDraft(
        String enterprise, Title title, String source, @Nullable String note, boolean onlyTheYear) {

    public TitleDraft(String enterprise, Title title, String source, @Nullable String note) {
        this(enterprise, title, source, note, false);
    }

    /// A title of which only the year is published.
    public static TitleDraft ofAYear(String enterprise, Title title, String source) {
        return new TitleDraft(
                enterprise,
                title,
                source,
                "only the year is published: the time shown is the one in which a certificate of"
                        + " that year was certainly valid",
                true);
    }
}
