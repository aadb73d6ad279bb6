package org.echelon.platform.casework;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An objection to a public notice. Name and contact are personal data: only those who decide on
/// the objection see them.
///
/// @param name real name of who objects
/// @param contact telephone number or address
/// @param grounds why
/// @param madeAt when
/// @param outcome UPHELD or DISMISSED; absent while open
public record Objection(
        String name, String contact, String grounds, Instant madeAt, @Nullable String outcome) {

    /// Keeps personal data out of logs.
    @Override
    public String toString() {
        return "Objection made at " + madeAt;
    }
}
