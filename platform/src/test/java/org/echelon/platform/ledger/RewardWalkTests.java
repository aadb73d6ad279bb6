package org.echelon.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.echelon.platform.ledger.LedgerScene.OFFICER;
import static org.echelon.platform.ledger.LedgerScene.SECOND;
import static org.echelon.platform.ledger.LedgerScene.as;
import static org.echelon.platform.ledger.LedgerScene.platform;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.title.ReceivedAward;
import org.echelon.platform.title.Titles;
import org.echelon.quantity.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest
class RewardWalkTests {

    private static final Money REWARD = Money.ofYuan(200_000);

    @Autowired private LedgerScene scene;
    @Autowired private Payments payments;
    @Autowired private Rewards rewards;
    @Autowired private Budgets budgets;
    @Autowired private RewardSweep sweep;
    @Autowired private Titles titles;
    @Autowired private TestClock clock;

    @AfterEach
    void today() {
        clock.set(TestClock.TODAY);
    }

    private List<ReceivedAward> awards(Reward reward) {
        return as(platform(), () -> titles.awards(reward.enterprise(), LocalDate.now(clock)));
    }

    @Test
    void paysTheFirstRecognitionOfALanzhouEnterpriseOnce() {
        long line = scene.line("1000000");

        Reward paid = scene.paid(scene.candidateOn(line));

        assertThat(paid.state()).isEqualTo(RewardState.PAID);
        assertThat(paid.amount()).isEqualTo(REWARD);
        assertThat(scene.balance(line).paid()).isEqualTo(REWARD);
        assertThat(scene.balance(line).available()).isEqualTo(Money.ofYuan(800_000));
        assertThat(awards(paid)).hasSize(1);
        assertThat(awards(paid).getFirst().award().matter()).isEqualTo("hnte-recognition");
        var again =
                scene.consider(new LedgerScene.Holder(paid.enterprise(), paid.thing())).stream()
                        .filter(Proposal.Proposed.class::isInstance);
        assertThat(again).isEmpty();
    }

    @Test
    void proposesNothingTwiceForOneCertificate() {
        LedgerScene.Holder holder = scene.recognised("620102", LocalDate.of(2026, 9, 1));

        Reward first = scene.candidate(holder);
        List<Proposal> again = scene.consider(holder);

        assertThat(first.state()).isEqualTo(RewardState.CANDIDATE);
        assertThat(again).hasSize(1).allMatch(Proposal.NotProposed.class::isInstance);
    }

    @Test
    void judgesGuangzhouAsOfTheFirstDayOfTheCertificate() {
        LedgerScene.Holder late = scene.recognised("440114", LocalDate.of(2024, 9, 1));

        List<Proposal> said = scene.consider(late);

        assertThat(said).singleElement().isInstanceOf(Proposal.NotProposed.class);
        assertThat(((Proposal.NotProposed) said.getFirst()).why().en())
                .isEqualTo("No version was in force on the first day of the title, 2024-09-01.");
    }

    @Test
    void paysAGuangzhouCertificateOfTheLastDaysByItsResearchToo() {
        LedgerScene.Holder holder = scene.recognised("440114", LocalDate.of(2024, 8, 31));
        List<Proposal> open = scene.consider(holder);
        scene.facts(
                """
                uscc,fact,year,valid_from,value,text,register
                %1$s,rd_expense,2023,,10000000,,tax
                %1$s,four_above_first_entry,,2024-01-01,,false,statistics
                """
                        .formatted(holder.key()));

        Reward candidate = scene.candidate(holder);

        assertThat(((Proposal.NotProposed) open.getFirst()).why().en())
                .startsWith("All conditions are met, but the amount hangs on facts");
        assertThat(candidate.amount()).isEqualTo(Money.ofYuan(400_000));
        assertThat(candidate.level()).isEqualTo(Level.CITY);
    }

    @Test
    void whoOpensARewardLeavesALook() {
        Reward candidate = scene.candidateOn(scene.line("300000"));

        as(OFFICER, () -> rewards.find(candidate.id()));

        assertThat(
                        TestDatabase.asOwner()
                                .sql(
                                        "select actor || ' ' || kind from audit.look where enterprise = :enterprise")
                                .param("enterprise", candidate.enterprise())
                                .query(String.class)
                                .list())
                .contains(OFFICER.username() + " Rewards");
    }

    @Test
    void theOneWhoCommittedMayNotOrderThePayment() {
        Reward committed = scene.committed(scene.candidateOn(scene.line("300000")));

        RewardActed own = scene.act(OFFICER, committed, RewardAction.ORDER, RewardInput.NONE);
        RewardActed other = scene.act(SECOND, committed, RewardAction.ORDER, RewardInput.NONE);

        assertThat(own).isInstanceOf(RewardActed.Refused.class);
        assertThat(((RewardActed.Refused) own).what().en())
                .startsWith("You committed this money yourself");
        assertThat(other).isInstanceOf(RewardActed.Done.class);
    }

