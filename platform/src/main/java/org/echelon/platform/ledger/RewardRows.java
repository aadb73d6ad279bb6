package org.echelon.platform.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The rewards in the database.
@Component
class RewardRows {

    private static final String SELECT =
            """
            select r.id, r.budget_id, b.region as budget_region, r.enterprise_key, r.enterprise_name,
                   n.name_en, r.region, r.synthetic, r.programme, r.version, r.level, r.matter, r.title, r.thing,
                   r.amount, r.as_of, r.known_at, r.evaluation::text as evaluation, r.state, r.revision,
                   r.confirm_by, r.confirmed_at, r.bank_account_id, r.committed_by, r.ordered_by,
                   r.attempt, r.paid_on, r.changed_at
            from ledger.reward r
            join ledger.budget b on b.id = r.budget_id
            left join enterprise.published_name n on n.key = r.enterprise_key
            """;

    private final JdbcClient database;
    private final CurrentViewer viewer;
    private final Clock clock;

    RewardRows(JdbcClient database, CurrentViewer viewer, Clock clock) {
        this.database = database;
        this.viewer = viewer;
        this.clock = clock;
    }

    Optional<Reward> find(long id) {
        return database.sql(SELECT + "where r.id = :id")
                .param("id", id)
                .query(RewardRows::read)
                .optional();
    }

    List<Reward> ofEnterprise(String key) {
        return database.sql(SELECT + "where r.enterprise_key = :key order by r.id desc")
                .param("key", key)
                .query(RewardRows::read)
                .list();
    }

    /// In the order of the queue: who confirmed first stands first.
    List<Reward> ofBudget(long budget) {
        return database.sql(
                        SELECT
                                + "where r.budget_id = :budget order by r.confirmed_at nulls last,"
                                + " r.id")
                .param("budget", budget)
                .query(RewardRows::read)
                .list();
    }

