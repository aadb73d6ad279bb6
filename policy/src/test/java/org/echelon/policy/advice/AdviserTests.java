package org.echelon.policy.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.policy.advice.SmallProgrammes.STAFF;
import static org.echelon.policy.advice.SmallProgrammes.TODAY;
import static org.echelon.policy.advice.SmallProgrammes.enterprise;
import static org.echelon.policy.advice.SmallProgrammes.ladder;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.echelon.policy.Question;
import org.echelon.policy.advice.Combination.Rule;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.Title;
import org.echelon.policy.programme.Ladder;
import org.echelon.policy.result.OutOfReach;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Money;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;

/// P19, A3: what an enterprise holds, can have now or later, and lacks; the path up the echelon.
class AdviserTests {

    private static final String HOLDS_BASE =
            "some t in holds satisfies t.title = \"x/base\" and t.from &lt;= as of";

    private final SmallProgrammes small = new SmallProgrammes();

    private Advice advise(EnterpriseFacts facts) {
        return advise(facts, Ladder.EMPTY);
    }

    private Advice advise(EnterpriseFacts facts, Ladder ladder) {
        return new Adviser(small.programmes(), ladder).advise(facts, Question.asOf(TODAY, TODAY));
    }

    private static EnterpriseFacts twelve() {
        return enterprise(12, List.of(), List.of());
    }

    @Test
    void theWindowsOfTheVersionTellNowFromLater() {
        small.title("x/always", STAFF, "")
                .title("x/today", STAFF, "windows: [ { opens: 06-01, closes: 06-30 } ]")
                .title("x/later", STAFF, "windows: [ { opens: 09-01, closes: 09-30 } ]")
                .title("x/over-new-year", STAFF, "windows: [ { opens: 07-01, closes: 06-29 } ]");

        Advice advice = advise(twelve());

        assertThat(advice.now())
                .extracting(offer -> offer.programme().id() + " " + offer.closes())
                .containsExactly("x/always null", "x/today 2024-06-30");
        assertThat(advice.opens())
                .extracting(offer -> offer.programme().id() + " " + offer.from())
                .containsExactly("x/over-new-year 2024-07-01", "x/later 2024-09-01");
    }

    @Test
    void aWindowThatTheVersionWillNotSeeAgainOpensNothing() {
        small.title(
                "x/ends", STAFF, "until: 2024-08-01\nwindows: [ { opens: 01-01, closes: 03-31 } ]");

        Advice advice = advise(twelve());

        assertThat(advice.opens()).isEmpty();
        assertThat(advice.lacks()).hasSize(1);
        assertThat(advice.lacks().getFirst().gap().outOfReach().getFirst().kind())
                .isEqualTo(OutOfReach.Kind.NOT_IN_FORCE);
    }

    @Test
    void whatIsMetTodayAndNotOnTheOpeningDaySaysSoAndIsNotCounted() {
        small.programme(
                "x/fading",
                "kind: reward",
                "as of &lt; date(\"2024-08-01\")",
                "5000",
                "windows: [ { opens: 09-01, closes: 09-30 } ]");

        Advice advice = advise(twelve());

        assertThat(advice.opens().getFirst().then().orElseThrow().verdict())
                .isEqualTo(Verdict.NOT_MET);
        assertThat(advice.combination().total()).isEqualTo(Money.ZERO);
        assertThat(advice.combination().chosen()).isEmpty();
    }

    @Test
    void aTitleThatIsHeldIsToldWithItsLastDayAndWhenToFileAgain() {
        small.title(
                "x/base",
                STAFF,
                "validity: { years: 3 }\nrenewal: { from: expiry, by: 03-31, zh: 期满再报, en: File again after expiry }");
        EnterpriseFacts facts =
                enterprise(
                        8,
                        List.of(
                                new Title(
                                        "x/base",
                                        "N1",
                                        LocalDate.of(2022, 12, 19),
                                        LocalDate.of(2025, 12, 19))),
                        List.of());

        Advice advice = advise(facts, ladder("x/base"));

        Advice.Held held = advice.holds().getFirst();
        assertThat(held.lastDay()).isEqualTo(LocalDate.of(2025, 12, 18));
        assertThat(held.fileAgainFrom()).isEqualTo(LocalDate.of(2025, 12, 19));
        assertThat(held.renewBy()).isEqualTo(LocalDate.of(2025, 3, 31));
        assertThat(held.evaluation().orElseThrow().verdict()).isEqualTo(Verdict.NOT_MET);
        assertThat(advice.lacks()).isEmpty();
        PathStep again = advice.path().getFirst();
        assertThat(again.renewal()).isTrue();
        assertThat(again.reach().orElseThrow().proposal().filing())
                .isEqualTo(LocalDate.of(2025, 12, 19));
        assertThat(again.reach().orElseThrow().proposal().cost()).isEqualTo(Rational.of(2));
    }

