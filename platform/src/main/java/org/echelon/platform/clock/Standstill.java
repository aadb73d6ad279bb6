package org.echelon.platform.clock;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A time in which a limit stood still.
///
/// @param from day on which it stopped, not counted
/// @param until day on which it went on, not counted; absent while it stands
/// @param reason why, as the procedure names it: `supplement_by_applicant`, `publicity`, …
/// @param basis document and article, or `promise`
public record Standstill(LocalDate from, @Nullable LocalDate until, String reason, String basis) {}
