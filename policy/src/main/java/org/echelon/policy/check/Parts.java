package org.echelon.policy.check;

import java.util.List;
import java.util.function.BiConsumer;
import org.echelon.policy.dmn.Formula;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.ExpressionParts;

/// Goes through every part of an expression and tells where it stands.
final class Parts {

    private final BiConsumer<Expression, Place> each;

    private Parts(BiConsumer<Expression, Place> each) {
        this.each = each;
    }

    static void forEach(Formula formula, BiConsumer<Expression, Place> each) {
        new Parts(each).walk(formula.expression(), Place.of(formula));
    }

    private void walk(Expression expression, Place at) {
        each.accept(expression, at);
        switch (expression) {
            case Expression.If(var condition, var then, var otherwise) -> {
                walk(condition, at);
                walk(then, at.guarded(condition, true));
                walk(otherwise, at.guarded(condition, false));
            }
            case Expression.And(var operands) -> joined(operands, at, true);
            case Expression.Or(var operands) -> joined(operands, at, false);
            case Expression.For(var iterations, var body, _) ->
                    walk(body, iterate(iterations, at).with("partial", null, false));
            case Expression.Some(var iterations, var condition) ->
                    walk(condition, iterate(iterations, at));
            case Expression.Every(var iterations, var condition) ->
                    walk(condition, iterate(iterations, at));
            case Expression.Filter(var list, var condition) -> {
                walk(list, at);
                walk(condition, at.with("item", list, true));
            }
            case Expression.FunctionDefinition(var parameters, var body, _) -> {
                Place inner = at;
                for (Expression.Parameter parameter : parameters) {
                    inner = inner.with(parameter.name(), null, false);
                }
                walk(body, inner);
            }
            case Expression.ContextLiteral(var entries) -> {
                Place inner = at;
                for (Expression.Entry entry : entries) {
                    walk(entry.value(), inner);
                    inner = inner.with(entry.key(), entry.value(), false);
                }
            }
            default -> ExpressionParts.of(expression).forEach(part -> walk(part, at));
        }
    }

    /// An operand counts only where the others do not decide alone: in `a and b`, b counts where a
    /// holds.
    private void joined(List<Expression> operands, Place at, boolean holds) {
        for (int i = 0; i < operands.size(); i++) {
            Place inner = at;
            for (int j = 0; j < operands.size(); j++) {
                if (i != j) {
                    inner = inner.guarded(operands.get(j), holds);
                }
            }
            walk(operands.get(i), inner);
        }
    }

    private Place iterate(List<Expression.Iteration> iterations, Place at) {
        Place inner = at;
        for (Expression.Iteration iteration : iterations) {
            walk(iteration.domain(), inner);
            Expression end = iteration.end();
            if (end != null) {
                walk(end, inner);
            }
            inner = inner.with(iteration.name(), end == null ? iteration.domain() : null, true);
        }
        return inner;
    }
}
