package org.echelon.policy.feel;

import java.util.function.Function;

/// Reads FEEL text into syntax trees.
///
/// Untrusted text is safe: its length, nesting and number of operators are bounded, and whatever is
/// wrong is a [Problem], never an exception.
public final class FeelParser {

    /// The longest text that is read, in characters.
    public static final int MAX_LENGTH = 1_000_000;

    private FeelParser() {}

    /// @param names the variables in scope, and members whose names are of several words
    public static Parsed<Expression> expression(String text, Names names) {
        return parse(text, names, ExpressionParser::wholeExpression);
    }

    /// The content of a decision table's input cell: `-`, `not(…)` or tests between commas.
    public static Parsed<UnaryTests> unaryTests(String text, Names names) {
        return parse(text, names, ExpressionParser::wholeUnaryTests);
    }

    /// A type, such as `number`, `list<string>` or a name that the model defines.
    public static Parsed<FeelType> type(String text, Names names) {
        return parse(text, names, ExpressionParser::wholeType);
    }

    private static <T> Parsed<T> parse(
            String text, Names names, Function<ExpressionParser, T> reading) {
        if (text.length() > MAX_LENGTH) {
            return Parsed.refused(
                    new Problem(
                            1,
                            1,
                            "the text has %d characters, the most is %d"
                                    .formatted(text.length(), MAX_LENGTH)));
        }
        try {
            return Parsed.of(reading.apply(new ExpressionParser(text, names)));
        } catch (Refusal refusal) {
            return Parsed.refused(refusal.problem(text));
        }
    }
}
