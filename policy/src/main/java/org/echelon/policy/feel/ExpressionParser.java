package org.echelon.policy.feel;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads expressions by recursive descent: the operators, from the loosest to the tightest.
///
/// Unary minus binds tighter than `**` (DMN 1.5, 10.3.1.2): `-3 ** 2` is 9.
final class ExpressionParser {
    private static final int MAX_NESTING = 150;

    /// How deep a tree may be: the interpreter, and whoever walks it, needs the stack for it.
    private static final int MAX_DEPTH = 600;

    private final Cursor cursor;
    private final PrimaryParser primary;
    private final TypeParser types;
    private int nesting;
    private boolean sawInput;

    /// Whether a `[` may close a range here (`[1..5[`) instead of opening a filter.
    private boolean inRangeEnd;

    ExpressionParser(String text, Names names) {
        this.cursor = new Cursor(text, names);
        this.types = new TypeParser(cursor);
        this.primary = new PrimaryParser(cursor, this, types);
    }

    Expression wholeExpression() {
        Expression expression = expression();
        cursor.expectEnd();
        return shallow(expression);
    }

    FeelType wholeType() {
        FeelType type = types.type();
        cursor.expectEnd();
        return type;
    }

    UnaryTests wholeUnaryTests() {
        if (cursor.atSymbol("-")) {
            Token minus = cursor.take();
            if (cursor.token().kind() == Token.Kind.END) {
                return UnaryTests.ANY;
            }
            cursor.backTo(minus);
        }
        UnaryTests tests = negatedTests();
        if (tests == null) {
            tests = new UnaryTests(false, false, tests());
            cursor.expectEnd();
        }
        tests.tests().forEach(ExpressionParser::shallow);
        return tests;
    }

    private static Expression shallow(Expression expression) {
        if (ExpressionParts.depth(expression) > MAX_DEPTH) {
            throw new Refusal(
                    0,
                    "more than "
                            + MAX_DEPTH
                            + " operators follow or hold one another; split the expression");
        }
        return expression;
    }

    private @Nullable UnaryTests negatedTests() {
        Token start = cursor.token();
        if (!start.text().equals("not") || start.kind() != Token.Kind.NAME) {
            return null;
        }
        cursor.take();
        try {
            if (cursor.takeSymbol("(")) {
                List<Expression> tests = tests();
                if (cursor.takeSymbol(")") && cursor.token().kind() == Token.Kind.END) {
                    return new UnaryTests(false, true, tests);
                }
            }
        } catch (Refusal _) {
            // `not(a) and b`: an expression, read again below
        }
        cursor.backTo(start);
        return null;
    }

    private List<Expression> tests() {
        List<Expression> tests = new ArrayList<>();
        do {
            tests.add(test());
        } while (cursor.takeSymbol(","));
        return tests;
    }

    /// One test over the input.
    Expression test() {
        Expression.Comparison.Operator operator = comparisonOperator();
        if (operator != null) {
            cursor.take();
            return new Expression.Comparison(operator, new Expression.Input(), sum());
        }
        boolean outer = sawInput;
        sawInput = false;
        Expression expression = expression();
        Expression test = sawInput ? expression : new Expression.Among(expression);
        sawInput = outer;
        return test;
    }

    Expression input() {
        sawInput = true;
        return new Expression.Input();
    }

    Expression expression() {
        if (++nesting > MAX_NESTING) {
            throw new Refusal(
                    cursor.token().start(),
                    "expressions are nested more than " + MAX_NESTING + " deep");
        }
        boolean outer = inRangeEnd;
        inRangeEnd = false;
        Expression expression = disjunction();
        inRangeEnd = outer;
        nesting--;
        return expression;
    }

    /// The end of a range: its closing bracket may be `[`.
    Expression rangeEnd() {
        if (++nesting > MAX_NESTING) {
            throw new Refusal(
                    cursor.token().start(),
                    "expressions are nested more than " + MAX_NESTING + " deep");
        }
        boolean outer = inRangeEnd;
        inRangeEnd = true;
        Expression expression = sum();
        inRangeEnd = outer;
        nesting--;
        return expression;
    }

    private Expression disjunction() {
        Expression first = conjunction();
        if (!cursor.token().isKeyword("or")) {
            return first;
        }
        List<Expression> operands = new ArrayList<>(List.of(first));
        while (cursor.takeKeyword("or")) {
            operands.add(conjunction());
        }
        return new Expression.Or(operands);
    }

    private Expression conjunction() {
        Expression first = comparison();
        if (!cursor.token().isKeyword("and")) {
            return first;
        }
        List<Expression> operands = new ArrayList<>(List.of(first));
        while (cursor.takeKeyword("and")) {
            operands.add(comparison());
        }
        return new Expression.And(operands);
    }

