package org.echelon.platform.casework;

import org.jspecify.annotations.Nullable;

/// One thing that is missing or wrong in a filing.
///
/// @param field field of the form that is meant, where one is
/// @param paper id of the paper that is meant, where one is; never together with a field
/// @param words what to do, as the agency writes it
public record SupplementItem(@Nullable String field, @Nullable String paper, String words) {

    public SupplementItem {
        if (field != null && paper != null) {
            throw new IllegalArgumentException("a field and a paper: write two items");
        }
        if (words.isBlank()) {
            throw new IllegalArgumentException("an item says what to do");
        }
    }
}
