package org.echelon.policy.fact;

import java.time.LocalDate;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Money received under a programme.
///
/// @param programme id of the programme
/// @param matter the matter it was given for, used by "same matter, the higher once"
/// @param level level of government, such as `province`
/// @param amount yuan
/// @param on day of the award
public record Award(
        String programme,
        @Nullable String matter,
        @Nullable String level,
        Rational amount,
        LocalDate on) {}
