package org.echelon.conformance;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.feel.Value;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNDecisionResult;
import org.kie.dmn.api.core.DMNDecisionResult.DecisionEvaluationStatus;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/// KIE's interpreter.
final class KieEngine implements Contestant {

    private final DMNRuntime runtime;
    private final DMNModel model;
    private final Map<String, Object> facts;

    KieEngine(ContestModel model) {
        Resource resource = ResourceFactory.newByteArrayResource(model.xml());
        resource.setSourcePath("decision.dmn");
        this.runtime =
                DMNRuntimeBuilder.fromDefaults()
                        .buildConfiguration()
                        .fromResources(List.of(resource))
                        .getOrElseThrow(fault -> new IllegalStateException(fault));
        this.model = runtime.getModels().getFirst();
        this.facts = model.facts();
    }

    @Override
    public DMNResult evaluate() {
        DMNContext context = runtime.newContext();
        facts.forEach(context::set);
        return runtime.evaluateAll(model, context);
    }

    @Override
    public Map<String, Value> results() {
        Map<String, Value> results = new LinkedHashMap<>();
        for (DMNDecisionResult decision : evaluate().getDecisionResults()) {
            if (decision.getEvaluationStatus() == DecisionEvaluationStatus.SUCCEEDED) {
                results.put(decision.getDecisionId(), PlainValues.of(decision.getResult()));
            }
        }
        return results;
    }
}
