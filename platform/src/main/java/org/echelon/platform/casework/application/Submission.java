package org.echelon.platform.casework.application;

import java.util.List;
import org.echelon.policy.message.Words;

/// What came of filing a draft.
public sealed interface Submission {

    /// It is filed. Whoever files the same draft again is told the same receipt.
    ///
    /// @param receipt number of the case
    /// @param already whether it had been filed before
    record Filed(String receipt, boolean already) implements Submission {}

    /// Nothing was filed; everything saved is still there.
    ///
    /// @param problems each with the question or paper it is about
    record Incomplete(List<AnswerCheck.Problem> problems) implements Submission {

        public Incomplete {
            problems = List.copyOf(problems);
        }
    }

    /// Nothing was filed for a reason that no answer cures.
    record Refused(Words what, Words remedy) implements Submission {}
}
