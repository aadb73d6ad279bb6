package org.echelon.policy.dmn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.dmn.DecisionTrace.Match;
import org.echelon.policy.dmn.DecisionTrace.RuleTrace;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// What a decision's table did while the decision was evaluated. Kept as it comes, in arrays; told
/// as inputs and rules when somebody asks.
final class Recording {

    private @Nullable TableLogic table;
    private Value[] tested = {};
    private Match[] matches = {};
    private int[] failing = {};

    /// Keeps the first table; those inside it or after it are parts of an expression.
    ///
    /// @param inputs the value of each column
    /// @param outcome what became of each rule
    /// @param cells for each rule the column of the first cell that failed, or that is open where
    ///   none failed, 0 for the first; -1 for none
    void table(TableLogic logic, Value[] inputs, Match[] outcome, int[] cells) {
        if (table == null) {
            table = logic;
            tested = inputs;
            matches = outcome;
            failing = cells;
        }
    }

    Map<String, Value> inputs(Node.Result node, Session session) {
        if (table != null && matches.length > 0) {
            return table.tested(tested);
        }
        Map<String, Value> read = LinkedHashMap.newLinkedHashMap(node.requirements.size());
        for (Node.Requirement requirement : node.requirements) {
            if (requirement.isData()) {
                read.put(requirement.label(), session.value(requirement.node()));
            }
        }
        return read;
    }

    List<RuleTrace> rules() {
        return table == null ? List.of() : table.rules(tested, matches, failing);
    }
}
