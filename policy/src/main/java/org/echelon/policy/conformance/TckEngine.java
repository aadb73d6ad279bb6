package org.echelon.policy.conformance;

import java.util.List;
import java.util.Map;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// An engine beside the interpreter that answers cases of the kit. It refuses what it cannot answer
/// exactly, rather than differ.
public interface TckEngine {

    /// @return an answer to each question, in their order
    List<Answer> answers(DecisionModel model, List<Question> questions);

    /// What a case asks.
    ///
    /// @param service name of the decision service to invoke; absent: decisions are asked
    /// @param inputs by name
    /// @param decisions names of those whose values are wanted
    record Question(@Nullable String service, Map<String, Value> inputs, List<String> decisions) {

        public Question {
            decisions = List.copyOf(decisions);
        }
    }

    /// What an engine says.
    sealed interface Answer {

        /// The values of the decisions.
        record Values(Map<String, Value> values) implements Answer {}

        /// It cannot answer exactly.
        record Refused(String reason) implements Answer {}

        /// It broke.
        record Failed(String reason) implements Answer {}
    }
}
