package org.echelon.platform.ledger;

import java.time.Instant;
import org.echelon.quantity.Money;
import org.jspecify.annotations.Nullable;

/// Money that one officer asks to put into a line and another one approves.
///
/// @param id number
/// @param budget the line
/// @param amount how much
/// @param reason why, such as the document that grants it
/// @param state where it stands
/// @param proposedBy who asked
/// @param proposedAt when
/// @param decidedBy who approved or refused; absent while open
public record Appropriation(
        long id,
        long budget,
        Money amount,
        String reason,
        State state,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy) {

    /// Where an appropriation stands.
    public enum State {
        PROPOSED,
        APPROVED,
        REFUSED
    }
}
