package org.echelon.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.dmn.Compilation;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.Session;
import org.echelon.policy.feel.Value;

/// This engine.
final class OwnEngine implements Contestant {

    private final CompiledModel model;
    private final List<String> decisions;
    private final Map<String, Value> inputs = new LinkedHashMap<>();
    private final boolean traced;

    OwnEngine(ContestModel model, boolean traced) {
        Compilation compilation = CompiledModel.compile(model.version(), model.read(), List.of());
        this.model =
                compilation
                        .model()
                        .orElseThrow(() ->
                                new IllegalStateException(compilation.diagnostics().toString()));
        this.decisions = this.model.model().decisions().stream().map(Decision::id).toList();
        model.facts().forEach((name, fact) -> inputs.put(name, PlainValues.of(fact)));
        this.traced = traced;
    }

    @Override
    public Object evaluate() {
        Session session = model.start(inputs, traced);
        Value last = Value.NULL;
        for (String decision : decisions) {
            last = session.decision(decision);
        }
        return traced ? session.trace() : last;
    }

    @Override
    public Map<String, Value> results() {
        Session session = model.start(inputs, traced);
        Map<String, Value> results = new LinkedHashMap<>();
        decisions.forEach(decision -> results.put(decision, session.decision(decision)));
        return results;
    }
}
