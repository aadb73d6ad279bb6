package org.echelon.policy.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.dmn.DecisionTable;
import org.echelon.policy.dmn.DecisionTrace;
import org.echelon.policy.feel.FeelText;
import org.echelon.policy.result.Status;
import org.echelon.policy.result.Trace;

/// The engine's trace as the result tells it: values as FEEL text.
public final class Traces {

    private Traces() {}

    public static Trace of(List<DecisionTrace> decisions) {
        return new Trace(decisions.stream().map(Traces::step).toList());
    }

    private static Trace.Step step(DecisionTrace decision) {
        Map<String, String> inputs = new LinkedHashMap<>();
        decision.inputs().forEach((name, value) -> inputs.put(name, FeelText.of(value)));
        boolean first =
                decision.decision().logic() instanceof DecisionTable table
                        && table.hitPolicy() == DecisionTable.HitPolicy.FIRST;
        List<Trace.Rule> rules = new ArrayList<>();
        boolean fired = false;
        for (DecisionTrace.RuleTrace rule : decision.rules()) {
            // In a table of the first hit, what stands below the rule that fired does not count.
            rules.add(
                    first && fired
                            ? new Trace.Rule(rule.number(), rule.id(), Status.NOT_MET, cell(rule))
                            : new Trace.Rule(
                                    rule.number(), rule.id(), status(rule.match()), cell(rule)));
            fired |= rule.match() == DecisionTrace.Match.MATCH;
        }
        return new Trace.Step(
                decision.decision().name(), inputs, FeelText.of(decision.value()), rules);
    }

    private static Status status(DecisionTrace.Match match) {
        return switch (match) {
            case MATCH -> Status.MET;
            case NO -> Status.NOT_MET;
            case MAYBE -> Status.UNKNOWN;
        };
    }

    private static Optional<Trace.Cell> cell(DecisionTrace.RuleTrace rule) {
        return rule.failing()
                .map(cell ->
                        new Trace.Cell(
                                cell.input(),
                                cell.expression(),
                                cell.test(),
                                FeelText.of(cell.value())));
    }
}
