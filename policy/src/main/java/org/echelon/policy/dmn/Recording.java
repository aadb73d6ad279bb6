package org.echelon.policy.dmn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.dmn.DecisionTrace.RuleTrace;
import org.echelon.policy.feel.Value;

/// Collects what a decision's table did while the decision is evaluated.
final class Recording {

    private Map<String, Value> inputs = Map.of();
    private List<RuleTrace> rules = List.of();

    /// Keeps the first table; those inside it or after it are parts of an expression.
    void table(Map<String, Value> tested, List<RuleTrace> outcome) {
        if (rules.isEmpty()) {
            inputs = tested;
            rules = outcome;
        }
    }

    DecisionTrace finish(Node.Result node, Value value, Session session) {
        Map<String, Value> read = inputs;
        if (rules.isEmpty()) {
            read = LinkedHashMap.newLinkedHashMap(node.requirements.size());
            for (Node.Requirement requirement : node.requirements) {
                if (requirement.isData()) {
                    read.put(requirement.label(), session.value(requirement.node()));
                }
            }
        }
        return new DecisionTrace(node.decision, read, value, rules);
    }
}
