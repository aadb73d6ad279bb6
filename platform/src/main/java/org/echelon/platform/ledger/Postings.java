package org.echelon.platform.ledger;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.quantity.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes journals, always inside the caller's transaction.
///
/// The database moves the balances with the entries, refuses one below zero, and refuses at the end
/// of the transaction a journal that does not add up to zero.
@Component
class Postings {

    private final JdbcClient database;
    private final CurrentViewer viewer;
    private final Clock clock;

    Postings(JdbcClient database, CurrentViewer viewer, Clock clock) {
        this.database = database;
        this.viewer = viewer;
        this.clock = clock;
    }

    /// What is left of a line, and how many wait for it, while it is locked.
    record Locked(Money available, int waiting) {}

    /// Locks a line until the transaction ends, so that whoever decides by its balance is alone.
    @Transactional(propagation = Propagation.MANDATORY)
    Locked lock(long budget) {
        return database.sql("select available, waiting from ledger.lock_budget(:budget)")
                .param("budget", budget)
                .query((row, _) ->
                        new Locked(Amounts.read(row, "available"), row.getInt("waiting")))
                .single();
    }

    /// Puts money into a line.
    @Transactional(propagation = Propagation.MANDATORY)
    void appropriate(long budget, Money amount, String reason) {
        lock(budget);
        JournalKind kind = JournalKind.APPROPRIATE;
        long journal = journal(budget, kind, null, null, reason);
        entries(journal, budget, kind.from(), kind.to(), amount);
    }

    /// Moves the money of a reward.
    ///
    /// @return number of the journal
    @Transactional(propagation = Propagation.MANDATORY)
    long move(Reward reward, JournalKind kind, Account from, @Nullable String reason) {
        lock(reward.budget());
        Long reverses = kind == JournalKind.RECOVER ? payment(reward.id()) : null;
        long journal = journal(reward.budget(), kind, reward.id(), reverses, reason);
        entries(journal, reward.budget(), from, kind.to(), reward.amount());
        return journal;
    }

    private long payment(long reward) {
        return database.sql(
                        """
                        select max(id) from ledger.journal
                        where reward_id = :reward and kind = 'PAY'
                        """)
                .param("reward", reward)
                .query(Long.class)
                .single();
    }

    private long journal(
            long budget,
            JournalKind kind,
            @Nullable Long reward,
            @Nullable Long reverses,
            @Nullable String reason) {
        return database.sql(
                        """
                        insert into ledger.journal (budget_id, kind, reward_id, reverses, reason,
                                                    recorded_by, recorded_at)
                        values (:budget, :kind, :reward, :reverses, :reason, :by, :now)
                        returning id
                        """)
                .param("budget", budget)
                .param("kind", kind.name())
                .param("reward", reward, Types.BIGINT)
                .param("reverses", reverses, Types.BIGINT)
                .param("reason", reason, Types.VARCHAR)
                .param("by", viewer.get().username())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    private void entries(long journal, long budget, Account from, Account to, Money amount) {
        database.sql(
                        """
                        insert into ledger.entry (journal_id, account_id, amount)
                        select :journal, a.id, case a.kind when :from then -:amount else :amount end
                        from ledger.account a
                        where a.budget_id = :budget and a.kind in (:from, :to)
                        order by a.id
                        """)
                .param("journal", journal)
                .param("budget", budget)
                .param("from", from.name())
                .param("to", to.name())
                .param("amount", Amounts.decimal(amount))
                .update();
    }

    /// The journals of a line, the newest first.
    List<JournalLine> of(long budget) {
        return lines("j.budget_id = :key", budget);
    }

    /// The journals of a reward, the newest first.
    List<JournalLine> ofReward(long reward) {
        return lines("j.reward_id = :key", reward);
    }

    private List<JournalLine> lines(String where, long key) {
        return database.sql(
                        """
                        select j.id, j.kind, j.reward_id, r.enterprise_name, n.name_en, j.reverses, j.reason,
                               j.recorded_by, j.recorded_at,
                               min(a.kind) filter (where e.amount < 0) as from_account,
                               min(a.kind) filter (where e.amount > 0) as to_account,
                               sum(e.amount) filter (where e.amount > 0) as amount
                        from ledger.journal j
                        join ledger.entry e on e.journal_id = j.id
                        join ledger.account a on a.id = e.account_id
                        left join ledger.reward r on r.id = j.reward_id
                        left join enterprise.published_name n on n.key = r.enterprise_key
                        where %s
                        group by j.id, r.id, n.name_en
                        order by j.id desc
                        """
                                .formatted(where))
                .param("key", key)
                .query((row, _) ->
                        new JournalLine(
                                row.getLong("id"),
                                JournalKind.valueOf(row.getString("kind")),
                                Account.valueOf(row.getString("from_account")),
                                Account.valueOf(row.getString("to_account")),
                                Amounts.read(row, "amount"),
                                row.getObject("reward_id", Long.class),
                                row.getString("enterprise_name") == null
                                        ? null
                                        : RewardRows.name(row),
                                row.getObject("reverses", Long.class),
                                row.getString("reason"),
                                row.getString("recorded_by"),
                                row.getObject("recorded_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
