package org.echelon.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.echelon.quantity.Money;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What the tests of money begin with: people, lines, enterprises with certificates.
@TestComponent
public class LedgerScene {

    static final Viewer OFFICER = officer("test-gansu", "62");
    static final Viewer SECOND = officer("test-gansu-2", "62");
    static final String GANSU = "cn/gansu/hnte-reward";
    static final BankDetails BANK = new BankDetails("样例户名", "样例银行兰州分行", "6222 0000 1234 5678");

    private static final AtomicInteger NUMBER = new AtomicInteger(200_000);

    private final TestRegister register;
    private final Proposals proposals;
    private final Rewards rewards;
    private final RewardRows rows;
    private final Budgets budgets;
    private final Payments payments;
    private final JdbcClient database;

    LedgerScene(
            TestRegister register,
            Proposals proposals,
            Rewards rewards,
            RewardRows rows,
            Budgets budgets,
            Payments payments,
            JdbcClient database) {
        this.register = register;
        this.proposals = proposals;
        this.rewards = rewards;
        this.rows = rows;
        this.budgets = budgets;
        this.payments = payments;
        this.database = database;
    }

    static Viewer officer(String name, String region) {
        return new Viewer(name, name, name, Role.OFFICER, region, null);
    }

    static <T> T as(Viewer person, Supplier<T> work) {
        return TestRegister.as(person, work);
    }

    static Viewer platform() {
        return TestViewers.PLATFORM;
    }

    /// An enterprise of a district with an HNTE certificate from a day.
    record Holder(String key, String number) {}

    Holder recognised(String district, LocalDate from) {
        String key = register.enterprise(district);
        return new Holder(key, certificate(key, from));
    }

    String certificate(String key, LocalDate from) {
        String number = "GR%d62%06d".formatted(from.getYear(), NUMBER.incrementAndGet());
        register.take(
                """
                uscc,title,number,from,until,source
                %s,cn/hnte,%s,%s,%s,test
                """
                        .formatted(key, number, from, from.plusYears(3)));
        return number;
    }

    void award(String key, String programme, String on, String amount) {
        register.take(
                """
                uscc,programme,matter,level,amount,on,source
                %s,%s,hnte-recognition,province,%s,%s,test
                """
                        .formatted(key, programme, amount, on));
    }

    void facts(String csv) {
        register.take(csv);
    }

    List<Proposal> consider(Holder holder) {
        return as(
                platform(),
                () -> proposals.consider(holder.key(), "cn/hnte", Optional.of(holder.number())));
    }

    /// The one candidate that follows from a certificate.
    Reward candidate(Holder holder) {
        List<Long> ids =
                consider(holder).stream()
                        .filter(Proposal.Proposed.class::isInstance)
                        .map(said -> ((Proposal.Proposed) said).reward())
                        .toList();
        assertThat(ids).hasSize(1);
        return reward(ids.getFirst());
    }

    Reward candidate() {
        return candidate(recognised("620102", LocalDate.of(2026, 9, 1)));
    }

    Reward reward(long id) {
        return as(platform(), () -> rows.find(id).orElseThrow());
    }

    /// A line of its own with money in it, and the candidate moved to it, so that a test counts
    /// alone.
    long line(String money) {
        long budget =
                as(
                        platform(),
                        () ->
                                budgets.open(
                                        GANSU,
                                        "test-" + NUMBER.incrementAndGet(),
                                        "62",
                                        2026,
                                        true));
        if (!money.equals("0")) {
            appropriate(budget, money);
        }
        return budget;
    }

    void appropriate(long budget, String money) {
        long asked =
                as(OFFICER, () -> budgets.propose(budget, Money.parse(money), "a test's document"));
        assertThat(as(SECOND, () -> budgets.decide(budget, asked, true)))
                .isInstanceOf(Budgets.Decided.Done.class);
    }

    /// A candidate on a line, moved there before anything was done with it.
    Reward candidateOn(long budget) {
        Reward candidate = candidate();
        as(
                platform(),
                () ->
                        database.sql("update ledger.reward set budget_id = :budget where id = :id")
                                .param("budget", budget)
                                .param("id", candidate.id())
                                .update());
        return reward(candidate.id());
    }

    Viewer enterprise(Reward reward) {
        return TestViewers.enterprise(reward.enterprise());
    }

    RewardActed act(Viewer person, Reward reward, RewardAction action, RewardInput input) {
        return as(person, () -> rewards.act(reward.id(), action, reward.revision(), input));
    }

    Reward done(Viewer person, Reward reward, RewardAction action, RewardInput input) {
        RewardActed acted = act(person, reward, action, input);
        assertThat(acted).isInstanceOf(RewardActed.Done.class);
        return ((RewardActed.Done) acted).reward();
    }

    Reward published(Reward candidate) {
        return done(OFFICER, candidate, RewardAction.PUBLISH, RewardInput.NONE);
    }

    Reward confirmed(Reward candidate) {
        Reward published = published(candidate);
        return done(enterprise(published), published, RewardAction.CONFIRM, RewardInput.bank(BANK));
    }

    Reward committed(Reward candidate) {
        return done(OFFICER, confirmed(candidate), RewardAction.COMMIT, RewardInput.NONE);
    }

    Reward ordered(Reward candidate) {
        Reward ordered = done(SECOND, committed(candidate), RewardAction.ORDER, RewardInput.NONE);
        await(() -> as(OFFICER, () -> payments.ready(ordered.budget()).count()) > 0);
        return ordered;
    }

    Reward sent(Reward candidate) {
        Reward ordered = ordered(candidate);
        assertThat(as(SECOND, () -> payments.make(ordered.budget()))).isPresent();
        return ordered;
    }

    /// Waits for the payment orders of a line and gathers them into a file.
    void send(long line) {
        await(() -> as(OFFICER, () -> payments.ready(line).count()) > 0);
        as(SECOND, () -> payments.make(line));
    }

    Reward paid(Reward candidate) {
        return done(SECOND, sent(candidate), RewardAction.RECORD_PAYMENT, RewardInput.NONE);
    }

    Balance balance(long budget) {
        return budgets(budget).balance();
    }

    private Budget budgets(long budget) {
        return as(platform(), () -> budgets.find(budget).orElseThrow());
    }

    /// Waits for an effect of an event, at most 20 seconds.
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("nothing happened within 20 seconds");
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }
}
