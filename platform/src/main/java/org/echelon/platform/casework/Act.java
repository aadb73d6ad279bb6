package org.echelon.platform.casework;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An act that is allowed, on its way into the case.
///
/// @param action what is done
/// @param actor sign-in name, `public` or `platform`
/// @param role what the actor is
/// @param on day on which it takes effect
/// @param reason given with it
/// @param number registry number, where the act records one
record Act(
        Action action,
        String actor,
        String role,
        LocalDate on,
        @Nullable String reason,
        @Nullable String number) {}