    @Test
    void theOneWhoAskedForMoneyMayNotApproveIt() {
        long line = scene.line("0");
        long asked = as(OFFICER, () -> budgets.propose(line, Money.ofYuan(10), "document"));

        Budgets.Decided own = as(OFFICER, () -> budgets.decide(line, asked, true));

        assertThat(own).isInstanceOf(Budgets.Decided.Refused.class);
        assertThat(scene.balance(line).appropriated()).isEqualTo(Money.ZERO);
    }

    @Test
    void waitsInTheOrderOfConfirmationWhenTheLineIsExhausted() {
        long line = scene.line("200000");
        Reward first = scene.confirmed(scene.candidateOn(line));
        Reward second = scene.confirmed(scene.candidateOn(line));
        clock.pass(java.time.Duration.ofSeconds(1));
        Reward third = scene.confirmed(scene.candidateOn(line));

        assertThat(List.of(first.state(), second.state(), third.state()))
                .containsExactly(RewardState.CONFIRMED, RewardState.WAITING, RewardState.WAITING);
        assertThat(as(OFFICER, () -> rewards.placeInQueue(third.id()))).contains(2);

        scene.appropriate(line, "200000");

        LedgerScene.await(() -> scene.reward(second.id()).state() == RewardState.CONFIRMED);
        assertThat(scene.reward(third.id()).state()).isEqualTo(RewardState.WAITING);
        assertThat(scene.balance(line).available()).isEqualTo(Money.ZERO);
    }

    @Test
    void givesTheMoneyOfAWaiverToTheNextInTheQueue() {
        long line = scene.line("200000");
        Reward first = scene.confirmed(scene.candidateOn(line));
        Reward second = scene.confirmed(scene.candidateOn(line));

        scene.done(scene.enterprise(first), first, RewardAction.WAIVE, RewardInput.NONE);

        LedgerScene.await(() -> scene.reward(second.id()).state() == RewardState.CONFIRMED);
    }

    @Test
    void silenceCountsAsAWaiverTheDayAfterTheLastDay() {
        Reward published = scene.published(scene.candidateOn(scene.line("200000")));
        assertThat(published.confirmBy()).isEqualTo(LocalDate.of(2026, 12, 11));

        clock.set(LocalDate.of(2026, 12, 11));
        as(platform(), this::sweep);
        assertThat(scene.reward(published.id()).state()).isEqualTo(RewardState.PUBLISHED);
        clock.set(LocalDate.of(2026, 12, 12));
        RewardActed late =
                scene.act(
                        scene.enterprise(published),
                        published,
                        RewardAction.CONFIRM,
                        RewardInput.bank(LedgerScene.BANK));
        as(platform(), this::sweep);

        assertThat(late).isInstanceOf(RewardActed.Refused.class);
        assertThat(scene.reward(published.id()).state()).isEqualTo(RewardState.WAIVED);
    }

    private boolean sweep() {
        sweep.sweep();
        return true;
    }

    @Test
    void aReturnedPaymentIsSuspendedUntilTheAccountIsPutRightAndThenPaidOnce() {
        long line = scene.line("200000");
        Reward sent = scene.sent(scene.candidateOn(line));

        Reward suspended =
                scene.done(
                        SECOND,
                        sent,
                        RewardAction.RECORD_FAILURE,
                        RewardInput.reason("account closed"));
        Reward corrected =
                scene.done(
                        scene.enterprise(suspended),
                        suspended,
                        RewardAction.CORRECT_ACCOUNT,
                        RewardInput.bank(new BankDetails("样例户名", "另一银行", "6222000087654321")));
        Reward again = scene.done(SECOND, corrected, RewardAction.ORDER, RewardInput.NONE);
        LedgerScene.await(() -> as(OFFICER, () -> payments.ready(line).count()) == 1);
        as(OFFICER, () -> payments.make(line));
        Reward paid = scene.done(OFFICER, again, RewardAction.RECORD_PAYMENT, RewardInput.NONE);

        assertThat(suspended.state()).isEqualTo(RewardState.SUSPENDED);
        assertThat(paid.attempt()).isEqualTo(2);
        assertThat(scene.balance(line).paid()).isEqualTo(REWARD);
        assertThat(scene.balance(line).ordered()).isEqualTo(Money.ZERO);
    }

    @Test
    void aSuspendedPaymentLapsesWithItsYearAndReleasesTheMoney() {
        long line = scene.line("200000");
        Reward suspended =
                scene.done(
                        SECOND,
                        scene.sent(scene.candidateOn(line)),
                        RewardAction.RECORD_FAILURE,
                        RewardInput.reason("account closed"));

        clock.set(LocalDate.of(2027, 1, 1));
        as(platform(), this::sweep);

        assertThat(scene.reward(suspended.id()).state()).isEqualTo(RewardState.LAPSED);
        assertThat(scene.balance(line).available()).isEqualTo(REWARD);
    }

