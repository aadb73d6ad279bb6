package org.echelon.policy.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Expressions that want too much end with a value or a mistake with its place, soon.
///
/// Generated from a seed, so that each run is the same. `-Dfuzz.seed` and `-Dfuzz.count` choose
/// another and a longer one; see docs/developers/conformance.md.
class HostileFeelTests {

    private static final long SEED = Long.getLong("fuzz.seed", 20_261_122L);
    private static final int COUNT = Integer.getInteger("fuzz.count", 200);

    /// A thousandth of what an evaluation may cost, so that many fit into a test; the time goes
    /// with the steps.
    private static final long STEPS = Budget.MAX_STEPS / 1_000;

    /// Far above what is measured, for a machine that does other things too.
    private static final Duration MOST = Duration.ofSeconds(10);

    @Test
    void hostileExpressionsEndWithAValueOrAMistake() {
        HostileFeel hostile = new HostileFeel(new Random(SEED));
        Duration longest = Duration.ZERO;
        String slowest = "";
        int read = 0;
        int givenUp = 0;
        for (int i = 0; i < COUNT; i++) {
            String text = hostile.next();
            long start = System.nanoTime();
            Interpreter interpreter = new Interpreter(null, Types.NONE, Externals.NONE, STEPS);
            Parsed<Expression> parsed = FeelParser.expression(text, Names.of(List.of("x", "u")));
            if (parsed.tree().isEmpty()) {
                assertThat(parsed.problems()).as(shortened(text)).isNotEmpty();
                assertThat(parsed.problems())
                        .allSatisfy(problem -> assertThat(problem.line()).isPositive());
            } else {
                read++;
                Value value =
                        interpreter.evaluate(
                                parsed.tree().get(),
                                Scope.of(
                                        Map.of(
                                                "x",
                                                Feel.number(7),
                                                "u",
                                                new Value.OpenAny(Set.of(new Cause("u", null))))));
                givenUp += interpreter.exhausted().isPresent() ? 1 : 0;
                assertThat(value).as(shortened(text)).isNotNull();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            if (took.compareTo(longest) > 0) {
                longest = took;
                slowest = text;
            }
        }
        System.out.printf(
                "hostile FEEL, seed %d: %d expressions, %d read, %d given up, longest %d ms: %s%n",
                SEED, COUNT, read, givenUp, longest.toMillis(), shortened(slowest));

        assertThat(longest).as(shortened(slowest)).isLessThan(MOST);
        assertThat(givenUp).as("expressions that were given up").isPositive();
    }

    private static String shortened(String text) {
        return text.length() <= 300 ? text : text.substring(0, 300) + " … " + text.length();
    }
}
