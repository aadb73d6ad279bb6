package org.echelon.platform.audit;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/// What somebody looks at an enterprise for.
///
/// @param choice one of the list
/// @param note in own words, or the key of the case; absent where nothing was said
record Purpose(Choice choice, @Nullable String note) implements Serializable {

    static final int LONGEST_NOTE = 200;

    /// The list. A person chooses one of the first part; the second part follows from the page.
    enum Choice {
        ADVICE(true),
        ELIGIBILITY(true),
        SUPERVISION(true),
        INSPECTION(true),
        STATISTICS(true),
        DATA_CARE(true),
        OTHER(true),
        MANDATE(false),
        CASE(false),
        MONEY(false),
        SEARCH(false),
        OVERVIEW(false),
        IMPORT(false),
        UNSTATED(false);

        private final boolean chosen;

        Choice(boolean chosen) {
            this.chosen = chosen;
        }

        /// Whether a person may choose it.
        boolean chosen() {
            return chosen;
        }
    }

    static final Purpose UNSTATED = new Purpose(Choice.UNSTATED, null);

    Purpose {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new IllegalArgumentException("the note is longer than " + LONGEST_NOTE);
        }
    }

    static Purpose of(Choice choice) {
        return new Purpose(choice, null);
    }
}
