package org.echelon.policy.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How a result came about: every decision that was evaluated, in order.
///
/// @param decisions in order of completion, so that what a decision needs stands before it
public record Trace(List<Step> decisions) {

    public Trace {
        decisions = List.copyOf(decisions);
    }

    /// One decision.
    ///
    /// @param decision its name
    /// @param inputs names and values it read, as FEEL text
    /// @param value its result as FEEL text
    /// @param rules for a decision table, every rule with what became of it
    public record Step(
            String decision, Map<String, String> inputs, String value, List<Rule> rules) {}

    /// One rule of a decision table.
    ///
    /// @param number 1 for the first rule
    /// @param id id of the rule in the model, where it has one
    /// @param match whether it fired: met yes, not met no, unknown maybe
    /// @param failing the first cell that failed; none where an earlier rule of a first-hit table
    ///   fired
    public record Rule(int number, @Nullable String id, Status match, Optional<Cell> failing) {}

    /// One cell of a rule.
    ///
    /// @param input number of the input column, 1 for the first
    /// @param expression the input's expression
    /// @param test the cell's text
    /// @param value the value that was tested, as FEEL text
    public record Cell(int input, String expression, String test, String value) {}
}
