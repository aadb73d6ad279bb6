package org.echelon.policy.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaMethodsTests {

    @Test
    void runsAPureMethodOfTheList() {
        assertThat(
                        JavaMethods.invoke(
                                "java.lang.Math",
                                "max(int, int)",
                                List.of(Value.of(Rational.of(3)), Value.of(Rational.of(7)))))
                .isEqualTo(Value.of(Rational.of(7)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java.lang.Runtime | exec(java.lang.String)",
                "java.lang.System | getenv(java.lang.String)",
                "java.lang.Integer | getInteger(java.lang.String)",
                "java.lang.String | length()",
                "java.lang.Math | max(java.lang.Thread)",
                "java.lang.Math | max"
            })
    void refusesWhatTouchesTheWorldOrIsNotThere(String type, String signature) {
        assertThat(JavaMethods.invoke(type, signature, List.of(Value.of("user.home"))))
                .isEqualTo(Value.NULL);
    }
}
