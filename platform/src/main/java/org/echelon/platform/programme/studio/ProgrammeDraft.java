package org.echelon.platform.programme.studio;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A version of a programme in work.
///
/// @param id its key
/// @param programme id of the programme, such as `cn/hnte`
/// @param version the day it is to take effect
/// @param region division the programme is for; empty for the whole country
/// @param basedOn unit whose files it began with; absent for a programme from nothing
/// @param basedOnSha256 checksum of that unit then
/// @param programmeSha256 checksum of the programme's own files as published when it began; absent
///   where there were none
/// @param state where it stands
/// @param revision counts every change
/// @param author who began it
/// @param openedAt when
/// @param changedAt when it was last changed
public record ProgrammeDraft(
        UUID id,
        String programme,
        LocalDate version,
        String region,
        @Nullable String basedOn,
        @Nullable String basedOnSha256,
        @Nullable String programmeSha256,
        DraftState state,
        int revision,
        String author,
        Instant openedAt,
        Instant changedAt) {

    /// The unit that its version is published as: `cn/hnte/2016-01-01`.
    public String unit() {
        return programme + "/" + version;
    }
}
