package org.echelon.platform.clock;

/// The last day of a limit is over and nobody has ended it; said once of each limit.
///
/// @param subject key of what the limit belongs to
/// @param step the step it limits
public record LimitPassed(String subject, String step) {}