    List<Long> inState(RewardState state, String where, LocalDate today) {
        return database.sql(
                        """
                        select r.id from ledger.reward r
                        join ledger.budget b on b.id = r.budget_id
                        where r.state = :state and %s
                        order by r.confirmed_at nulls last, r.id
                        """
                                .formatted(where))
                .param("state", state.name())
                .param("today", today)
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /// Budgets for which somebody waits.
    List<Long> budgetsWaitedFor() {
        return database.sql(
                        "select distinct budget_id from ledger.reward where state = 'WAITING' order by 1")
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /// The first in the queue for a line's money.
    Optional<Reward> firstWaiting(long budget) {
        return database.sql(
                        SELECT
                                + """
                                where r.budget_id = :budget and r.state = 'WAITING'
                                order by r.confirmed_at, r.id limit 1
                                """)
                .param("budget", budget)
                .query(RewardRows::read)
                .optional();
    }

    Optional<Integer> placeInQueue(long id) {
        return database.sql("select ledger.place_in_queue(:id)")
                .param("id", id)
                .query((row, _) -> Optional.ofNullable(row.getObject(1, Integer.class)))
                .single();
    }

    /// What a change sets beside the state.
    record Change(
            RewardState to,
            @Nullable LocalDate confirmBy,
            @Nullable Instant confirmedAt,
            @Nullable Long bankAccount,
            @Nullable String committedBy,
            @Nullable String orderedBy,
            int attempt,
            @Nullable LocalDate paidOn) {

        static Change of(Reward reward, RewardState to) {
            return new Change(
                    to,
                    reward.confirmBy(),
                    reward.confirmedAt(),
                    reward.bankAccount(),
                    reward.committedBy(),
                    reward.orderedBy(),
                    reward.attempt(),
                    reward.paidOn());
        }

        Change asked(LocalDate until) {
            return new Change(
                    to, until, confirmedAt, bankAccount, committedBy, orderedBy, attempt, paidOn);
        }

        Change account(long id, Instant at) {
            return new Change(to, confirmBy, at, id, committedBy, orderedBy, attempt, paidOn);
        }

        Change committed(String by) {
            return new Change(
                    to, confirmBy, confirmedAt, bankAccount, by, orderedBy, attempt, paidOn);
        }

        Change ordered(String by) {
            return new Change(
                    to, confirmBy, confirmedAt, bankAccount, committedBy, by, attempt + 1, paidOn);
        }

        Change paid(LocalDate on) {
            return new Change(
                    to, confirmBy, confirmedAt, bankAccount, committedBy, orderedBy, attempt, on);
        }
    }

    /// Writes a change if the reward is still as it was seen, with its place in the history.
    ///
    /// @return whether it was
    boolean change(Reward seen, RewardAction action, Change change, @Nullable String reason) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        int rows =
                database.sql(
                                """
                                update ledger.reward
                                set state = :to, revision = revision + 1, confirm_by = :confirmBy,
                                    confirmed_at = :confirmedAt, bank_account_id = :account,
                                    committed_by = :committedBy, ordered_by = :orderedBy,
                                    attempt = :attempt, paid_on = :paidOn, changed_at = :now
                                where id = :id and revision = :revision and state = :from
                                """)
                        .param("to", change.to().name())
                        .param("confirmBy", change.confirmBy(), Types.DATE)
                        .param(
                                "confirmedAt",
                                change.confirmedAt() == null
                                        ? null
                                        : change.confirmedAt().atOffset(java.time.ZoneOffset.UTC),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("account", change.bankAccount(), Types.BIGINT)
                        .param("committedBy", change.committedBy(), Types.VARCHAR)
                        .param("orderedBy", change.orderedBy(), Types.VARCHAR)
                        .param("attempt", change.attempt())
                        .param("paidOn", change.paidOn(), Types.DATE)
                        .param("now", now)
                        .param("id", seen.id())
                        .param("revision", seen.revision())
                        .param("from", seen.state().name())
                        .update();
        if (rows == 0) {
            return false;
        }
        database.sql(
                        """
                        insert into ledger.reward_event (reward_id, action, from_state, to_state, reason,
                                                         by, at)
                        values (:id, :action, :from, :to, :reason, :by, :now)
                        """)
                .param("id", seen.id())
                .param("action", action.name())
                .param("from", seen.state().name())
                .param("to", change.to().name())
                .param("reason", reason, Types.VARCHAR)
                .param("by", viewer.get().username())
                .param("now", now)
                .update();
        return true;
    }

    List<RewardEvent> history(long id) {
        return database.sql(
                        """
                        select action, from_state, to_state, reason, by, at from ledger.reward_event
                        where reward_id = :id order by id desc
                        """)
                .param("id", id)
                .query((row, _) ->
                        new RewardEvent(
                                RewardAction.valueOf(row.getString("action")),
                                RewardState.valueOf(row.getString("from_state")),
                                RewardState.valueOf(row.getString("to_state")),
                                row.getString("reason"),
                                row.getString("by"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// The name of the enterprise; in English its present English one, where it has one.
    static Words name(ResultSet row) throws SQLException {
        String name = row.getString("enterprise_name");
        String english = row.getString("name_en");
        return new Words(name, english == null ? name : english);
    }

    private static Reward read(ResultSet row, int number) throws SQLException {
        OffsetDateTime confirmed = row.getObject("confirmed_at", OffsetDateTime.class);
        return new Reward(
                row.getLong("id"),
                row.getLong("budget_id"),
                row.getString("budget_region"),
                row.getString("enterprise_key"),
                name(row),
                row.getString("region"),
                row.getBoolean("synthetic"),
                row.getString("programme"),
                row.getObject("version", LocalDate.class),
                Level.valueOf(row.getString("level").toUpperCase(Locale.ROOT)),
                row.getString("matter"),
                row.getString("title"),
                row.getString("thing"),
                Amounts.read(row, "amount"),
                row.getObject("as_of", LocalDate.class),
                row.getObject("known_at", LocalDate.class),
                row.getString("evaluation"),
                RewardState.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getObject("confirm_by", LocalDate.class),
                confirmed == null ? null : confirmed.toInstant(),
                row.getObject("bank_account_id", Long.class),
                row.getString("committed_by"),
                row.getString("ordered_by"),
                row.getInt("attempt"),
                row.getObject("paid_on", LocalDate.class),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }
}
