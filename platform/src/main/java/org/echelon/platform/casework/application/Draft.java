package org.echelon.platform.casework.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that is being filled in.
///
/// @param id its address
/// @param kind an application, or the answer to a supplement notice
/// @param enterprise key of the enterprise
/// @param programme id of the programme
/// @param year filing year
/// @param receipt the case it became or is for; absent for an application not yet filed
/// @param filed whether it has been filed, after which nothing in it changes
public record Draft(
        UUID id,
        Kind kind,
        String enterprise,
        String programme,
        int year,
        @Nullable String receipt,
        boolean filed) {

    /// What a draft is for.
    public enum Kind {
        APPLICATION,
        SUPPLEMENT
    }

    /// Where its page stands.
    public String address() {
        return "/drafts/" + id;
    }
}
