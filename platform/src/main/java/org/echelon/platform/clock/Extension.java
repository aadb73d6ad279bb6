package org.echelon.platform.clock;

import java.time.LocalDate;

/// More time for a limit, given once.
///
/// @param days working days
/// @param reason why, told to the applicant
/// @param by sign-in name of who granted it
/// @param on day
public record Extension(int days, String reason, String by, LocalDate on) {}
