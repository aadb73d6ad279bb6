package org.echelon.policy.procedure;

import java.util.Optional;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// A step of a procedure: a user task of the file.
///
/// @param id in the file
/// @param name in both languages
/// @param kind what it is
/// @param participant who is asked
/// @param level whose people; absent for the applicant and the public
/// @param limit working days
/// @param silent what follows when the limit passes
/// @param stops reason for which the clock of the whole case stands still here; absent when it runs
/// @param basis document and article of the limit, or `promise`
/// @param extension working days by which a leader may extend the limit, once; 0 for not at all
public record Step(
        String id,
        Words name,
        Kind kind,
        Participant participant,
        @Nullable Level level,
        int limit,
        Silence silent,
        @Nullable String stops,
        String basis,
        int extension) {

    /// The outcome that silence has; empty where the step stays.
    public Optional<String> silentOutcome() {
        return kind.onSilence(silent);
    }

    /// The division whose people are asked.
    ///
    /// @param region division code of the enterprise
    public String division(String region) {
        return level == null ? region : level.division(region);
    }
}
