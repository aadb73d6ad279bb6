package org.echelon.platform.casework;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The one supplement notice of a case.
///
/// @param receipt number of the case
/// @param items everything that is missing, in order
/// @param askedBy sign-in name of who asked
/// @param askedAt when
/// @param answeredAt when the applicant answered; absent while waiting
public record Supplement(
        String receipt,
        List<SupplementItem> items,
        String askedBy,
        Instant askedAt,
        @Nullable Instant answeredAt) {

    public Supplement {
        items = List.copyOf(items);
    }
}
