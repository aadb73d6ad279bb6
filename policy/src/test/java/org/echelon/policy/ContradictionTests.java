package org.echelon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;

/// Two registers may give a part that is above its whole. It is shown as a dispute and must not
/// stop an evaluation, whatever else is unknown between the two.
class ContradictionTests {

    private static final LocalDate DAY = LocalDate.of(2024, 6, 30);

    private static FactValue number(long value) {
        return new FactValue.Numeric(Rational.of(value));
    }

    @Test
    void aPartAboveItsWholeBoundsNothingThatIsUnknown() {
        Programme programme =
                Programmes.read(SharedFolder.root().resolve("programmes"))
                        .find("cn/innovative-sme")
                        .orElseThrow();
        EnterpriseFacts facts =
                new EnterpriseFacts(
                        new Enterprise(
                                null, "x:1", "样例", "440114", "3911", LocalDate.of(2015, 6, 15)),
                        new TreeMap<>(Map.of(2023, Map.of("revenue", number(1_000)))),
                        // of the rights of class I, which are unknown, minus three come from own
                        // work
                        Map.of("ip_class1_own_rd", number(-3), "ip_class1_high_value", number(9)),
                        List.of(),
                        List.of());
        EnterpriseFacts above =
                new EnterpriseFacts(
                        facts.enterprise(),
                        facts.yearly(),
                        Map.of("ip_class1", number(-1)),
                        List.of(),
                        List.of());

        for (EnterpriseFacts each : List.of(facts, above)) {
            assertThatCode(() -> programme.evaluate(each, Question.asOf(DAY, DAY)))
                    .doesNotThrowAnyException();
            Evaluation evaluation = programme.evaluate(each, Question.asOf(DAY, DAY));
            assertThat(evaluation.verdict()).isEqualTo(Verdict.UNKNOWN);
        }
    }
}
