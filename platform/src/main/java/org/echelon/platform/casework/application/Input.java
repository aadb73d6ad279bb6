package org.echelon.platform.casework.application;

import org.echelon.policy.fact.FactValue;
import org.echelon.policy.message.Words;

/// What was typed into a question, as it is understood.
sealed interface Input {

    /// Nothing: not answered yet.
    record Empty() implements Input {}

    record Valid(FactValue value) implements Input {}

    /// Something that is no answer. It is kept as typed until it is corrected.
    record Invalid(Words problem) implements Input {}
}
