package org.echelon.policy.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.policy.advice.Grants.capped;
import static org.echelon.policy.advice.Grants.combination;
import static org.echelon.policy.advice.Grants.grant;
import static org.echelon.policy.advice.Grants.matching;
import static org.echelon.policy.advice.Grants.notBeside;
import static org.echelon.policy.advice.Grants.plain;
import static org.echelon.policy.advice.Grants.received;
import static org.echelon.policy.advice.Grants.stepUp;
import static org.echelon.policy.advice.Grants.topUp;
import static org.echelon.policy.programme.AwardLevel.CITY;
import static org.echelon.policy.programme.AwardLevel.DISTRICT;
import static org.echelon.policy.programme.AwardLevel.PROVINCE;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.echelon.policy.advice.Combination.LeftOut;
import org.echelon.policy.advice.Combination.Rule;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Money;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;

/// P19: each rule on stacking worked by hand.
class CombinationTests {

    private static String total(Combination combination) {
        assertThat(combination.proven()).isTrue();
        return combination.total().toString();
    }

    private static LeftOut only(Combination combination) {
        assertThat(combination.without()).hasSize(1);
        return combination.without().getFirst();
    }

    @Test
    void ofTwoAwardsForOneMatterAtOneLevelTheHigherIsPaidOnce() {
        Combination found =
                combination(
                        List.of(
                                plain("a", "hnte", DISTRICT, 200_000),
                                plain("b", "hnte", DISTRICT, 300_000)),
                        List.of());

        assertThat(total(found)).isEqualTo("300000.00");
        assertThat(only(found).programme()).isEqualTo("a");
        assertThat(only(found).rule()).isEqualTo(Rule.SAME_MATTER);
        assertThat(only(found).because().en())
                .isEqualTo(
                        "the same matter (hnte) as b at the same level: the higher, once;"
                                + " with it the total is at most 200,000 yuan, less than 300,000 yuan");
        assertThat(only(found).because().zh())
                .isEqualTo("与“b”属于同一事项（hnte），就高不重复；若选择此项，合计至多 20万元，少于 30万元");
    }

    @Test
    void awardsOfTwoLevelsForOneMatterAreBothPaidWhereNothingForbidsIt() {
        Combination found =
                combination(
                        List.of(
                                plain("city", "hnte", CITY, 200_000),
                                plain("district", "hnte", DISTRICT, 300_000)),
                        List.of());

        assertThat(total(found)).isEqualTo("500000.00");
        assertThat(found.without()).isEmpty();
    }

    @Test
    void anAwardThatForbidsASecondLevelIsNotPaidBesideIt() {
        Combination found =
                combination(
                        List.of(
                                plain("city", "pledge", CITY, 100_000),
                                grant("district", "pledge", DISTRICT, 80_000, notBeside(CITY))),
                        List.of());

        assertThat(total(found)).isEqualTo("100000.00");
        assertThat(only(found).rule()).isEqualTo(Rule.DOUBLE_LEVEL);
        assertThat(only(found).because().en()).contains("no double level: not beside city");
    }

    @Test
    void aTopUpPaysWhatTheHigherLevelLeaves() {
        Combination found =
                combination(
                        List.of(
                                plain("province", "hnte", PROVINCE, 200_000),
                                grant("district", "hnte", DISTRICT, 300_000, topUp())),
                        List.of());

        assertThat(total(found)).isEqualTo("300000.00");
        assertThat(found.chosen())
                .extracting(Combination.Chosen::amount)
                .containsExactly(Money.ofYuan(200_000), Money.ofYuan(100_000));
        assertThat(found.chosen().getLast().because().getFirst().en())
                .isEqualTo(
                        "top-up: the standard of 300,000 yuan less 200,000 yuan from higher levels for the same matter leaves 100,000 yuan");
    }

    @Test
    void aTopUpPaysNothingWhereTheHigherLevelGaveMore() {
        Combination found =
                combination(
                        List.of(grant("district", "hnte", DISTRICT, 100_000, topUp())),
                        List.of(received("province", "hnte", PROVINCE, 200_000)));

        assertThat(total(found)).isEqualTo("0.00");
        assertThat(only(found).rule()).isEqualTo(Rule.NOTHING_LEFT);
        assertThat(only(found).because().zh()).contains("扣除上级同一事项已得 20万元，支付 0元");
    }

