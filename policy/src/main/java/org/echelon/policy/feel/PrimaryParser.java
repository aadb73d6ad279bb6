package org.echelon.policy.feel;

import java.util.ArrayList;
import java.util.List;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Reads literals, names, lists, contexts, ranges, invocations, and the forms that open with a
/// word.
final class PrimaryParser {
    private final Cursor cursor;
    private final ExpressionParser expressions;
    private final TypeParser types;
    private boolean sawPartial;

    PrimaryParser(Cursor cursor, ExpressionParser expressions, TypeParser types) {
        this.cursor = cursor;
        this.expressions = expressions;
        this.types = types;
    }

    Expression primary() {
        Token token = cursor.token();
        return switch (token.kind()) {
            case NUMBER -> {
                cursor.take();
                yield new Expression.Literal(number(token));
            }
            case STRING -> {
                cursor.take();
                yield new Expression.Literal(Value.of(token.text()));
            }
            case TEMPORAL -> {
                cursor.take();
                yield new Expression.Literal(Temporals.literal(token.text()));
            }
            case NAME -> {
                cursor.take();
                sawPartial |= token.text().equals("partial");
                yield new Expression.Name(token.text());
            }
            case KEYWORD -> keyword(token);
            case SYMBOL -> symbol(token);
            case END -> throw cursor.expected("an expression");
        };
    }

    private static Value number(Token token) {
        try {
            return Value.of(Rational.parse(token.text()));
        } catch (ArithmeticException | NumberFormatException _) {
            throw new Refusal(
                    token.start(), "the number " + token.text() + " is beyond what is computed");
        }
    }

    private Expression keyword(Token token) {
        return switch (token.text()) {
            case "true" -> literal(Value.TRUE);
            case "false" -> literal(Value.FALSE);
            case "null" -> literal(Value.NULL);
            case "if" -> conditional();
            case "for" -> loop();
            case "some", "every" -> quantified();
            case "function" -> function();
            default -> throw cursor.expected("an expression");
        };
    }

    private Expression literal(Value value) {
        cursor.take();
        return new Expression.Literal(value);
    }

    private Expression symbol(Token token) {
        return switch (token.text()) {
            case "?" -> {
                cursor.take();
                yield expressions.input();
            }
            case "(" -> parenthesised();
            case "[" -> listOrRange();
            case "]" -> {
                cursor.take();
                yield range(expressions.expression(), false);
            }
            case "{" -> context();
            default -> throw cursor.expected("an expression");
        };
    }

    private Expression parenthesised() {
        cursor.take();
        Expression.Comparison.Operator operator = expressions.comparisonOperator();
        if (operator != null) {
            cursor.take();
            Expression end = expressions.expression();
            cursor.expectSymbol(")", "after the range");
            return comparisonRange(operator, end);
        }
        Expression inner = expressions.expression();
        if (cursor.atSymbol("..")) {
            return range(inner, false);
        }
        cursor.expectSymbol(")", "to close '('");
        return inner;
    }

    private static Expression comparisonRange(
            Expression.Comparison.Operator operator, Expression end) {
        Value.Range.Form form = Value.Range.Form.COMPARISON;
        return switch (operator) {
            case LESS -> new Expression.RangeLiteral(null, false, end, false, form);
            case AT_MOST -> new Expression.RangeLiteral(null, false, end, true, form);
            case GREATER -> new Expression.RangeLiteral(end, false, null, false, form);
            case AT_LEAST -> new Expression.RangeLiteral(end, true, null, false, form);
            case EQUAL -> new Expression.RangeLiteral(end, true, end, true, Value.Range.Form.EQUAL);
            case NOT_EQUAL ->
                    new Expression.RangeLiteral(end, false, end, false, Value.Range.Form.NOT_EQUAL);
        };
    }

    private Expression listOrRange() {
        cursor.take();
        List<Expression> items = new ArrayList<>();
        if (cursor.takeSymbol("]")) {
            return new Expression.ListLiteral(items);
        }
        items.add(expressions.expression());
        if (cursor.atSymbol("..")) {
            return range(items.getFirst(), true);
        }
        while (cursor.takeSymbol(",")) {
            items.add(expressions.expression());
        }
        cursor.expectSymbol("]", "to close the list");
        return new Expression.ListLiteral(items);
    }

    private Expression range(Expression low, boolean lowIncluded) {
        cursor.expectSymbol("..", "in the range");
        Expression high = expressions.rangeEnd();
        boolean highIncluded = cursor.atSymbol("]");
        if (!highIncluded && !cursor.atSymbol(")") && !cursor.atSymbol("[")) {
            throw cursor.expected("']', ')' or '[' to close the range");
        }
        cursor.take();
        return new Expression.RangeLiteral(
                low, lowIncluded, high, highIncluded, Value.Range.Form.INTERVAL);
    }