    @Test
    void programmesForOthersOfOtherRegionsAndOutOfForceAreLeftOut() {
        small.programme("x/person", "kind: service\nsubject: person", STAFF, null, "")
                .programme("x/gansu", "kind: reward\nregion: \"62\"", STAFF, "1", "")
                .title("x/ended", STAFF, "until: 2021-01-01");

        Advice advice = advise(twelve());

        assertThat(advice.now()).isEmpty();
        assertThat(advice.lacks()).isEmpty();
        assertThat(advice.elsewhere()).extracting(p -> p.id()).containsExactly("x/gansu");
    }

    @Test
    void anUnknownFactMakesAGroupOfItsOwnWithWhatSettlesIt() {
        small.title("x/unknown", "last.turnover + last.staff &gt;= 0 and current.rights &gt; 5", "")
                .title("x/open", "last.staff &gt;= current.rights", "");
        EnterpriseFacts known = twelve();
        EnterpriseFacts facts =
                new EnterpriseFacts(
                        known.enterprise(),
                        known.yearly(),
                        java.util.Map.of(),
                        List.of(),
                        List.of());

        Advice advice = advise(facts);

        assertThat(advice.unknown()).hasSize(2);
        assertThat(advice.unknown().getFirst().evaluation().missing())
                .extracting(key -> key.fact())
                .containsExactly("rights");
        assertThat(AdviceText.of(advice, Locale.ENGLISH))
                .contains("these facts would settle it: Rights");
    }

    @Test
    void theCombinationReadsTheRulesOfTheProgrammesAndWhatWasReceived() {
        small.reward("x/nation", "matter: prize", STAFF, "800000")
                .reward(
                        "x/district",
                        "region: \"440114\"\nmatter: prize\nstacking: { top-up: true }",
                        STAFF,
                        "1000000")
                .reward(
                        "x/contract",
                        "stacking: { share-cap: { fact: turnover, rate: 0.005 } }",
                        STAFF,
                        "90000")
                .reward("x/paid", "matter: once", STAFF, "70000")
                .reward(
                        "x/half",
                        "region: \"4401\"\nstacking: { matching: { of: x/nation, rate: 0.5, cap: 300000 } }",
                        STAFF,
                        "500000");
        EnterpriseFacts facts =
                enterprise(
                        12,
                        List.of(),
                        List.of(
                                new Award(
                                        "x/other",
                                        "once",
                                        "nation",
                                        Rational.of(60_000),
                                        LocalDate.of(2024, 2, 1))));

        Combination combination = advise(facts).combination();

        // 800,000 + (1,000,000 − 800,000) + 0.5 % of 2,000,000 + at most 300,000
        assertThat(combination.total()).isEqualTo(Money.ofYuan(1_310_000));
        assertThat(combination.without()).hasSize(1);
        assertThat(combination.without().getFirst().rule()).isEqualTo(Rule.PAID_ALREADY);
    }

    @Test
    void anAwardOfAnAmountThatIsOpenIsNotCounted() {
        small.reward("x/open", "", STAFF, "current.rights * 100");
        EnterpriseFacts known = twelve();
        EnterpriseFacts facts =
                new EnterpriseFacts(
                        known.enterprise(),
                        known.yearly(),
                        java.util.Map.of(),
                        List.of(),
                        List.of());

        Combination combination = advise(facts).combination();

        assertThat(combination.total()).isEqualTo(Money.ZERO);
        assertThat(combination.open()).hasSize(1);
    }

