package org.echelon.platform.title;

import org.echelon.policy.fact.Award;

/// An award to be recorded.
///
/// @param enterprise key of the enterprise
/// @param award what was given
/// @param source where it comes from
public record AwardDraft(String enterprise, Award award, String source) {}
