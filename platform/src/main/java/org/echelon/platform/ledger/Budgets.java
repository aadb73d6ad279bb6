package org.echelon.platform.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Budget lines: opened for a programme and a year, filled by four eyes, read by everybody.
@Service
public class Budgets {

    private static final String SELECT =
            """
            select id, programme, line, region, year, synthetic, appropriated, available, reserved,
                   committed, ordered, paid, recovered
            from ledger.published_budget
            """;

    private final JdbcClient database;
    private final Postings postings;
    private final CurrentViewer viewer;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Budgets(
            JdbcClient database,
            Postings postings,
            CurrentViewer viewer,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.postings = postings;
        this.viewer = viewer;
        this.events = events;
        this.clock = clock;
    }

    /// What became of a decision on money.
    public sealed interface Decided {

        /// It is done.
        record Done() implements Decided {}

        /// It is not, and nothing has changed.
        record Refused(Words what, Words remedy) implements Decided {}
    }

    /// Every line with its balance: public.
    @PreAuthorize("permitAll()")
    public List<Budget> all() {
        return database.sql(SELECT + "order by year desc, programme, id")
                .query(Budgets::read)
                .list();
    }

    /// A line with its balance: public.
    @PreAuthorize("permitAll()")
    public Optional<Budget> find(long id) {
        return database.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(Budgets::read)
                .optional();
    }

    /// The journals of a line, the newest first.
    @PreAuthorize("@ledgerAccess.reads(#budget)")
    public List<JournalLine> journal(long budget) {
        return postings.of(budget);
    }

    /// What was asked to be put into a line, the newest first.
    @PreAuthorize("@ledgerAccess.reads(#budget)")
    public List<Appropriation> appropriations(long budget) {
        return database.sql(
                        """
                        select id, budget_id, amount, reason, state, proposed_by, proposed_at, decided_by
                        from ledger.appropriation
                        where budget_id = :budget
                        order by id desc
                        """)
                .param("budget", budget)
                .query((row, _) ->
                        new Appropriation(
                                row.getLong("id"),
                                row.getLong("budget_id"),
                                Amounts.read(row, "amount"),
                                row.getString("reason"),
                                Appropriation.State.valueOf(row.getString("state")),
                                row.getString("proposed_by"),
                                row.getObject("proposed_at", OffsetDateTime.class).toInstant(),
                                row.getString("decided_by")))
                .list();
    }

    /// The line of a programme and a year, opened with nothing in it where there is none.
    ///
    /// @param region the authority's division code; empty for the whole country
    @PreAuthorize("@ledgerAccess.opens(#region)")
    @Transactional
    public long open(String programme, String line, String region, int year, boolean synthetic) {
        database.sql(
                        """
                        insert into ledger.budget (programme, line, region, year, synthetic, opened_at)
                        values (:programme, :line, :region, :year, :synthetic, :now)
                        on conflict (programme, line, year) do nothing
                        """)
                .param("programme", programme)
                .param("line", line)
                .param("region", region)
                .param("year", year)
                .param("synthetic", synthetic)
                .param("now", OffsetDateTime.now(clock))
                .update();
        return database.sql(
                        """
                        select id from ledger.budget
                        where programme = :programme and line = :line and year = :year
                        """)
                .param("programme", programme)
                .param("line", line)
                .param("year", year)
                .query(Long.class)
                .single();
    }

    /// Asks for money to be put into a line; nothing moves until another officer approves.
    @PreAuthorize("@ledgerAccess.handles(#budget)")
    @Transactional
    public long propose(long budget, Money amount, String reason) {
        if (amount.signum() <= 0 || reason.isBlank()) {
            throw new IllegalArgumentException("an appropriation needs an amount and a reason");
        }
        long id = insert(budget, amount, reason);
        audit("ledger.propose-appropriation", id, budget, amount);
        return id;
    }

    private long insert(long budget, Money amount, String reason) {
        return database.sql(
                        """
                        insert into ledger.appropriation (budget_id, amount, reason, proposed_by, proposed_at)
                        values (:budget, :amount, :reason, :by, :now)
                        returning id
                        """)
                .param("budget", budget)
                .param("amount", Amounts.decimal(amount))
                .param("reason", reason.strip())
                .param("by", viewer.get().username())
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
    }

    /// Approves or refuses what another officer asked for.
    @PreAuthorize("@ledgerAccess.handles(#budget)")
    @Transactional
    public Decided decide(long budget, long appropriation, boolean approve) {
        Optional<Appropriation> found =
                appropriations(budget).stream().filter(a -> a.id() == appropriation).findFirst();
        if (found.isEmpty()) {
            return refused(
                    "没有这笔预算安排。",
                    "There is no such appropriation.",
                    "请从预算页重新选择。",
                    "Choose again on the page of the line.");
        }
        Appropriation asked = found.get();
        if (asked.proposedBy().equals(viewer.get().username())) {
            return refused(
                    "这笔 %s 元的安排是您本人提出的，须由另一位工作人员审批。".formatted(asked.amount()),
                    "You asked for these %s yuan yourself; another officer has to decide."
                            .formatted(asked.amount()),
                    "请本地区的另一位工作人员登录后审批。",
                    "Ask a second officer of the region to sign in and decide.");
        }
        int changed =
                database.sql(
                                """
                                update ledger.appropriation
                                set state = :state, decided_by = :by, decided_at = :now
                                where id = :id and state = 'PROPOSED'
                                """)
                        .param("state", approve ? "APPROVED" : "REFUSED")
                        .param("by", viewer.get().username())
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", appropriation)
                        .update();
        if (changed == 0) {
            return refused(
                    "这笔安排已由他人处理，没有再次入账。",
                    "Somebody has decided on it already; nothing was posted twice.",
                    "请刷新页面查看结果。",
                    "Load the page again to see the result.");
        }
        if (approve) {
            postings.appropriate(budget, asked.amount(), asked.reason());
            events.publishEvent(new MoneyReleased(budget));
        }
        audit(
                approve ? "ledger.approve-appropriation" : "ledger.refuse-appropriation",
                appropriation,
                budget,
                asked.amount());
        return new Decided.Done();
    }

    /// Puts invented money into a line of the demonstration region; nothing when it has some.
    @PreAuthorize("@access.platform()")
    @Transactional(propagation = Propagation.REQUIRED)
    public void fillDemonstration(long budget, Money amount, String reason) {
        if (find(budget).filter(line -> line.balance().appropriated().signum() == 0).isPresent()) {
            postings.appropriate(budget, amount, reason);
        }
    }

    private void audit(String action, long appropriation, long budget, Money amount) {
        events.publishEvent(
                new Audited(
                        action,
                        "appropriation:" + appropriation,
                        Map.of("budget", Long.toString(budget), "amount", amount.toString())));
    }

    private static Decided refused(String whatZh, String whatEn, String nextZh, String nextEn) {
        return new Decided.Refused(new Words(whatZh, whatEn), new Words(nextZh, nextEn));
    }

    private static Budget read(ResultSet row, int number) throws SQLException {
        return new Budget(
                row.getLong("id"),
                row.getString("programme"),
                row.getString("line"),
                row.getString("region"),
                row.getInt("year"),
                row.getBoolean("synthetic"),
                new Balance(
                        Amounts.read(row, "appropriated"),
                        Amounts.read(row, "available"),
                        Amounts.read(row, "reserved"),
                        Amounts.read(row, "committed"),
                        Amounts.read(row, "ordered"),
                        Amounts.read(row, "paid"),
                        Amounts.read(row, "recovered")));
    }
}