    @Test
    void aRungThatNeedsATitleComesAfterTheFilingForItAndItsIssue() {
        small.title("x/base", STAFF, "windows: [ { opens: 09-01, closes: 09-30 } ]")
                .title("x/upper", HOLDS_BASE, "windows: [ { opens: 09-01, closes: 09-30 } ]");

        List<PathStep> path =
                advise(enterprise(8, List.of(), List.of()), ladder("x/base", "x/upper")).path();

        assertThat(path).extracting(step -> step.rung().id()).containsExactly("r1", "r2");
        PathStep.Reach base = path.getFirst().reach().orElseThrow();
        PathStep.Reach upper = path.getLast().reach().orElseThrow();
        assertThat(base.proposal().filing()).isEqualTo(LocalDate.of(2025, 9, 1));
        assertThat(base.proposal().cost()).isEqualTo(Rational.of(2));
        assertThat(base.issued()).isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(upper.proposal().filing()).isEqualTo(LocalDate.of(2026, 9, 1));
        assertThat(upper.after()).containsExactly("r1");
    }

    @Test
    void whatAnEarlierStepChangedIsNotChangedTwice() {
        small.title("x/base", STAFF, "").title("x/upper", "last.staff &gt;= 11", "");

        List<PathStep> path =
                advise(enterprise(8, List.of(), List.of()), ladder("x/base", "x/upper")).path();

        assertThat(path.getFirst().reach().orElseThrow().proposal().cost())
                .isEqualTo(Rational.of(2));
        assertThat(path.getLast().reach().orElseThrow().proposal().cost()).isEqualTo(Rational.ONE);
    }

    @Test
    void aRungOutOfReachSaysByWhichYearAndWhy() {
        small.title("x/base", "current.rights &lt; 1", "");

        PathStep step = advise(twelve(), ladder("x/base")).path().getFirst();

        assertThat(step.reach()).isEmpty();
        assertThat(step.barrierWords().en()).isEqualTo("not reachable by 2027, because");
        assertThat(step.because()).isNotEmpty();
    }

    @Test
    void anEarlierButDearerFilingIsNamed() {
        small.title(
                "x/base",
                "last.staff &gt;= 12 or as of &gt;= date(\"2026-01-01\") and last.staff &gt;= 9",
                "");

        PathStep.Reach reach =
                advise(enterprise(8, List.of(), List.of()), ladder("x/base"))
                        .path()
                        .getFirst()
                        .reach()
                        .orElseThrow();

        assertThat(reach.proposal().filing()).isEqualTo(LocalDate.of(2026, 6, 30));
        assertThat(reach.proposal().cost()).isEqualTo(Rational.ONE);
        assertThat(reach.sooner())
                .contains(new PathStep.Sooner(LocalDate.of(2025, 6, 30), Rational.of(4)));
    }

    @Test
    void whenTheWorkIsUsedUpTheAdviceSaysSo() {
        small.title("x/base", "last.staff &gt;= 100", "");

        Advice advice =
                new Adviser(small.programmes(), Ladder.EMPTY, 0)
                        .advise(twelve(), Question.asOf(TODAY, TODAY));

        assertThat(advice.effort().reached()).isTrue();
        assertThat(advice.lacks().getFirst().asked()).isFalse();
        assertThat(AdviceText.of(advice, Locale.ENGLISH)).contains("its gap was not worked out");
        assertThat(AdviceText.of(advice, Locale.CHINESE)).contains("补差方案未计算");
    }

    @Test
    void aFactThatOneProgrammeDeclaresForItselfStopsNoOther() {
        small.title("x/base", "last.staff &gt;= 14", "")
                .title("x/own", "current.special &gt;= 1", "")
                .facts(
                        "x/own",
                        """
                        facts:
                          special:
                            period: current
                            type: number
                            unit: items
                            min: 0
                            name: { zh: 特别事项, en: Special }
                            meaning: { zh: 特别事项, en: Special }
                            registers: [declared]
                        """);
        EnterpriseFacts known = twelve();
        EnterpriseFacts facts =
                new EnterpriseFacts(
                        known.enterprise(),
                        known.yearly(),
                        java.util.Map.of(
                                "special",
                                new org.echelon.policy.fact.FactValue.Numeric(Rational.ONE)),
                        List.of(),
                        List.of());

        Advice advice = advise(facts, ladder("x/base"));

        assertThat(advice.refused()).isEmpty();
        assertThat(advice.now()).extracting(o -> o.programme().id()).containsExactly("x/own");
        assertThat(advice.lacks().getFirst().gap().proposals()).isNotEmpty();
        assertThat(advice.path().getFirst().reach()).isPresent();
    }
}
