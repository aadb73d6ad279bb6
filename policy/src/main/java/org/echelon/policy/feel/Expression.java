package org.echelon.policy.feel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// FEEL's syntax tree.
public sealed interface Expression {

    /// A number, string, truth value, null or `@"…"` literal.
    record Literal(Value value) implements Expression {}

    /// A variable, or a built-in function where no variable has the name.
    record Name(String name) implements Expression {}

    /// `?`, the input of a unary test.
    record Input() implements Expression {}

    record Negation(Expression operand) implements Expression {}

    record Arithmetic(Arithmetic.Operator operator, Expression left, Expression right)
            implements Expression {
        /// The operators of arithmetic.
        public enum Operator {
            ADD("+"),
            SUBTRACT("-"),
            MULTIPLY("*"),
            DIVIDE("/"),
            POWER("**");

            private final String symbol;

            Operator(String symbol) {
                this.symbol = symbol;
            }

            public String symbol() {
                return symbol;
            }
        }
    }

    record Comparison(Comparison.Operator operator, Expression left, Expression right)
            implements Expression {
        /// The operators of comparison.
        public enum Operator {
            EQUAL("="),
            NOT_EQUAL("!="),
            LESS("<"),
            AT_MOST("<="),
            GREATER(">"),
            AT_LEAST(">=");

            private final String symbol;

            Operator(String symbol) {
                this.symbol = symbol;
            }

            public String symbol() {
                return symbol;
            }

            /// What the comparison says of two values.
            public Value compare(Value left, Value right) {
                return org.echelon.policy.feel.Comparison.compare(this, left, right);
            }
        }
    }

    /// `a and b and c`: at least two operands.
    record And(List<Expression> operands) implements Expression {
        public And {
            operands = List.copyOf(operands);
        }
    }

    /// `a or b or c`: at least two operands.
    record Or(List<Expression> operands) implements Expression {
        public Or {
            operands = List.copyOf(operands);
        }
    }

    /// `value between low and high`, both ends included.
    record Between(Expression value, Expression low, Expression high) implements Expression {}

    /// `value in (a, b, < c)`: each test is an expression over [Input], as in [UnaryTests].
    record In(Expression value, List<Expression> tests) implements Expression {
        public In {
            tests = List.copyOf(tests);
        }
    }

    /// Whether the input of a unary test equals a value, lies in a range or is among a list.
    record Among(Expression candidates) implements Expression {}

    record If(Expression condition, Expression then, Expression otherwise) implements Expression {}

    /// @param partial whether the body may read `partial`, the results so far
    record For(List<Iteration> iterations, Expression body, boolean partial) implements Expression {
        public For {
            iterations = List.copyOf(iterations);
            partial = partial && ExpressionParts.read(body, "partial");
        }
    }

    record Some(List<Iteration> iterations, Expression condition) implements Expression {
        public Some {
            iterations = List.copyOf(iterations);
        }
    }

    record Every(List<Iteration> iterations, Expression condition) implements Expression {
        public Every {
            iterations = List.copyOf(iterations);
        }
    }

    /// `name in domain`, or `name in domain..end`.
    record Iteration(String name, Expression domain, @Nullable Expression end) {}

    record InstanceOf(Expression value, FeelType type) implements Expression {}

    record Path(Expression value, String member) implements Expression {}

    record Filter(Expression list, Expression condition) implements Expression {}

    /// An invocation; the function is a [Name] of a built-in, a variable, or any expression.
    ///
    /// @param names the parameters' names, empty when the arguments are given by position
    record Call(Expression function, List<String> names, List<Expression> arguments)
            implements Expression {
        public Call {
            names = List.copyOf(names);
            arguments = List.copyOf(arguments);
        }
    }

    /// An invocation of a built-in function that no variable hides, found when the text was read.
    record BuiltInCall(BuiltIn function, List<String> names, List<Expression> arguments)
            implements Expression {
        public BuiltInCall {
            names = List.copyOf(names);
            arguments = List.copyOf(arguments);
        }
    }

    record FunctionDefinition(List<Parameter> parameters, Expression body, boolean external)
            implements Expression {
        public FunctionDefinition {
            parameters = List.copyOf(parameters);
        }
    }

    record Parameter(String name, FeelType type) {}

    record ListLiteral(List<Expression> items) implements Expression {
        public ListLiteral {
            items = List.copyOf(items);
        }
    }

    record ContextLiteral(List<Entry> entries) implements Expression {
        public ContextLiteral {
            entries = List.copyOf(entries);
        }
    }

    record Entry(String key, Expression value) {}

    record RangeLiteral(
            @Nullable Expression low,
            boolean lowIncluded,
            @Nullable Expression high,
            boolean highIncluded,
            Value.Range.Form form)
            implements Expression {}
}
