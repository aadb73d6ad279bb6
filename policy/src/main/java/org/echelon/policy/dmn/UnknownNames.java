package org.echelon.policy.dmn;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.ExpressionParts;
import org.echelon.policy.feel.Interpreter;
import org.echelon.policy.feel.Scope;
import org.echelon.policy.feel.Value;

/// Finds names that nothing defines: a misspelt name, or a requirement that was not drawn.
///
/// Such a name is null when the model runs, which no author means. Inside a filter every name may
/// be a member of the items, so none is reported there.
final class UnknownNames {

    private final Set<String> unknown = new TreeSet<>();

    private UnknownNames() {}

    static Set<String> in(Expression expression, Set<String> variables) {
        UnknownNames names = new UnknownNames();
        names.look(expression, variables);
        return names.unknown;
    }

    private void look(Expression expression, Set<String> known) {
        switch (expression) {
            case Expression.Name(String name) -> {
                if (!known.contains(name) && !isBuiltIn(name)) {
                    unknown.add(name);
                }
            }
            case Expression.Filter filter -> look(filter.list(), known);
            case Expression.For(var iterations, var body, _) ->
                    look(body, with(iterate(iterations, known), "partial"));
            case Expression.Some(var iterations, var condition) ->
                    look(condition, iterate(iterations, known));
            case Expression.Every(var iterations, var condition) ->
                    look(condition, iterate(iterations, known));
            case Expression.FunctionDefinition definition -> {
                Set<String> inner = new HashSet<>(known);
                definition.parameters().forEach(parameter -> inner.add(parameter.name()));
                if (!definition.external()) {
                    look(definition.body(), inner);
                }
            }
            case Expression.ContextLiteral(var entries) -> {
                Set<String> inner = known;
                for (Expression.Entry entry : entries) {
                    look(entry.value(), inner);
                    inner = with(inner, entry.key());
                }
            }
            default -> ExpressionParts.of(expression).forEach(part -> look(part, known));
        }
    }

    private Set<String> iterate(List<Expression.Iteration> iterations, Set<String> known) {
        Set<String> inner = known;
        for (Expression.Iteration iteration : iterations) {
            look(iteration.domain(), inner);
            if (iteration.end() != null) {
                look(iteration.end(), inner);
            }
            inner = with(inner, iteration.name());
        }
        return inner;
    }

    private static Set<String> with(Set<String> names, String name) {
        Set<String> all = new HashSet<>(names);
        all.add(name);
        return all;
    }

    private static boolean isBuiltIn(String name) {
        return new Interpreter().evaluate(new Expression.Name(name), Scope.empty())
                instanceof Value.Function;
    }
}