    private Expression comparison() {
        Expression left = sum();
        while (true) {
            Expression.Comparison.Operator operator = comparisonOperator();
            if (operator != null) {
                cursor.take();
                left = new Expression.Comparison(operator, left, sum());
            } else if (cursor.takeKeyword("between")) {
                Expression low = sum();
                cursor.expectKeyword("and", "between the two ends of 'between'");
                left = new Expression.Between(left, low, sum());
            } else if (cursor.takeKeyword("in")) {
                left = new Expression.In(left, candidates());
            } else {
                return left;
            }
        }
    }

    /// What follows `in`: `(a, b, < c)`, a comparison, a range or a list.
    private List<Expression> candidates() {
        if (!cursor.atSymbol("(")) {
            Expression.Comparison.Operator operator = comparisonOperator();
            if (operator != null) {
                return List.of(test());
            }
            return List.of(new Expression.Among(sum()));
        }
        Token open = cursor.take();
        List<Expression> tests = tests();
        if (cursor.atSymbol("..")) {
            cursor.backTo(open);
            return List.of(new Expression.Among(sum()));
        }
        cursor.expectSymbol(")", "after the tests of 'in'");
        return tests;
    }

    Expression.Comparison.@Nullable Operator comparisonOperator() {
        if (cursor.token().kind() != Token.Kind.SYMBOL) {
            return null;
        }
        return switch (cursor.token().text()) {
            case "=" -> Expression.Comparison.Operator.EQUAL;
            case "!=" -> Expression.Comparison.Operator.NOT_EQUAL;
            case "<" -> Expression.Comparison.Operator.LESS;
            case "<=" -> Expression.Comparison.Operator.AT_MOST;
            case ">" -> Expression.Comparison.Operator.GREATER;
            case ">=" -> Expression.Comparison.Operator.AT_LEAST;
            default -> null;
        };
    }

    Expression sum() {
        Expression left = product();
        while (cursor.atSymbol("+") || cursor.atSymbol("-")) {
            boolean plus = cursor.take().text().equals("+");
            left =
                    new Expression.Arithmetic(
                            plus
                                    ? Expression.Arithmetic.Operator.ADD
                                    : Expression.Arithmetic.Operator.SUBTRACT,
                            left,
                            product());
        }
        return left;
    }

    private Expression product() {
        Expression left = power();
        while (cursor.atSymbol("*") || cursor.atSymbol("/")) {
            boolean times = cursor.take().text().equals("*");
            left =
                    new Expression.Arithmetic(
                            times
                                    ? Expression.Arithmetic.Operator.MULTIPLY
                                    : Expression.Arithmetic.Operator.DIVIDE,
                            left,
                            power());
        }
        return left;
    }

    private Expression power() {
        Expression left = negation();
        while (cursor.takeSymbol("**")) {
            left =
                    new Expression.Arithmetic(
                            Expression.Arithmetic.Operator.POWER, left, negation());
        }
        return left;
    }

    private Expression negation() {
        int count = 0;
        while (cursor.takeSymbol("-")) {
            count++;
        }
        Expression operand = instance();
        if (count > 0
                && operand instanceof Expression.Literal(Value.Numeric(var value, var exact))) {
            operand = new Expression.Literal(new Value.Numeric(value.negate(), exact));
            count--;
        }
        for (int i = 0; i < count; i++) {
            operand = new Expression.Negation(operand);
        }
        return operand;
    }

    private Expression instance() {
        Expression value = postfix();
        while (cursor.takeKeyword("instance")) {
            if (!cursor.token().text().equals("of")) {
                throw cursor.expected("'of' after 'instance'");
            }
            cursor.takeUntil(cursor.token().start() + "of".length());
            value = new Expression.InstanceOf(value, types.type());
        }
        return value;
    }

    private Expression postfix() {
        Expression value = primary.primary();
        while (true) {
            if (cursor.atSymbol(".")) {
                value = new Expression.Path(value, cursor.takeMember());
            } else if (cursor.atSymbol("(")) {
                value = primary.call(value);
            } else if (cursor.atSymbol("[")) {
                Expression filtered = filter(value);
                if (filtered == null) {
                    return value;
                }
                value = filtered;
            } else {
                return value;
            }
        }
    }

    /// The filter that opens here, or null where the bracket closes a range.
    private @Nullable Expression filter(Expression list) {
        Token open = cursor.take();
        if (!inRangeEnd) {
            Expression condition = filterCondition();
            cursor.expectSymbol("]", "after the condition of the filter");
            return new Expression.Filter(list, condition);
        }
        if (!(list instanceof Expression.Literal)) {
            try {
                Expression condition = filterCondition();
                if (cursor.takeSymbol("]")
                        && (cursor.atSymbol("]")
                                || cursor.atSymbol(")")
                                || cursor.atSymbol("[")
                                || cursor.atSymbol("."))) {
                    return new Expression.Filter(list, condition);
                }
            } catch (Refusal _) {
                // not a filter: the bracket closes the range
            }
        }
        cursor.backTo(open);
        return null;
    }

    private Expression filterCondition() {
        Names outer = cursor.names();
        cursor.scope(outer.plus("item"));
        Expression condition = expression();
        cursor.scope(outer);
        return condition;
    }
}