    @Test
    void aStepUpPaysTheDifferenceToWhatWasPaidOnTheLadder() {
        Combination found =
                combination(
                        List.of(
                                grant("provincial", "space", CITY, 400_000, stepUp("makerspace")),
                                grant("national", "space", CITY, 500_000, stepUp("makerspace"))),
                        List.of(Grants.step("municipal", "makerspace", 200_000)));

        assertThat(total(found)).isEqualTo("300000.00");
        assertThat(found.chosen().getFirst().programme()).isEqualTo("national");
        assertThat(only(found).rule()).isEqualTo(Rule.STEP);
    }

    @Test
    void matchingPaysARateOfTheUpperAwardUpToItsCap() {
        Combination found =
                combination(
                        List.of(
                                plain("nation", "prize", PROVINCE, 800_000),
                                grant(
                                        "district",
                                        "prize",
                                        DISTRICT,
                                        1_000_000,
                                        matching(
                                                "nation",
                                                Rational.of(1, 2),
                                                Money.ofYuan(300_000)))),
                        List.of());

        assertThat(total(found)).isEqualTo("1100000.00");
        assertThat(found.chosen().getLast().because().getFirst().en())
                .isEqualTo(
                        "matching: 50 % of the award of 800,000 yuan, at most 300,000 yuan, so 300,000 yuan");
    }

    @Test
    void matchingCountsWhatWasReceivedAlready() {
        Combination found =
                combination(
                        List.of(
                                grant(
                                        "district",
                                        "prize",
                                        DISTRICT,
                                        1_000_000,
                                        matching("nation", Rational.ONE, null))),
                        List.of(received("nation", "prize", PROVINCE, 150_000)));

        assertThat(total(found)).isEqualTo("150000.00");
    }

    @Test
    void aSchemePaysNoMoreThanItsCapInAYear() {
        Combination found =
                combination(
                        List.of(
                                grant("a", "one", CITY, 700_000, capped("gz", 1_000_000)),
                                grant("b", "two", CITY, 400_000, capped("gz", 1_000_000))),
                        List.of(
                                Grants.counted("c", "gz", 100_000, LocalDate.of(2026, 2, 1)),
                                Grants.counted("c", "gz", 900_000, LocalDate.of(2025, 2, 1))));

        assertThat(total(found)).isEqualTo("900000.00");
        assertThat(found.chosen().getLast().because().getFirst().en())
                .isEqualTo(
                        "yearly cap: at most 1,000,000 yuan in 2026, of which 800,000 yuan is used, so this pays 200,000 yuan");
    }

    @Test
    void exclusionHoldsBothWaysWhicheverSaysIt() {
        Combination found =
                combination(
                        List.of(
                                grant(
                                        "a",
                                        "one",
                                        CITY,
                                        100_000,
                                        org.echelon.policy.programme.Stacking.NONE,
                                        "b"),
                                plain("b", "two", CITY, 150_000)),
                        List.of());

        assertThat(total(found)).isEqualTo("150000.00");
        assertThat(only(found).rule()).isEqualTo(Rule.EXCLUDED);
    }

    @Test
    void theDearestAwardGivesWayToTwoThatTogetherPayMore() {
        Combination found =
                combination(
                        List.of(
                                grant(
                                        "big",
                                        "one",
                                        CITY,
                                        500_000,
                                        org.echelon.policy.programme.Stacking.NONE,
                                        "b",
                                        "c"),
                                plain("b", "two", CITY, 300_000),
                                plain("c", "three", CITY, 300_000)),
                        List.of());

        assertThat(total(found)).isEqualTo("600000.00");
        assertThat(only(found).totalWith()).isEqualTo(Money.ofYuan(500_000));
    }

    @Test
    void whatWasPaidForTheMatterIsNotPaidAgain() {
        Combination found =
                combination(
                        List.of(plain("b", "hnte", DISTRICT, 300_000)),
                        List.of(received("a", "hnte", DISTRICT, 200_000)));

        assertThat(total(found)).isEqualTo("0.00");
        assertThat(only(found).rule()).isEqualTo(Rule.PAID_ALREADY);
        assertThat(only(found).because().en())
                .isEqualTo("a paid 200,000 yuan for the same matter on 2026-03-01");
    }

    @Test
    void aTitleThatIsHeldBarsWhatExcludesIt() {
        Combination found =
                combination(
                        List.of(
                                grant(
                                        "innovative",
                                        null,
                                        PROVINCE,
                                        0,
                                        org.echelon.policy.programme.Stacking.NONE,
                                        "hnte")),
                        List.of(),
                        Map.of("hnte", new Words("高新技术企业", "HNTE")));

        assertThat(found.chosen()).isEmpty();
        assertThat(only(found).because().en()).isEqualTo("the valid title of HNTE excludes it");
    }
}
