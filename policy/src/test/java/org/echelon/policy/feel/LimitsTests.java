package org.echelon.policy.feel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// No text runs forever, overflows the stack or exhausts the memory.
@Timeout(60)
class LimitsTests {

    private static String givenUp(String text) {
        return givenUp(text, Map.of());
    }

    private static String givenUp(String text, Map<String, Value> variables) {
        Interpreter interpreter = new Interpreter();
        Expression tree =
                FeelParser.expression(text, Names.of(variables.keySet())).tree().orElseThrow();

        Value value = interpreter.evaluate(tree, Scope.of(variables));

        return FeelText.of(value) + ": " + interpreter.exhausted().orElse("not given up");
    }

    @Test
    void givesUpALoopThatIsTooLong() {
        assertThat(givenUp("some i in 1..1000000000000 satisfies i < 0"))
                .isEqualTo("null: more than 5000000 steps");
    }

    @Test
    void givesUpEndlessRecursion() {
        assertThat(givenUp("{f: function(f, n) f(f, n + 1) + 1, r: f(f, 0)}.r"))
                .isEqualTo("null: invocations are nested more than 256 deep");
    }

    @Test
    void saysUnknownWhereOnlyTheUnknownMadeItGoOn() {
        assertThat(
                        givenUp(
                                "{f: function(f, n) if n < x then f(f, n + 1) else n, r: f(f, 0)}.r",
                                Map.of("x", Feel.between(0, null))))
                .isEqualTo("unknown: invocations are nested more than 256 deep");
    }

    @Test
    void givesUpAListThatDoublesAndDoubles() {
        assertThat(
                        givenUp(
                                "count(for i in 1..60 return if i = 1 then [1] else"
                                        + " concatenate(partial[-1], partial[-1]))"))
                .isEqualTo("null: a value of more than 2000000 parts");
    }

    @Test
    void givesUpAListThatHoldsItselfTwiceAndTwice() {
        String doubled =
                "(for i in 1..60 return if i = 1 then [1] else [partial[-1], partial[-1]])[-1]";

        assertThat(givenUp("count(flatten(" + doubled + "))"))
                .isEqualTo("null: a value of more than 2000000 parts");
        assertThat(givenUp(doubled + " = " + doubled))
                .isEqualTo("null: a value of more than 2000000 parts");
    }

    @Test
    void refusesATextThatDoublesAndDoubles() {
        assertThat(
                        givenUp(
                                "string length((for i in 1..60 return if i = 1 then \"aaaaaaaaaa\""
                                        + " else partial[-1] + partial[-1])[-1])"))
                .isEqualTo("null: not given up");
    }

    @Test
    void refusesANumberThatGrowsAndGrows() {
        assertThat(
                        givenUp(
                                "(for i in 1..60 return if i = 1 then 3 else"
                                        + " partial[-1] * partial[-1])[-1]"))
                .isEqualTo("null: not given up");
        assertThat(givenUp("9 ** 9 ** 9 ** 9 ** 9 ** 9")).isEqualTo("null: not given up");
    }

    @Test
    void givesUpARegularExpressionThatBacktracksForever() {
        assertThat(givenUp("matches(\"" + "a".repeat(60) + "b\", \"^((a|aa)+)(a|aa)+\\1$\")"))
                .isEqualTo("null: more than 5000000 steps");
    }

    @Test
    void goesOnAfterGivingUp() {
        Interpreter interpreter = new Interpreter();
        Expression endless =
                FeelParser.expression("{f: function(f) f(f), r: f(f)}.r", Names.none())
                        .tree()
                        .orElseThrow();
        Expression simple = FeelParser.expression("1 + 1", Names.none()).tree().orElseThrow();
        interpreter.evaluate(endless, Scope.empty());

        assertThat(interpreter.exhausted()).isPresent();
        assertThat(interpreter.evaluate(simple, Scope.empty())).isEqualTo(Feel.number(2));
        assertThat(interpreter.exhausted()).isEmpty();
    }
}
