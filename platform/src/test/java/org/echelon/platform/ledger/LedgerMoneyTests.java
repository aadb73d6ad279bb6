package org.echelon.platform.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.echelon.platform.ledger.LedgerScene.OFFICER;
import static org.echelon.platform.ledger.LedgerScene.SECOND;
import static org.echelon.platform.ledger.LedgerScene.as;
import static org.echelon.platform.ledger.LedgerScene.platform;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.echelon.quantity.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// What always holds of money, also when fifty want it at once.
@PlatformTest
class LedgerMoneyTests {

    private static final int MANY = 50;
    private static final List<RewardAction> ACTIONS = List.of(RewardAction.values());

    @Autowired private LedgerScene scene;
    @Autowired private Budgets budgets;
    @Autowired private JdbcClient database;
    @Autowired private PlatformTransactionManager transactions;

    /// Does everything at one moment, each on a thread of its own.
    private static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> one : work) {
                futures.add(
                        threads.submit(() -> {
                            start.await();
                            return one.call();
                        }));
            }
            start.countDown();
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    /// All in one snapshot, since the queue may move meanwhile.
    private void holds(long budget) {
        TransactionTemplate snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        as(
                platform(),
                () ->
                        snapshot.execute(_ -> {
                            check(budget);
                            return true;
                        }));
    }

    private void check(long budget) {
        Balance balance = budgets.find(budget).orElseThrow().balance();
        assertThat(balance.available().plus(balance.used())).isEqualTo(balance.appropriated());
        assertThat(
                        number(
                                """
                                select count(*) from (
                                    select journal_id from ledger.entry e
                                    join ledger.journal j on j.id = e.journal_id
                                    where j.budget_id = :budget
                                    group by journal_id having sum(amount) <> 0) wrong
                                """,
                                budget))
                .as("journals that do not balance")
                .isZero();
        assertThat(
                        number(
                                """
                                select count(*) from ledger.account a
                                where a.budget_id = :budget and a.balance <> coalesce(
                                    (select sum(amount) from ledger.entry where account_id = a.id), 0)
                                """,
                                budget))
                .as("balances that are not the sum of their entries")
                .isZero();
        sameAsRewards(budget, balance.reserved(), "'CONFIRMED'");
        sameAsRewards(budget, balance.committed(), "'COMMITTED', 'SUSPENDED'");
        sameAsRewards(budget, balance.ordered(), "'ORDERED'");
        sameAsRewards(budget, balance.paid(), "'PAID'");
        sameAsRewards(budget, balance.recovered(), "'RECOVERED'");
    }

    private void sameAsRewards(long budget, Money balance, String states) {
        BigDecimal sum =
                database.sql(
                                """
                                select coalesce(sum(amount), 0) from ledger.reward
                                where budget_id = :budget and state in (%s)
                                """
                                        .formatted(states))
                        .param("budget", budget)
                        .query(BigDecimal.class)
                        .single();
        assertThat(Amounts.of(sum)).as("rewards %s", states).isEqualTo(balance);
    }

    private int number(String query, long budget) {
        return database.sql(query).param("budget", budget).query(Integer.class).single();
    }

    @Test
    void fiftyConfirmAtOnceAndNoMoreIsPromisedThanThereIs() throws Exception {
        long line = scene.line("1500000");
        List<Reward> published = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            published.add(scene.published(scene.candidateOn(line)));
        }

        List<RewardActed> acted =
                atOnce(
                        published.stream()
                                .<Callable<RewardActed>>map(reward ->
                                        () ->
                                                scene.act(
                                                        scene.enterprise(reward),
                                                        reward,
                                                        RewardAction.CONFIRM,
                                                        RewardInput.bank(LedgerScene.BANK)))
                                .toList());

        assertThat(acted).allMatch(RewardActed.Done.class::isInstance);
        List<RewardState> states =
                published.stream().map(reward -> scene.reward(reward.id()).state()).toList();
        assertThat(states).filteredOn(state -> state == RewardState.CONFIRMED).hasSize(7);
        assertThat(states).filteredOn(state -> state == RewardState.WAITING).hasSize(MANY - 7);
        assertThat(scene.balance(line).available()).isEqualTo(Money.ofYuan(100_000));
        holds(line);
    }

    @Test
    void fiftyLookAtOneCertificateAtOnceAndOneRewardFollows() throws Exception {
        LedgerScene.Holder holder = scene.recognised("620102", LocalDate.of(2026, 9, 1));

        List<List<Proposal>> said =
                atOnce(
                        java.util.Collections.<Callable<List<Proposal>>>nCopies(
                                MANY, () -> scene.consider(holder)));

        assertThat(said.stream().flatMap(List::stream))
                .filteredOn(Proposal.Proposed.class::isInstance)
                .hasSize(1);
    }

    @Test
    void fiftyOfficersCommitOneRewardAtOnceAndOneDoes() throws Exception {
        long line = scene.line("200000");
        Reward confirmed = scene.confirmed(scene.candidateOn(line));

        List<RewardActed> acted =
                atOnce(
                        java.util.stream.IntStream.range(0, MANY)
                                .<Callable<RewardActed>>mapToObj(i ->
                                        () ->
                                                scene.act(
                                                        LedgerScene.officer("test-o" + i, "62"),
                                                        confirmed,
                                                        RewardAction.COMMIT,
                                                        RewardInput.NONE))
                                .toList());

        assertThat(acted).filteredOn(RewardActed.Done.class::isInstance).hasSize(1);
        assertThat(scene.balance(line).committed()).isEqualTo(Money.ofYuan(200_000));
        holds(line);
    }

    @Test
    void theDatabaseItselfRefusesASecondRewardForOneMatter() throws Exception {
        Reward first = scene.candidate();

        List<Boolean> copied =
                atOnce(
                        java.util.Collections.<Callable<Boolean>>nCopies(
                                MANY, () -> as(platform(), () -> copy(first, "cn/gansu/other"))));

        assertThat(copied).doesNotContain(true);
        assertThat(as(platform(), () -> copy(first, "cn/gansu/hnte-reward"))).isFalse();
    }

    private boolean copy(Reward reward, String programme) {
        try {
            database.sql(
                            """
                            insert into ledger.reward (budget_id, enterprise_key, enterprise_name, region,
                                synthetic, programme, version, level, matter, title, thing, amount, as_of,
                                known_at, evaluation, state, proposed_at, changed_at)
                            select budget_id, enterprise_key, enterprise_name, region, synthetic, :programme,
                                version, level, matter, title, thing, amount, as_of, known_at, evaluation,
                                'CANDIDATE', proposed_at, changed_at
                            from ledger.reward where id = :id
                            """)
                    .param("programme", programme)
                    .param("id", reward.id())
                    .update();
            return true;
        } catch (DataAccessException e) {
            assertThat(e).hasMessageContaining("one_reward_for_one_matter");
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20_260_131, 424_242})
    void randomActsNeverUnbalanceAnythingNorGoBelowZero(long seed) {
        Random random = new Random(seed);
        long line = scene.line("500000");
        List<Long> rewards = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            rewards.add(scene.candidateOn(line).id());
        }
        int done = 0;
        for (int step = 0; step < 120; step++) {
            if (random.nextInt(15) == 0) {
                scene.appropriate(
                        line, "%d.%02d".formatted(random.nextInt(90_000), 1 + random.nextInt(99)));
            }
            Reward reward = scene.reward(rewards.get(random.nextInt(rewards.size())));
            List<RewardRules.Rule> rules =
                    RewardRules.table().stream()
                            .filter(rule -> rule.state() == reward.state())
                            .toList();
            RewardAction action =
                    rules.isEmpty() || random.nextInt(4) == 0
                            ? ACTIONS.get(random.nextInt(ACTIONS.size()))
                            : rules.get(random.nextInt(rules.size())).action();
            List<Viewer> people =
                    List.of(
                            OFFICER,
                            SECOND,
                            TestViewers.enterprise(reward.enterprise()),
                            platform());
            Viewer person = people.get(random.nextInt(people.size()));
            RewardInput input =
                    new RewardInput(
                            java.util.Optional.of(LedgerScene.BANK),
                            "a reason",
                            java.util.Optional.empty());
            boolean gives = action == RewardAction.DROP || action == RewardAction.WAIVE;
            if (gives && random.nextInt(4) > 0) {
                continue;
            }
            if (scene.act(person, reward, action, input) instanceof RewardActed.Done) {
                done++;
            }
            if (scene.reward(reward.id()).state() == RewardState.ORDERED) {
                scene.send(line);
            }
            holds(line);
        }
        assertThat(done).isGreaterThan(10);
    }

    @Test
    void aJournalThatDoesNotBalanceIsRefusedAtTheEndOfItsTransaction() {
        long line = scene.line("1000");

        assertThatThrownBy(() ->
                        as(
                                platform(),
                                () ->
                                        new TransactionTemplate(transactions)
                                                .execute(_ -> onesided(line, "AVAILABLE"))))
                .hasMessageContaining("does not balance");
        holds(line);
    }

    private boolean onesided(long line, String account) {
        database.sql(
                        """
                        with j as (
                            insert into ledger.journal (budget_id, kind, recorded_by, recorded_at)
                            values (:line, 'APPROPRIATE', 'test', now()) returning id)
                        select id from j
                        """)
                .param("line", line)
                .query(Long.class)
                .single();
        database.sql(
                        """
                        insert into ledger.entry (journal_id, account_id, amount)
                        select max(j.id), a.id, 1 from ledger.journal j, ledger.account a
                        where j.budget_id = :line and a.budget_id = :line and a.kind = :account
                        group by a.id
                        """)
                .param("line", line)
                .param("account", account)
                .update();
        return true;
    }

    @Test
    void anEntryOnTheAccountOfAnotherLineIsRefused() {
        long line = scene.line("1000");
        long other = scene.line("1000");

        assertThatThrownBy(() ->
                        as(
                                platform(),
                                () ->
                                        database.sql(
                                                        """
                                                        insert into ledger.entry (journal_id, account_id, amount)
                                                        select max(j.id), max(a.id), 1
                                                        from ledger.journal j, ledger.account a
                                                        where j.budget_id = :line and a.budget_id = :other
                                                        """)
                                                .param("line", line)
                                                .param("other", other)
                                                .update()))
                .hasMessageContaining("belongs to another budget");
    }

    @Test
    void nothingPostedIsEverChanged() {
        scene.line("1000");
        for (String table : List.of("journal", "entry", "reward_event", "payment_file")) {
            assertThatThrownBy(() ->
                            as(
                                    platform(),
                                    () -> database.sql("delete from ledger." + table).update()))
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void noBalanceIsChangedButByAnEntry() {
        long line = scene.line("1000");

        int rows =
                as(
                        platform(),
                        () ->
                                database.sql(
                                                "update ledger.account set balance = 9 where budget_id = :b")
                                        .param("b", line)
                                        .update());

        assertThat(rows).isZero();
        assertThat(scene.balance(line).available()).isEqualTo(Money.ofYuan(1_000));
    }

    @Test
    void theDatabaseShowsAnEnterpriseItsOwnMoneyAlone() {
        long line = scene.line("400000");
        Reward own = scene.confirmed(scene.candidateOn(line));
        Reward other = scene.confirmed(scene.candidateOn(line));
        String accounts = "select count(*) from ledger.bank_account where enterprise_key = :key";
        String rewards = "select count(*) from ledger.reward where enterprise_key = :key";

        for (String query : List.of(accounts, rewards)) {
            assertThat(as(scene.enterprise(own), () -> count(query, own))).isEqualTo(1);
            assertThat(as(scene.enterprise(own), () -> count(query, other))).isZero();
            assertThat(as(OFFICER, () -> count(query, other))).isEqualTo(1);
            assertThat(as(TestViewers.GUANGZHOU, () -> count(query, own))).isZero();
            assertThat(count(query, own)).isZero();
        }
        assertThat(as(TestViewers.LEADER, () -> count(accounts, own))).isZero();
        assertThat(as(TestViewers.ADMINISTRATOR, () -> count(accounts, own))).isZero();
    }

    private int count(String query, Reward reward) {
        return database.sql(query).param("key", reward.enterprise()).query(Integer.class).single();
    }

    @Test
    void accountNumbersLieSealed() {
        Reward confirmed = scene.confirmed(scene.candidateOn(scene.line("200000")));

        byte[] sealed =
                as(
                        OFFICER,
                        () ->
                                database.sql(
                                                "select sealed_number from ledger.bank_account where id = :id")
                                        .param("id", confirmed.bankAccount())
                                        .query(byte[].class)
                                        .single());

        assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("62220000");
        assertThat(LedgerScene.BANK.toString()).doesNotContain("6222");
    }

    @Test
    void everybodyReadsTheBalanceOfALine() {
        long line = scene.line("1000");

        assertThat(budgets.find(line).orElseThrow().balance().available())
                .isEqualTo(Money.ofYuan(1_000));
    }
}
