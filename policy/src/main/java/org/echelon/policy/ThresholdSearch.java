package org.echelon.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.DecisionService;
import org.echelon.policy.dmn.ModelTexts;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.ExpressionParts;

/// Looks for [Threshold]s: goes down from each condition that nothing else reads through `and`,
/// `or` and decisions that nothing else reads.
final class ThresholdSearch {

    private final CompiledModel compiled;
    private final DecisionModel model;
    private final List<String> texts;
    private final Map<String, Decision> conditions;
    private final List<Threshold> found = new ArrayList<>();

    ThresholdSearch(CompiledModel compiled) {
        this.compiled = compiled;
        this.model = compiled.model();
        this.texts = ModelTexts.of(model);
        this.conditions = Run.offered(compiled, "conditions");
    }

    List<Threshold> found() {
        for (Decision condition : conditions.values()) {
            if (readers(condition).isEmpty() && !isAskedByService(condition)) {
                within(condition, condition);
            }
        }
        return List.copyOf(found);
    }

    private void within(Decision condition, Decision decision) {
        compiled.expression(decision.id())
                .ifPresent(whole -> within(condition, decision, whole, whole));
    }

    private void within(Decision condition, Decision decision, Expression whole, Expression part) {
        switch (part) {
            case Expression.And _, Expression.Or _ ->
                    ExpressionParts.of(part)
                            .forEach(one -> within(condition, decision, whole, one));
            case Expression.Comparison comparison ->
                    Threshold.of(
                                    condition,
                                    decision,
                                    comparison,
                                    decision.equals(condition) && part.equals(whole))
                            .filter(one -> isReadOnce(one.parameter()))
                            .ifPresent(found::add);
            case Expression.Name(String name) ->
                    required(decision, name)
                            .filter(inner -> isReadOnceAndOnlyBy(decision, whole, inner))
                            .ifPresent(inner -> within(condition, inner));
            case Expression _ -> {}
        }
    }

    private Optional<Decision> required(Decision decision, String name) {
        return decision.requiredDecisions().stream()
                .flatMap(id -> model.decision(id).stream())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    private boolean isReadOnceAndOnlyBy(Decision reader, Expression whole, Decision decision) {
        return readers(decision).equals(List.of(reader))
                && times(decision.name(), whole) == 1
                && !conditions.containsValue(decision)
                && !isAskedByService(decision);
    }

    private static long times(String name, Expression expression) {
        return (expression.equals(new Expression.Name(name)) ? 1 : 0)
                + ExpressionParts.of(expression).stream()
                        .mapToLong(part -> times(name, part))
                        .sum();
    }

    /// Whether the name of a parameter, or of the one whose entry it is, stands once in all texts.
    private boolean isReadOnce(String path) {
        String name = ParameterReads.name(path);
        return texts.stream().mapToInt(text -> ParameterReads.times(name, text)).sum() == 1;
    }

    /// The decisions that ask themselves what becomes of one.
    private List<Decision> readers(Decision decision) {
        return model.decisions().stream()
                .filter(one -> one.requiredDecisions().contains(decision.id()))
                .toList();
    }

    /// Whether somebody asks what becomes of a decision through a service.
    private boolean isAskedByService(Decision decision) {
        Set<String> services =
                model.services().stream()
                        .filter(service -> service.outputDecisions().contains(decision.id()))
                        .map(DecisionService::id)
                        .collect(Collectors.toSet());
        return model.decisions().stream().anyMatch(one -> asks(one.requiredKnowledge(), services))
                || model.knowledgeModels().stream()
                        .anyMatch(knowledge -> asks(knowledge.requiredKnowledge(), services));
    }

    private static boolean asks(List<String> required, Set<String> services) {
        return required.stream().anyMatch(services::contains);
    }
}
