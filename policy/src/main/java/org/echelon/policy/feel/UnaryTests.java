package org.echelon.policy.feel;

import java.util.List;

/// The content of a decision table's input cell, or a list of allowed values.
///
/// Each test is an expression over [Expression.Input]: `< 5` reads as a comparison of the input
/// with 5, `[1..3]` or `"a"` as the input being in it.
///
/// @param any `-`: every input passes
/// @param negated `not(…)`: an input passes when no test holds
/// @param tests at least one, unless `any`
public record UnaryTests(boolean any, boolean negated, List<Expression> tests) {
    public static final UnaryTests ANY = new UnaryTests(true, false, List.of());

    public UnaryTests {
        tests = List.copyOf(tests);
        if (any != tests.isEmpty()) {
            throw new IllegalArgumentException("unary tests are either - or at least one test");
        }
    }
}
