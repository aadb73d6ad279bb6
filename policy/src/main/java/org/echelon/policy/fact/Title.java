package org.echelon.policy.fact;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A title of the register.
///
/// @param title id of the programme that gives it, such as `cn/hnte`
/// @param number certificate or registry number, where known
/// @param from first day of validity
/// @param until first day no longer valid; absent means without end
public record Title(
        String title, @Nullable String number, LocalDate from, @Nullable LocalDate until) {}
