package org.echelon.platform.programme.studio;

import org.echelon.policy.message.Words;

/// What became of something that was to be done to a draft.
sealed interface Result {

    /// It was done; the draft as it is now.
    record Done(ProgrammeDraft draft) implements Result {}

    /// Somebody changed the draft meanwhile; nothing was done.
    record Conflict(ProgrammeDraft now) implements Result {}

    /// It may not be done.
    ///
    /// @param words why, and what to do
    record Refused(Words words) implements Result {

        static Refused of(String chinese, String english) {
            return new Refused(new Words(chinese, english));
        }
    }
}