    @Test
    void recoversAWrongPaymentByAReversingJournalAndTakesItOffTheRegister() {
        long line = scene.line("200000");
        Reward paid = scene.paid(scene.candidateOn(line));

        RewardActed silent = scene.act(SECOND, paid, RewardAction.RECOVER, RewardInput.NONE);
        Reward recovered =
                scene.done(
                        SECOND,
                        paid,
                        RewardAction.RECOVER,
                        RewardInput.reason("the certificate was revoked"));

        assertThat(silent).isInstanceOf(RewardActed.Refused.class);
        assertThat(recovered.state()).isEqualTo(RewardState.RECOVERED);
        JournalLine journal = as(OFFICER, () -> rewards.journal(paid.id())).getFirst();
        assertThat(journal.kind()).isEqualTo(JournalKind.RECOVER);
        assertThat(journal.reverses()).isNotNull();
        assertThat(scene.balance(line).paid()).isEqualTo(Money.ZERO);
        assertThat(scene.balance(line).recovered()).isEqualTo(REWARD);
        assertThat(scene.balance(line).available()).isEqualTo(Money.ZERO);
        assertThat(awards(paid)).isEmpty();
    }

    @Test
    void aPaymentFileHoldsEachOrderOnceAndKeepsItsChecksum() {
        long line = scene.line("400000");
        scene.ordered(scene.candidateOn(line));

        PaymentFile file = as(SECOND, () -> payments.make(line)).orElseThrow();
        byte[] bytes = as(SECOND, () -> payments.bytes(line, file.id())).orElseThrow();

        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text).contains("6222000012345678").contains("200000.00,CNY");
        assertThat(file.payments()).isEqualTo(1);
        assertThat(as(SECOND, () -> payments.make(line))).isEmpty();
        assertThat(as(SECOND, () -> payments.bytes(line, file.id())).orElseThrow())
                .isEqualTo(bytes);
    }

    @Test
    void nothingIsRecordedAsPaidThatHasNotLeft() {
        Reward ordered = scene.ordered(scene.candidateOn(scene.line("200000")));

        RewardActed acted =
                scene.act(SECOND, ordered, RewardAction.RECORD_PAYMENT, RewardInput.NONE);

        assertThat(acted).isInstanceOf(RewardActed.Refused.class);
        assertThat(((RewardActed.Refused) acted).what().en()).contains("has not left yet");
    }

    @Test
    void theOutboxMayHandAPaymentOrderOverAsOftenAsItLikes() {
        long line = scene.line("200000");
        Reward ordered = scene.ordered(scene.candidateOn(line));
        PaymentOrdered event = new PaymentOrdered(ordered.id(), ordered.attempt());

        as(platform(), () -> again(event));
        as(platform(), () -> again(event));

        assertThat(as(OFFICER, () -> payments.ready(line)))
                .isEqualTo(new Payments.Ready(1, REWARD));
    }

    @Autowired private PaymentOffice office;

    private boolean again(PaymentOrdered event) {
        office.on(event);
        return true;
    }

    @Test
    void twoOfficersDecidingAtOnceLeaveOneDecision() {
        Reward confirmed = scene.confirmed(scene.candidateOn(scene.line("200000")));

        RewardActed first = scene.act(OFFICER, confirmed, RewardAction.COMMIT, RewardInput.NONE);
        RewardActed second = scene.act(SECOND, confirmed, RewardAction.COMMIT, RewardInput.NONE);

        assertThat(first).isInstanceOf(RewardActed.Done.class);
        assertThat(second).isInstanceOf(RewardActed.Refused.class);
        assertThat(((RewardActed.Refused) second).what().en())
                .contains("has changed since you opened the page");
    }

    @Test
    void namesTheEarlierAwardOfAnotherProgrammeOfTheSameLevel() {
        LedgerScene.Holder holder = scene.recognised("620102", LocalDate.of(2026, 9, 1));
        scene.award(holder.key(), "cn/gansu/hnte-bonus", "2026-10-08", "30000");

        List<Proposal> said = scene.consider(holder);

        assertThat(((Proposal.NotProposed) said.getFirst()).why().en())
                .isEqualTo(
                        "“cn/gansu/hnte-bonus” paid 30000.00 yuan for the same matter on 2026-10-08.");
    }

    @Test
    void aRewardOfTheDistrictDoesNotStandAgainstThatOfTheProvince() {
        LedgerScene.Holder holder = scene.recognised("620102", LocalDate.of(2026, 9, 1));
        scene.award(holder.key(), "cn/gansu/lanzhou/chengguan/hnte-reward", "2026-10-08", "30000");

        assertThat(scene.candidate(holder).amount()).isEqualTo(REWARD);
    }

    @Test
    void aFurtherCertificateIsRewardedAgainWithLess() {
        LedgerScene.Holder first = scene.recognised("620102", LocalDate.of(2023, 9, 1));
        scene.candidate(first);
        String number = scene.certificate(first.key(), LocalDate.of(2026, 9, 1));

        Reward second = scene.candidate(new LedgerScene.Holder(first.key(), number));

        assertThat(second.amount()).isEqualTo(Money.ofYuan(100_000));
    }
}
