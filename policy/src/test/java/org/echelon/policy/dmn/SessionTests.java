package org.echelon.policy.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.policy.feel.Cause;
import org.echelon.policy.feel.FeelText;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionTests {

    private static CompiledModel good(String name) throws IOException {
        Path file =
                Path.of(
                        System.getProperty("echelon.root", ".."),
                        "policy/src/test/resources/dmn/good",
                        name);
        return TableFixture.compiled(Files.readString(file));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kept | [{band low: 10, points: 8}]",
                "doubled | [0, 16]",
                "all | true",
                "any | true",
                "called | [1, 4]",
                "served | 42"
            })
    void evaluatesEveryKindOfBoxedExpression(String decision, String expected) throws IOException {
        Session session = good("every-boxed-expression.dmn").start(Map.of(), false);

        assertThat(FeelText.of(session.decision(decision))).isEqualTo(expected);
    }

    @Test
    void readsNamesOfSeveralWordsAndSigns() throws IOException {
        CompiledModel model = good("kie.dmn");
        Value year =
                new Value.Context(
                        Map.of(
                                "R&D expense", TableFixture.number(5),
                                "sales", TableFixture.number(100)));

        Value ratio =
                model.start(Map.of("Last years", new Value.Items(List.of(year, year))), false)
                        .decision("_d1");

        assertThat(ratio).isEqualTo(Value.of(Rational.of(1, 20)));
    }

    @Test
    void refusesAnInputThatIsOutsideItsType() throws IOException {
        CompiledModel model = good("kie.dmn");
        Value year =
                new Value.Context(
                        Map.of(
                                "R&D expense", TableFixture.number(5),
                                "sales", TableFixture.number(-1)));

        Value ratio =
                model.start(Map.of("Last years", new Value.Items(List.of(year))), false)
                        .decision("_d1");

        assertThat(ratio).isEqualTo(Value.NULL);
    }

    @Test
    void keepsAnInvocationsUnknownOpen() throws IOException {
        Session session =
                good("every-boxed-expression.dmn")
                        .start(
                                Map.of(
                                        "given",
                                        new Value.OpenNumber(
                                                Rational.ZERO,
                                                Rational.of(9),
                                                false,
                                                Set.of(new Cause("given", null)))),
                                true);

        assertThat(session.decision("plus")).isEqualTo(TableFixture.between("given", 1, 10));
        assertThat(session.trace())
                .singleElement()
                .satisfies(trace -> assertThat(trace.inputs()).containsOnlyKeys("given"));
    }

    @Test
    void computesEachDecisionOnce() throws IOException {
        Session session = good("every-boxed-expression.dmn").start(Map.of(), true);

        session.decision("kept");
        session.decision("doubled");
        session.decision("kept");

        assertThat(session.trace())
                .extracting(trace -> trace.decision().id())
                .containsExactly("rows", "kept", "doubled");
    }

    @Test
    void givesUpAModelThatWouldRunWithoutEnd() {
        CompiledModel model =
                TableFixture.compiled(
                        """
                        <definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/"
                          name="m" namespace="urn:m">
                          <decision id="d" name="d"><variable name="d"/><literalExpression><text>
                            (function(f) f(f))(function(f) f(f))
                          </text></literalExpression></decision>
                        </definitions>
                        """);

        assertThat(model.start(Map.of(), false).decision("d")).isEqualTo(Value.NULL);
    }

    @Test
    void saysWhichDecisionItDoesNotHave() throws IOException {
        Session session = good("kie.dmn").start(Map.of(), false);

        assertThatThrownBy(() -> session.decision("nothing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("model grant has no decision with id nothing");
    }
}
