package org.echelon.policy.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        return new Trace.Step(
                decision.decision().name(),
                inputs,
                FeelText.of(decision.value()),
                decision.rules().stream().map(Traces::rule).toList());
    }

    private static Trace.Rule rule(DecisionTrace.RuleTrace rule) {
        Status match =
                switch (rule.match()) {
                    case MATCH -> Status.MET;
                    case NO -> Status.NOT_MET;
                    case MAYBE -> Status.UNKNOWN;
                };
        return new Trace.Rule(
                rule.number(),
                rule.id(),
                match,
                rule.failing()
                        .map(cell ->
                                new Trace.Cell(
                                        cell.input(),
                                        cell.expression(),
                                        cell.test(),
                                        FeelText.of(cell.value()))));
    }
}
