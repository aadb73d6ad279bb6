package org.echelon.policy.advice;

import java.time.LocalDate;
import java.util.Set;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.AwardLevel;
import org.echelon.quantity.Money;
import org.jspecify.annotations.Nullable;

/// An award of the register, with what its programme says of it.
///
/// @param programme id of the programme that paid it
/// @param name what that programme is called
/// @param matter what it was paid for
/// @param level who paid
/// @param stepUp the ladder of amounts it is a step of
/// @param schemes the yearly caps it counts against
record Received(
        String programme,
        Words name,
        @Nullable String matter,
        AwardLevel level,
        Money amount,
        LocalDate on,
        @Nullable String stepUp,
        Set<String> schemes) {

    Received {
        schemes = Set.copyOf(schemes);
    }

    /// Whether it was paid by another programme for the matter and the occasion of a grant. The
    /// grant's own programme has read what it paid itself.
    boolean isFor(Grant grant) {
        return matter != null
                && matter.equals(grant.matter())
                && !programme.equals(grant.programme())
                && !on.isBefore(grant.since());
    }
}
