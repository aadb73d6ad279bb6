package org.echelon.policy.dmn;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Collects the keys that contexts of a model have.
final class MemberNames {

    private MemberNames() {}

    static void of(ItemDefinition type, Collection<String> names) {
        for (ItemDefinition component : type.components()) {
            names.add(component.name());
            of(component, names);
        }
    }

    static void of(@Nullable BoxedExpression boxed, Collection<String> names) {
        switch (boxed) {
            case null -> {}
            case BoxedExpression.LiteralExpression _ -> {}
            case DecisionTable table ->
                    table.outputs().stream()
                            .map(DecisionTable.Output::name)
                            .filter(name -> name != null)
                            .forEach(names::add);
            case BoxedExpression.BoxedContext(_, _, var entries) ->
                    entries.forEach(entry -> {
                        if (entry.name() != null) {
                            names.add(entry.name());
                        }
                        of(entry.value(), names);
                    });
            case BoxedExpression.Invocation invocation -> {
                of(invocation.function(), names);
                invocation.bindings().forEach(binding -> of(binding.value(), names));
            }
            case BoxedExpression.Relation relation -> {
                relation.columns().forEach(column -> names.add(column.name()));
                relation.rows().forEach(row -> row.forEach(cell -> of(cell, names)));
            }
            case BoxedExpression.BoxedList(_, _, var items) ->
                    items.forEach(item -> of(item, names));
            case FunctionDefinition function -> of(function.body(), names);
            case BoxedExpression.Conditional(_, _, var condition, var then, var otherwise) -> {
                of(condition, names);
                of(then, names);
                of(otherwise, names);
            }
            case BoxedExpression.Filter(_, _, var in, var match) -> {
                of(in, names);
                of(match, names);
            }
            case BoxedExpression.For(_, _, _, var in, var result) -> {
                of(in, names);
                of(result, names);
            }
            case BoxedExpression.Every(_, _, _, var in, var satisfies) -> {
                of(in, names);
                of(satisfies, names);
            }
            case BoxedExpression.Some(_, _, _, var in, var satisfies) -> {
                of(in, names);
                of(satisfies, names);
            }
        }
    }
}
