package org.echelon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import org.echelon.policy.feel.Value;
import org.echelon.policy.programme.ParameterPaths;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;

/// A parameter is found and replaced by its path, and a version with another value is the same
/// otherwise.
class ParameterPathsTests {

    private static final Programme POINTS =
            Programmes.read(Path.of(System.getProperty("echelon.root", ".")).resolve("programmes"))
                    .find("cn/innovation-points")
                    .orElseThrow();
    private static final Version VERSION =
            POINTS.version(LocalDate.parse("2024-08-02")).orElseThrow();

    @Test
    void leadIntoTheEntriesOfAParameter() {
        assertThat(ParameterPaths.find(VERSION.parameters(), "rd growth.high"))
                .contains(Value.of(Rational.of(1, 2)));
        assertThat(ParameterPaths.find(VERSION.parameters(), "rd growth.highest")).isEmpty();
        assertThat(ParameterPaths.find(VERSION.parameters(), "rd grow")).isEmpty();
        assertThat(ParameterPaths.numbers(VERSION.parameters()))
                .contains("rd growth.low", "start up revenue")
                .doesNotContain("rd growth", "start up age");
    }

    @Test
    void replaceOneValueAndLeaveTheOthers() {
        Version other = VERSION.withParameter("rd growth.high", Value.of(Rational.of(3, 4)));

        assertThat(ParameterPaths.find(other.parameters(), "rd growth.high"))
                .contains(Value.of(Rational.of(3, 4)));
        assertThat(ParameterPaths.find(other.parameters(), "rd growth.low"))
                .isEqualTo(ParameterPaths.find(VERSION.parameters(), "rd growth.low"));
        assertThat(ParameterPaths.find(VERSION.parameters(), "rd growth.high"))
                .as("the version itself is untouched")
                .contains(Value.of(Rational.of(1, 2)));
        assertThat(other.parameters().keySet())
                .containsExactlyElementsOf(VERSION.parameters().keySet());
        assertThat(other.model().orElseThrow())
                .as("not compiled again")
                .isSameAs(VERSION.model().orElseThrow());
    }

    @Test
    void refuseWhatIsNotThere() {
        assertThatThrownBy(() -> VERSION.withParameter("rd growth.highest", Value.NULL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no parameter 'rd growth.highest'");
    }
}
