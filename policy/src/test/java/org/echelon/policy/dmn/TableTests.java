package org.echelon.policy.dmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.policy.dmn.TableFixture.between;
import static org.echelon.policy.dmn.TableFixture.number;
import static org.echelon.policy.dmn.TableFixture.unknown;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.echelon.policy.dmn.DecisionTrace.Match;
import org.echelon.policy.feel.Cause;
import org.echelon.policy.feel.Value;
import org.junit.jupiter.api.Test;

class TableTests {

    private static final String ONE = "<output/>";

    private static TableFixture bands(String policy) {
        return TableFixture.of(
                policy,
                List.of("a"),
                ONE,
                ">= 30 | 20",
                "[25..30) | 16",
                "[20..25) | 12",
                "< 20 | 0");
    }

    @Test
    void givesTheHullOfTheBandsThatAnUnknownMayReach() {
        assertThat(bands("hitPolicy='FIRST'").result(Map.of("a", unknown("staff", 22, 100))))
                .isEqualTo(between("staff", 12, 20));
        assertThat(bands("hitPolicy='UNIQUE'").result(Map.of("a", unknown("staff", 22, 28))))
                .isEqualTo(between("staff", 12, 16));
    }

    @Test
    void isCertainWhereEveryValueReachesTheSameBand() {
        assertThat(bands("hitPolicy='UNIQUE'").result(Map.of("a", unknown("staff", 25, 29))))
                .isEqualTo(number(16));
    }

    @Test
    void givesNoNullWhereTheBandsLeaveNoGap() {
        Value open = new Value.OpenNumber(null, null, false, Set.of(new Cause("staff", 2023)));

        assertThat(bands("hitPolicy='UNIQUE'").result(Map.of("a", open)))
                .isEqualTo(
                        new Value.OpenNumber(
                                org.echelon.quantity.Rational.ZERO,
                                org.echelon.quantity.Rational.of(20),
                                false,
                                Set.of(new Cause("staff", 2023))));
    }

    @Test
    void saysThatNullIsPossibleWhereAGapCanBeReached() {
        TableFixture table = TableFixture.of("", List.of("a"), ONE, "< 5 | 1", "> 5 | 2");

        assertThat(table.result(Map.of("a", unknown("x", 0, 10))))
                .isEqualTo(
                        new Value.OpenNumber(
                                org.echelon.quantity.Rational.of(1),
                                org.echelon.quantity.Rational.of(2),
                                true,
                                Set.of(new Cause("x", null))));
    }

    @Test
    void aNumberThatIsKnownButForWhetherItIsNullKeepsItsValue() {
        TableFixture table =
                TableFixture.of("hitPolicy='FIRST'", List.of("a"), ONE, "< 5 | 10", "- | 0");
        Value zeroOrNull =
                new Value.OpenNumber(
                        org.echelon.quantity.Rational.ZERO,
                        org.echelon.quantity.Rational.ZERO,
                        true,
                        Set.of(new Cause("x", null)));

        assertThat(table.result(Map.of("a", zeroOrNull)))
                .isEqualTo(
                        new Value.OpenNumber(
                                org.echelon.quantity.Rational.ZERO,
                                org.echelon.quantity.Rational.of(10),
                                false,
                                Set.of(new Cause("x", null))));
    }

    @Test
    void letsNullReachNoBandButADash() {
        TableFixture table =
                TableFixture.of(
                        "hitPolicy='FIRST'", List.of("a"), ONE, ">= 0 | 8", "< 0 | 4", "- | 1");

        assertThat(table.result(Map.of("a", Value.NULL))).isEqualTo(number(1));
    }

    @Test
    void keepsRowsThatAnUnknownCannotChange() {
        TableFixture table =
                TableFixture.of(
                        "hitPolicy='FIRST'",
                        List.of("a", "b"),
                        ONE,
                        "> 5 | - | 1",
                        "- | > 5 | 2",
                        "- | - | 3");

        assertThat(table.result(Map.of("a", number(9), "b", unknown("b", 0, 10))))
                .isEqualTo(number(1));
        assertThat(table.result(Map.of("a", number(1), "b", unknown("b", 0, 10))))
                .isEqualTo(between("b", 2, 3));
    }