    private Expression context() {
        cursor.take();
        Names outer = cursor.names();
        List<Expression.Entry> entries = new ArrayList<>();
        if (!cursor.atSymbol("}")) {
            do {
                entries.add(entry());
            } while (cursor.takeSymbol(","));
        }
        cursor.scope(outer);
        cursor.expectSymbol("}", "to close the context");
        return new Expression.ContextLiteral(entries);
    }

    private Expression.Entry entry() {
        String key;
        if (cursor.token().kind() == Token.Kind.STRING) {
            key = cursor.take().text();
        } else {
            Token name = cursor.newName(":");
            if (name == null) {
                throw cursor.expected("a key and ':' in the context");
            }
            key = name.text();
            cursor.takeUntil(name.end());
        }
        cursor.expectSymbol(":", "after the key of the context");
        Expression value = expressions.expression();
        cursor.scope(cursor.names().plus(key));
        cursor.remember(key);
        return new Expression.Entry(key, value);
    }

    private Expression conditional() {
        cursor.take();
        Expression condition = expressions.expression();
        cursor.expectKeyword("then", "after the condition of 'if'");
        Expression then = expressions.expression();
        cursor.expectKeyword("else", "after 'then' and its expression");
        return new Expression.If(condition, then, expressions.expression());
    }

    private Expression loop() {
        cursor.take();
        Names outer = cursor.names();
        List<Expression.Iteration> iterations = iterations();
        cursor.scope(cursor.names().plus("partial"));
        cursor.expectKeyword("return", "after the iterations of 'for'");
        boolean outerPartial = sawPartial;
        sawPartial = false;
        Expression body = expressions.expression();
        cursor.scope(outer);
        Expression loop = new Expression.For(iterations, body, sawPartial);
        sawPartial |= outerPartial;
        return loop;
    }

    private Expression quantified() {
        boolean some = cursor.take().text().equals("some");
        Names outer = cursor.names();
        List<Expression.Iteration> iterations = iterations();
        cursor.expectKeyword("satisfies", "after the iterations of the quantifier");
        Expression condition = expressions.expression();
        cursor.scope(outer);
        return some
                ? new Expression.Some(iterations, condition)
                : new Expression.Every(iterations, condition);
    }

    private List<Expression.Iteration> iterations() {
        List<Expression.Iteration> iterations = new ArrayList<>();
        do {
            String name = cursor.takeNewNameBefore("in").text();
            cursor.expectKeyword("in", "after the name of the iteration");
            Expression domain = expressions.expression();
            @Nullable Expression end = cursor.takeSymbol("..") ? expressions.expression() : null;
            iterations.add(new Expression.Iteration(name, domain, end));
            cursor.scope(cursor.names().plus(name));
        } while (cursor.takeSymbol(","));
        return iterations;
    }

    private Expression function() {
        cursor.take();
        cursor.expectSymbol("(", "after 'function'");
        Names outer = cursor.names();
        List<Expression.Parameter> parameters = new ArrayList<>();
        if (!cursor.atSymbol(")")) {
            do {
                parameters.add(parameter());
            } while (cursor.takeSymbol(","));
        }
        cursor.expectSymbol(")", "after the parameters");
        boolean external = cursor.token().is(Token.Kind.NAME, "external");
        if (external) {
            cursor.take();
        }
        cursor.scope(outer.plus(parameters.stream().map(Expression.Parameter::name).toList()));
        Expression body = expressions.expression();
        cursor.scope(outer);
        return new Expression.FunctionDefinition(parameters, body, external);
    }

    private Expression.Parameter parameter() {
        Token name = cursor.newName(":,)");
        if (name == null) {
            throw cursor.expected("the name of a parameter");
        }
        cursor.takeUntil(name.end());
        FeelType type = cursor.takeSymbol(":") ? types.type() : FeelType.Basic.ANY;
        return new Expression.Parameter(name.text(), type);
    }

    /// The invocation whose `(` stands here.
    Expression call(Expression function) {
        cursor.take();
        List<String> names = new ArrayList<>();
        List<Expression> arguments = new ArrayList<>();
        if (!cursor.atSymbol(")")) {
            do {
                Token name = cursor.newName(":");
                if (name != null) {
                    cursor.takeUntil(name.end());
                    cursor.expectSymbol(":", "after the parameter's name");
                    names.add(name.text());
                }
                arguments.add(expressions.expression());
            } while (cursor.takeSymbol(","));
        }
        if (!names.isEmpty() && names.size() != arguments.size()) {
            throw cursor.expected("every argument by name, or every one by position");
        }
        cursor.expectSymbol(")", "after the arguments");
        if (function instanceof Expression.Name(var name) && !cursor.names().contains(name)) {
            BuiltIn builtIn = BuiltIns.find(name);
            if (builtIn != null) {
                return new Expression.BuiltInCall(builtIn, names, arguments);
            }
        }
        return new Expression.Call(function, names, arguments);
    }
}
