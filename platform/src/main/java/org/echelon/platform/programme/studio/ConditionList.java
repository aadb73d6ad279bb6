package org.echelon.platform.programme.studio;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.echelon.policy.dmn.BoxedExpression;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.DmnReader;
import org.echelon.policy.explain.Articles;
import org.echelon.policy.programme.ConditionDefinition;
import org.echelon.policy.result.Source;

/// The conditions of a draft, in the order of its service `conditions`.
final class ConditionList {

    private ConditionList() {}

    /// A condition.
    ///
    /// @param decision id of its decision in the file
    /// @param id of the condition, which is the name of its decision
    /// @param said its words and unit; empty where `programme.yaml` has none
    /// @param feel its rule as FEEL; empty where it is no expression but a table
    /// @param rule the rule, where the form can say it
    /// @param sources what it rests on, in the order of the file
    record Listed(
            String decision,
            String id,
            Optional<ConditionDefinition> said,
            String feel,
            Optional<ConditionRule> rule,
            List<Source> sources) {}

    /// The conditions; none where the file cannot be read or has no such service.
    static List<Listed> of(
            ProgrammeDraft draft, SortedMap<String, byte[]> files, Workbench.Look look) {
        byte[] file = files.get(draft.unit() + "/decision.dmn");
        if (file == null || !TableEditor.isReadable(file)) {
            return List.of();
        }
        Optional<DecisionModel> model = DmnReader.read("decision.dmn", file).model();
        return model.flatMap(one -> one.serviceNamed("conditions"))
                .map(service ->
                        service.outputDecisions().stream()
                                .flatMap(id -> model.get().decision(id).stream())
                                .map(decision -> listed(model.get(), decision, look))
                                .toList())
                .orElse(List.of());
    }

    /// Whether conditions can be written: the file can be read and has the service.
    static boolean isOpen(ProgrammeDraft draft, SortedMap<String, byte[]> files) {
        byte[] file = files.get(draft.unit() + "/decision.dmn");
        return file != null
                && TableEditor.isReadable(file)
                && ConditionFile.hasService(new String(file, StandardCharsets.UTF_8));
    }

    private static Listed listed(DecisionModel model, Decision decision, Workbench.Look look) {
        String feel =
                decision.logic() instanceof BoxedExpression.LiteralExpression expression
                        ? expression.text().strip()
                        : "";
        boolean alone = decision.requiredDecisions().isEmpty();
        return new Listed(
                decision.id(),
                decision.name(),
                Optional.ofNullable(
                        look.programme().definition().conditions().get(decision.name())),
                feel,
                alone && !feel.isEmpty()
                        ? ConditionRule.read(
                                feel,
                                look.version()
                                        .map(version -> version.parameters().keySet())
                                        .orElse(java.util.Set.of()))
                        : Optional.empty(),
                Articles.of(model, decision));
    }
}
