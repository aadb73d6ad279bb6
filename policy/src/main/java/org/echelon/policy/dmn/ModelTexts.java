package org.echelon.policy.dmn;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The FEEL texts of a model, for those who look for names in them.
public final class ModelTexts {

    private final List<String> texts = new ArrayList<>();

    private ModelTexts() {}

    /// Every expression and cell of the model's decisions and knowledge models.
    public static List<String> of(DecisionModel model) {
        ModelTexts all = new ModelTexts();
        model.decisions().forEach(decision -> all.add(decision.logic()));
        model.knowledgeModels().forEach(knowledge -> all.add(knowledge.logic()));
        return List.copyOf(all.texts);
    }

    /// Every expression and cell of one decision.
    public static List<String> of(Decision decision) {
        ModelTexts all = new ModelTexts();
        all.add(decision.logic());
        return List.copyOf(all.texts);
    }

    private void add(@Nullable BoxedExpression expression) {
        switch (expression) {
            case null -> {}
            case BoxedExpression.LiteralExpression literal -> texts.add(literal.text());
            case DecisionTable table -> {
                table.inputs().forEach(input -> texts.add(input.expression()));
                for (DecisionTable.Rule rule : table.rules()) {
                    texts.addAll(rule.inputs());
                    texts.addAll(rule.outputs());
                }
                for (DecisionTable.Output output : table.outputs()) {
                    String entry = output.defaultEntry();
                    if (entry != null) {
                        texts.add(entry);
                    }
                }
            }
            case BoxedExpression.BoxedContext context ->
                    context.entries().forEach(entry -> add(entry.value()));
            case BoxedExpression.Invocation invocation -> {
                add(invocation.function());
                invocation.bindings().forEach(binding -> add(binding.value()));
            }
            case BoxedExpression.Relation relation ->
                    relation.rows().forEach(row -> row.forEach(this::add));
            case BoxedExpression.BoxedList list -> list.items().forEach(this::add);
            case FunctionDefinition function -> add(function.body());
            case BoxedExpression.Conditional conditional -> {
                add(conditional.condition());
                add(conditional.then());
                add(conditional.otherwise());
            }
            case BoxedExpression.Filter filter -> {
                add(filter.in());
                add(filter.match());
            }
            case BoxedExpression.For loop -> {
                add(loop.in());
                add(loop.result());
            }
            case BoxedExpression.Every every -> {
                add(every.in());
                add(every.satisfies());
            }
            case BoxedExpression.Some some -> {
                add(some.in());
                add(some.satisfies());
            }
        }
    }
}