    @Test
    void sumsAndCountsWhatMayMatchAsIntervals() {
        String[] rules = {"> 2 | 10", "> 4 | 5", "> 100 | 1000"};

        assertThat(
                        TableFixture.of(
                                        "hitPolicy='COLLECT' aggregation='SUM'",
                                        List.of("a"),
                                        ONE,
                                        rules)
                                .result(Map.of("a", unknown("a", 3, 10))))
                .isEqualTo(between("a", 10, 15));
        assertThat(
                        TableFixture.of(
                                        "hitPolicy='COLLECT' aggregation='COUNT'",
                                        List.of("a"),
                                        ONE,
                                        rules)
                                .result(Map.of("a", unknown("a", 3, 10))))
                .isEqualTo(between("a", 1, 2));
    }

    @Test
    void givesPriorityByTheOrderOfTheOutputValues() {
        TableFixture table =
                TableFixture.of(
                        "hitPolicy='PRIORITY'",
                        List.of("a"),
                        "<output><outputValues><text>3, 1, 2</text></outputValues></output>",
                        "> 0 | 1",
                        "> 0 | 2",
                        "> 5 | 3");

        assertThat(table.result(Map.of("a", number(1)))).isEqualTo(number(1));
        assertThat(table.result(Map.of("a", number(6)))).isEqualTo(number(3));
        assertThat(table.result(Map.of("a", unknown("a", 1, 9)))).isEqualTo(between("a", 1, 3));
    }

    @Test
    void answersNullWhereTwoRulesOfAUniqueTableMatch() {
        TableFixture table = TableFixture.of("", List.of("a"), ONE, "> 0 | 1", "> 1 | 2");

        assertThat(table.result(Map.of("a", number(5)))).isEqualTo(Value.NULL);
    }

    @Test
    void givesTheDefaultWhereNoRuleMatches() {
        TableFixture table =
                TableFixture.of(
                        "hitPolicy='FIRST'",
                        List.of("a"),
                        "<output><defaultOutputEntry><text>7</text></defaultOutputEntry></output>",
                        "> 5 | 1");

        assertThat(table.result(Map.of("a", number(1)))).isEqualTo(number(7));
        assertThat(table.result(Map.of("a", Value.NULL))).isEqualTo(number(7));
        assertThat(table.result(Map.of("a", unknown("a", 0, 9)))).isEqualTo(between("a", 1, 7));
    }

    @Test
    void evaluatesEachInputOnceHoweverManyRulesThereAre() {
        AtomicInteger asked = new AtomicInteger();
        Clock clock =
                new Clock() {
                    @Override
                    public ZoneId getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(ZoneId zone) {
                        return this;
                    }

                    @Override
                    public Instant instant() {
                        asked.incrementAndGet();
                        return Instant.EPOCH;
                    }
                };
        TableFixture table =
                TableFixture.of(
                        "hitPolicy='FIRST'",
                        List.of("now().year"),
                        ONE,
                        "1950 | 1",
                        "1960 | 2",
                        "1970 | 3");

        Value result = table.model().start(Map.of(), true, clock).decision("d");

        assertThat(result).isEqualTo(number(3));
        assertThat(asked).hasValue(1);
    }

    @Test
    void tracesEveryRuleWithItsFirstFailingCell() {
        TableFixture table =
                TableFixture.of(
                        "hitPolicy='FIRST'",
                        List.of("a", "b * 2"),
                        ONE,
                        "> 5 | - | 1",
                        "- | > 5 | 2",
                        "- | - | 3");
        Session session =
                table.model().start(Map.of("a", number(1), "b", unknown("b", 0, 10)), true);

        session.decision("d");

        DecisionTrace trace = session.trace().getFirst();
        assertThat(trace.inputs())
                .containsExactly(
                        Map.entry("a", number(1)), Map.entry("b * 2", between("b", 0, 20)));
        assertThat(trace.rules())
                .extracting(DecisionTrace.RuleTrace::match)
                .containsExactly(Match.NO, Match.MAYBE, Match.MATCH);
        assertThat(trace.rules().getFirst().failing())
                .contains(new DecisionTrace.CellTrace(1, "a", "> 5", number(1)));
        assertThat(trace.rules().get(1).failing())
                .contains(new DecisionTrace.CellTrace(2, "b * 2", "> 5", between("b", 0, 20)));
        assertThat(trace.rules().get(2).failing()).isEmpty();
    }
}
