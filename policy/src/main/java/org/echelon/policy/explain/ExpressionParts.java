package org.echelon.policy.explain;

import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.feel.Expression;
import org.jspecify.annotations.Nullable;

/// The direct parts of an expression.
final class ExpressionParts {

    private ExpressionParts() {}

    static List<Expression> of(Expression tree) {
        return switch (tree) {
            case Expression.Literal _, Expression.Name _, Expression.Input _ -> List.of();
            case Expression.Negation(Expression operand) -> List.of(operand);
            case Expression.Arithmetic(_, Expression left, Expression right) ->
                    List.of(left, right);
            case Expression.Comparison(_, Expression left, Expression right) ->
                    List.of(left, right);
            case Expression.And(List<Expression> operands) -> operands;
            case Expression.Or(List<Expression> operands) -> operands;
            case Expression.Between(Expression value, Expression low, Expression high) ->
                    List.of(value, low, high);
            case Expression.In(Expression value, List<Expression> tests) -> join(value, tests);
            case Expression.Among(Expression candidates) -> List.of(candidates);
            case Expression.If(Expression condition, Expression then, Expression otherwise) ->
                    List.of(condition, then, otherwise);
            case Expression.For(List<Expression.Iteration> iterations, Expression body, _) ->
                    join(body, domains(iterations));
            case Expression.Some(List<Expression.Iteration> iterations, Expression condition) ->
                    join(condition, domains(iterations));
            case Expression.Every(List<Expression.Iteration> iterations, Expression condition) ->
                    join(condition, domains(iterations));
            case Expression.InstanceOf(Expression value, _) -> List.of(value);
            case Expression.Path(Expression value, _) -> List.of(value);
            case Expression.Filter(Expression list, Expression condition) ->
                    List.of(list, condition);
            case Expression.Call(Expression function, _, List<Expression> arguments) ->
                    join(function, arguments);
            case Expression.BuiltInCall(_, _, List<Expression> arguments) -> arguments;
            case Expression.FunctionDefinition(_, Expression body, _) -> List.of(body);
            case Expression.ListLiteral(List<Expression> items) -> items;
            case Expression.ContextLiteral(List<Expression.Entry> entries) ->
                    entries.stream().map(Expression.Entry::value).toList();
            case Expression.RangeLiteral range -> present(range.low(), range.high());
        };
    }

    private static List<Expression> join(Expression first, List<Expression> rest) {
        List<Expression> all = new ArrayList<>(rest);
        all.addFirst(first);
        return all;
    }

    private static List<Expression> domains(List<Expression.Iteration> iterations) {
        return iterations.stream()
                .flatMap(iteration -> present(iteration.domain(), iteration.end()).stream())
                .toList();
    }

    private static List<Expression> present(@Nullable Expression one, @Nullable Expression two) {
        List<Expression> all = new ArrayList<>();
        if (one != null) {
            all.add(one);
        }
        if (two != null) {
            all.add(two);
        }
        return all;
    }
}
