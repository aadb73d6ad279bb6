package org.echelon.platform.programme;

import org.echelon.policy.result.Gap;

/// How far an enterprise is from what a programme asks.
///
/// @param assessment what the programme says as things stand
/// @param gap what would turn it at the coming filings; nothing where facts were refused
public record GapAnswer(Assessment assessment, Gap gap) {}
