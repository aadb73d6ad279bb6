package org.echelon.policy.feel;

import java.util.ArrayList;
import java.util.List;

/// The expressions directly inside an expression.
public final class ExpressionParts {

    private ExpressionParts() {}

    public static List<Expression> of(Expression expression) {
        return switch (expression) {
            case Expression.Literal _, Expression.Name _, Expression.Input _ -> List.of();
            case Expression.Negation(var operand) -> List.of(operand);
            case Expression.Arithmetic(_, var left, var right) -> List.of(left, right);
            case Expression.Comparison(_, var left, var right) -> List.of(left, right);
            case Expression.And(var operands) -> operands;
            case Expression.Or(var operands) -> operands;
            case Expression.Between(var value, var low, var high) -> List.of(value, low, high);
            case Expression.In(var value, var tests) -> with(value, tests);
            case Expression.Among(var candidates) -> List.of(candidates);
            case Expression.If(var condition, var then, var otherwise) ->
                    List.of(condition, then, otherwise);
            case Expression.For(var iterations, var body, _) -> iterations(iterations, body);
            case Expression.Some(var iterations, var condition) ->
                    iterations(iterations, condition);
            case Expression.Every(var iterations, var condition) ->
                    iterations(iterations, condition);
            case Expression.InstanceOf(var value, _) -> List.of(value);
            case Expression.Path(var value, _) -> List.of(value);
            case Expression.Filter(var list, var condition) -> List.of(list, condition);
            case Expression.Call(var function, _, var arguments) -> with(function, arguments);
            case Expression.BuiltInCall(_, _, var arguments) -> arguments;
            case Expression.FunctionDefinition definition -> List.of(definition.body());
            case Expression.ListLiteral(var items) -> items;
            case Expression.ContextLiteral(var entries) ->
                    entries.stream().map(Expression.Entry::value).toList();
            case Expression.RangeLiteral range -> {
                List<Expression> ends = new ArrayList<>();
                if (range.low() != null) {
                    ends.add(range.low());
                }
                if (range.high() != null) {
                    ends.add(range.high());
                }
                yield ends;
            }
        };
    }

    /// Whether the input of a unary test is read anywhere in the expression.
    public static boolean readInput(Expression expression) {
        return expression instanceof Expression.Input
                || of(expression).stream().anyMatch(ExpressionParts::readInput);
    }

    /// Whether a function from outside FEEL is defined anywhere in the expression.
    public static boolean callOutside(Expression expression) {
        return (expression instanceof Expression.FunctionDefinition function && function.external())
                || of(expression).stream().anyMatch(ExpressionParts::callOutside);
    }

    private static List<Expression> with(Expression first, List<Expression> rest) {
        List<Expression> all = new ArrayList<>();
        all.add(first);
        all.addAll(rest);
        return all;
    }

    private static List<Expression> iterations(
            List<Expression.Iteration> iterations, Expression body) {
        List<Expression> all = new ArrayList<>();
        for (Expression.Iteration iteration : iterations) {
            all.add(iteration.domain());
            if (iteration.end() != null) {
                all.add(iteration.end());
            }
        }
        all.add(body);
        return all;
    }
}
