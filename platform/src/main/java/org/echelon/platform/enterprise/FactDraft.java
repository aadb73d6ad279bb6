package org.echelon.platform.enterprise;

import java.time.LocalDate;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.jspecify.annotations.Nullable;

/// A value to be recorded.
///
/// @param enterprise key of the enterprise
/// @param key the fact and, when it is yearly, its year
/// @param value in the unit of the dictionary
/// @param register who says so
/// @param source the document or file it comes from
/// @param confidence how sure the source is, where it says so
/// @param validFrom first day a current value holds; absent for a yearly fact
/// @param validUntil first day it no longer holds; absent when not said
public record FactDraft(
        String enterprise,
        FactKey key,
        FactValue value,
        Register register,
        String source,
        @Nullable String confidence,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    public FactDraft {
        if ((key.year() == null) == (validFrom == null)) {
            throw new IllegalArgumentException(
                    "a yearly fact has a year, a current one the day it holds from: " + key);
        }
    }
}
