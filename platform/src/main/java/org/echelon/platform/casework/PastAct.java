package org.echelon.platform.casework;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Something that happened to a case.
///
/// @param revision its place in the history
/// @param action what was done; absent for the submission itself
/// @param from state before; absent for the submission
/// @param to state after
/// @param actor sign-in name; `public` for an objector, `platform` for the clock
/// @param role what the actor is, a [org.echelon.platform.identity.Role] or `PUBLIC`
/// @param on day on which it takes effect: for the clock's acts the last day of the limit
/// @param at moment of the entry
/// @param reason given with it, where one was
public record PastAct(
        int revision,
        @Nullable Action action,
        @Nullable CaseState from,
        CaseState to,
        String actor,
        String role,
        LocalDate on,
        Instant at,
        @Nullable String reason) {}
