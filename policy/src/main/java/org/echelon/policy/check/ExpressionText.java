package org.echelon.policy.check;

import java.util.List;
import java.util.stream.Collectors;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.FeelText;

/// Writes expressions for messages; what would be long is cut to `…`.
public final class ExpressionText {

    private ExpressionText() {}

    public static String of(Expression expression) {
        return switch (expression) {
            case Expression.Literal(var value) -> FeelText.of(value);
            case Expression.Name(String name) -> name;
            case Expression.Input _ -> "?";
            case Expression.Path(var value, String member) -> of(value) + "." + member;
            case Expression.Negation(var operand) -> "-" + of(operand);
            case Expression.Arithmetic(var operator, var left, var right) ->
                    inner(left) + " " + operator.symbol() + " " + inner(right);
            case Expression.Comparison(var operator, var left, var right) ->
                    of(left) + " " + operator.symbol() + " " + of(right);
            case Expression.BuiltInCall(var function, _, var arguments) ->
                    function.name() + "(" + list(arguments) + ")";
            case Expression.Call(var function, _, var arguments) ->
                    of(function) + "(" + list(arguments) + ")";
            case Expression.Filter(var list, var condition) -> of(list) + "[" + of(condition) + "]";
            case Expression.ListLiteral(var items) -> "[" + list(items) + "]";
            default -> "…";
        };
    }

    private static String inner(Expression expression) {
        return expression instanceof Expression.Arithmetic
                ? "(" + of(expression) + ")"
                : of(expression);
    }

    private static String list(List<Expression> expressions) {
        return expressions.stream().map(ExpressionText::of).collect(Collectors.joining(", "));
    }
}
