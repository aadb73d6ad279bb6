package org.echelon.policy.feel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

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
        return any(expression, Expression.Input.class::isInstance);
    }

    /// Whether a function from outside FEEL is defined anywhere in the expression.
    public static boolean callOutside(Expression expression) {
        return any(
                expression,
                part ->
                        part instanceof Expression.FunctionDefinition function
                                && function.external());
    }

    /// Whether a variable of that name may be read anywhere in the expression.
    static boolean read(Expression expression, String name) {
        return any(
                expression,
                part -> part instanceof Expression.Name(var variable) && variable.equals(name));
    }

    /// How many expressions are within one another, at most. Found without recursion, so that it
    /// can be asked of a tree that is too deep to be evaluated.
    static int depth(Expression expression) {
        int depth = 0;
        List<Expression> level = List.of(expression);
        while (!level.isEmpty()) {
            depth++;
            List<Expression> next = new ArrayList<>();
            for (Expression part : level) {
                next.addAll(of(part));
            }
            level = next;
        }
        return depth;
    }

    private static boolean any(Expression expression, Predicate<Expression> wanted) {
        Deque<Expression> waiting = new ArrayDeque<>();
        waiting.push(expression);
        while (!waiting.isEmpty()) {
            Expression part = waiting.pop();
            if (wanted.test(part)) {
                return true;
            }
            of(part).forEach(waiting::push);
        }
        return false;
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
