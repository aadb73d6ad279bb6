package org.echelon.platform.title;

import org.echelon.policy.fact.Award;

/// An award on file.
///
/// @param award what was given
/// @param source where it comes from
public record ReceivedAward(Award award, String source) {}
