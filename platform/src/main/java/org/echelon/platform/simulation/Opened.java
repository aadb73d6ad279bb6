package org.echelon.platform.simulation;

import java.util.Optional;
import org.echelon.platform.programme.studio.ProgrammeDraft;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;

/// The rules that are asked about, and those that they are held against.
///
/// @param key tells these rules from any others, an earlier state of the same draft included
/// @param programme the programme
/// @param version the version, or the draft as one
/// @param draft the draft, where it is one
/// @param standing the version in force on the day, where there is one
/// @param standingOf the programme as it is published
record Opened(
        String key,
        Programme programme,
        Version version,
        Optional<ProgrammeDraft> draft,
        Optional<Version> standing,
        Programme standingOf) {}
