package org.echelon.policy.dmn;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// How a decision came to its value.
public final class DecisionTrace {

    private final Node.Result node;
    private final Value value;
    private final Recording recording;
    private final Session session;

    DecisionTrace(Node.Result node, Value value, Recording recording, Session session) {
        this.node = node;
        this.value = value;
        this.recording = recording;
        this.session = session;
    }

    public Decision decision() {
        return node.decision;
    }

    /// What it read: for a decision table the input expressions, otherwise the required variables.
    public Map<String, Value> inputs() {
        return recording.inputs(node, session);
    }

    /// Its result.
    public Value value() {
        return value;
    }

    /// For a decision table every rule, in order.
    public List<RuleTrace> rules() {
        return recording.rules();
    }

    /// What became of a rule.
    public enum Match {
        MATCH,
        NO,
        MAYBE
    }

    /// A rule.
    ///
    /// @param number 1 for the first rule
    /// @param failing the first cell that failed, or that is open where none failed
    public record RuleTrace(
            int number, @Nullable String id, Match match, Optional<CellTrace> failing) {}

    /// An input cell.
    ///
    /// @param input number of the input column, 1 for the first
    /// @param expression the column's expression
    /// @param test the cell's text
    /// @param value the value that was tested
    public record CellTrace(int input, String expression, String test, Value value) {}
}
