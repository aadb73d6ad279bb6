package org.echelon.conformance.rival;

import com.gs.dmn.DMNModelRepository;
import com.gs.dmn.ast.TDecision;
import com.gs.dmn.ast.TDefinitions;
import com.gs.dmn.ast.TInputData;
import com.gs.dmn.runtime.interpreter.EvaluationContext;
import com.gs.dmn.runtime.interpreter.Result;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// A model and facts, run by jDMN's interpreter.
///
/// Nothing but types of the JDK crosses the border, since the caller has another class path. The
/// facts are converted once; each evaluation gives the results of the decisions asked for, by id,
/// and leaves out those that failed.
public final class JdmnInterpreted
        implements BiFunction<
                byte[], Map<String, Object>, Function<List<String>, Map<String, Object>>> {

    @Override
    public Function<List<String>, Map<String, Object>> apply(
            byte[] xml, Map<String, Object> facts) {
        DMNModelRepository models = JdmnModel.read(xml);
        TDefinitions model = models.getRootDefinitions();
        var interpreter = JdmnModel.dialect().createDMNInterpreter(models, JdmnModel.PARAMETERS);
        Map<String, TDecision> decisions = new HashMap<>();
        models.findDecisions(model).forEach(d -> decisions.put(d.getId(), d));
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (TInputData input : models.findInputDatas(model)) {
            inputs.put(input.getName(), JdmnModel.value(facts.get(JdmnModel.plainName(input))));
        }
        String namespace = model.getNamespace();
        return asked -> {
            Map<String, Object> results = HashMap.newHashMap(asked.size());
            for (String id : asked) {
                TDecision decision = decisions.get(id);
                Result result =
                        interpreter.evaluateDecision(
                                namespace,
                                decision.getName(),
                                EvaluationContext.makeDecisionEvaluationContext(decision, inputs));
                if (!result.hasErrors()) {
                    results.put(id, JdmnModel.plain(Result.value(result)));
                }
            }
            return results;
        };
    }
}
