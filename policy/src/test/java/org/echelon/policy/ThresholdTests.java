package org.echelon.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.echelon.policy.feel.Value;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;

/// Conditions that hold a number against a parameter, in the programmes as they are.
class ThresholdTests {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private final Programmes programmes =
            Programmes.read(
                    Path.of(System.getProperty("echelon.root", "..")).resolve("programmes"));

    private List<Threshold> thresholds(String programme) {
        Programme found = programmes.find(programme).orElseThrow();
        Version version = found.inForce(DAY).orElseThrow();
        return found.judge(version, Question.asOf(DAY, DAY)).orElseThrow().thresholds();
    }

    @Test
    void aPassMarkIsOne() {
        assertThat(thresholds("cn/hnte"))
                .extracting(Threshold::condition, Threshold::parameter)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("innovation_score", "pass mark"));
    }

    @Test
    void aDecisionWithItsThresholdsInItsTablesHasNone() {
        assertThat(thresholds("cn/tech-sme")).isEmpty();
    }

    /// What is paid for a loan is nothing where the loan is above the limit.
    @Test
    void aConditionThatAnotherDecisionReadsIsNone() {
        assertThat(thresholds("cn/guangdong/guangzhou/risk-pool-loan")).isEmpty();
    }

    @Test
    void theNumberSaysWhatBecomesOfTheConditionAtEveryValue() {
        Threshold mark = thresholds("cn/hnte").getFirst();
        Value between = new Value.OpenNumber(Rational.of(68), Rational.of(72), false, Set.of());

        assertThat(mark.status(between, Value.of(Rational.of(67)))).isEqualTo(Status.MET);
        assertThat(mark.status(between, Value.of(Rational.of(68)))).isEqualTo(Status.UNKNOWN);
        assertThat(mark.status(between, Value.of(Rational.of(71)))).isEqualTo(Status.UNKNOWN);
        assertThat(mark.status(between, Value.of(Rational.of(72)))).isEqualTo(Status.NOT_MET);
    }

    @Test
    void theNumberFollowsFromByHowMuchTheConditionIsMet() {
        Threshold mark = thresholds("cn/hnte").getFirst();
        Value seventy = Value.of(Rational.of(70));

        assertThat(mark.held(seventy, Rational.of(-3), Rational.of(-3), false))
                .isEqualTo(Value.of(Rational.of(67)));
        assertThat(mark.held(seventy, Rational.of(-2), Rational.of(2), true))
                .isEqualTo(new Value.OpenNumber(Rational.of(68), Rational.of(72), true, Set.of()));
    }
}
