package org.echelon.policy.feel;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Evaluates FEEL texts in tests; the clock stands at noon of 30 June 2024 in Shanghai.
final class Feel {
    static final Clock CLOCK =
            Clock.fixed(Instant.parse("2024-06-30T04:00:00Z"), ZoneId.of("Asia/Shanghai"));

    static final Set<Cause> REVENUE = Set.of(new Cause("revenue", 2023));
    static final Set<Cause> STAFF = Set.of(new Cause("staff", null));

    private Feel() {}

    static Value value(String text) {
        return value(text, Map.of());
    }

    static Value value(String text, Map<String, Value> variables) {
        Parsed<Expression> parsed = FeelParser.expression(text, Names.of(variables.keySet()));
        Expression tree =
                parsed.tree()
                        .orElseThrow(() -> new AssertionError(text + ": " + parsed.problems()));
        return new Interpreter(CLOCK, Types.NONE).evaluate(tree, Scope.of(variables));
    }

    static String text(String text) {
        return FeelText.of(value(text));
    }

    static String text(String text, Map<String, Value> variables) {
        return FeelText.of(value(text, variables));
    }

    static Problem problem(String text) {
        Parsed<Expression> parsed = FeelParser.expression(text, Names.none());
        if (parsed.problems().isEmpty()) {
            throw new AssertionError(text + " was understood");
        }
        return parsed.problems().getFirst();
    }

    static Value test(String cell, Value input, Map<String, Value> variables) {
        Parsed<UnaryTests> parsed = FeelParser.unaryTests(cell, Names.of(variables.keySet()));
        UnaryTests tests =
                parsed.tree()
                        .orElseThrow(() -> new AssertionError(cell + ": " + parsed.problems()));
        return new Interpreter(CLOCK, Types.NONE).test(tests, input, Scope.of(variables));
    }

    static Value number(long value) {
        return Value.of(Rational.of(value));
    }

    static Value between(@Nullable Integer min, @Nullable Integer max) {
        return new Value.OpenNumber(
                min == null ? null : Rational.of(min),
                max == null ? null : Rational.of(max),
                false,
                REVENUE);
    }

    static Value unknown() {
        return new Value.OpenAny(REVENUE);
    }

    static Value open() {
        return new Value.OpenTruth(true, true, false, STAFF);
    }
}
