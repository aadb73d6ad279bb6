package org.echelon.policy.dmn;

import java.util.List;
import org.echelon.policy.dmn.DecisionTrace.Match;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Interpreter;
import org.echelon.policy.feel.Scope;
import org.echelon.policy.feel.UnaryTests;
import org.echelon.policy.feel.Value;

/// One evaluation of a decision table.
public final class TableEvaluation {

    private final DecisionTable table;
    private final List<Value> inputs;
    private final List<Match> matches;
    private final Scope scope;
    private final Interpreter interpreter;

    TableEvaluation(
            DecisionTable table,
            List<Value> inputs,
            List<Match> matches,
            Scope scope,
            Interpreter interpreter) {
        this.table = table;
        this.inputs = inputs;
        this.matches = matches;
        this.scope = scope;
        this.interpreter = interpreter;
    }

    /// The table as read: the same object for each of its evaluations, and for no other table.
    public DecisionTable table() {
        return table;
    }

    /// The value of each input column.
    public List<Value> inputs() {
        return inputs;
    }

    /// What became of each rule. With hit policy FIRST nothing is said of the rules after the first
    /// certain match.
    public List<Match> matches() {
        return matches;
    }

    /// The value of an expression where the table stands.
    public Value evaluate(Expression expression) {
        return interpreter.evaluate(expression, scope);
    }

    /// Whether an input passes tests that stand in the table.
    public Value test(UnaryTests tests, Value input) {
        return interpreter.test(tests, input, scope);
    }
}
