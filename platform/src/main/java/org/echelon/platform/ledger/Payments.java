package org.echelon.platform.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.identity.Audited;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.policy.programme.Sha256;
import org.echelon.quantity.Money;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Payment orders on their way to the treasury, gathered into files.
///
/// An order comes in by [PaymentOffice] and goes out in one file only. A file's bytes are not kept,
/// since account numbers would stand in them: they are made again from the same records, and their
/// SHA-256 is what was kept.
@Service
public class Payments {

    private final JdbcClient database;
    private final BankAccounts accounts;
    private final Postings postings;
    private final CurrentViewer viewer;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Payments(
            JdbcClient database,
            BankAccounts accounts,
            Postings postings,
            CurrentViewer viewer,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.postings = postings;
        this.viewer = viewer;
        this.events = events;
        this.clock = clock;
    }

    /// Payment orders that no file holds yet.
    ///
    /// @param count how many
    /// @param total their sum
    public record Ready(int count, Money total) {}

    /// What waits for the next file.
    @PreAuthorize("@ledgerAccess.reads(#budget)")
    public Ready ready(long budget) {
        return database.sql(
                        """
                        select count(*) as payments, coalesce(sum(amount), 0) as total
                        from ledger.payment where budget_id = :budget and file_id is null
                        """)
                .param("budget", budget)
                .query((row, _) -> new Ready(row.getInt("payments"), Amounts.read(row, "total")))
                .single();
    }

    /// The files of a line, the newest first.
    @PreAuthorize("@ledgerAccess.reads(#budget)")
    public List<PaymentFile> files(long budget) {
        return database.sql(
                        """
                        select id, payments, total, sha256, made_by, made_at
                        from ledger.payment_file where budget_id = :budget order by id desc
                        """)
                .param("budget", budget)
                .query((row, _) ->
                        new PaymentFile(
                                row.getLong("id"),
                                row.getInt("payments"),
                                Amounts.read(row, "total"),
                                row.getString("sha256"),
                                row.getString("made_by"),
                                row.getObject("made_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /// Gathers every order that no file holds into one; empty when there is none.
    @PreAuthorize("@ledgerAccess.handles(#budget)")
    @Transactional
    public Optional<PaymentFile> make(long budget) {
        postings.lock(budget);
        List<Row> rows = rows("p.budget_id = :key and p.file_id is null", budget);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Money total = rows.stream().map(Row::amount).reduce(Money.ZERO, Money::plus);
        OffsetDateTime now = OffsetDateTime.now(clock);
        long id =
                database.sql(
                                """
                                insert into ledger.payment_file (budget_id, payments, total, sha256, made_by,
                                                                 made_at)
                                values (:budget, :payments, :total, :sha256, :by, :now)
                                returning id
                                """)
                        .param("budget", budget)
                        .param("payments", rows.size())
                        .param("total", Amounts.decimal(total))
                        .param("sha256", Sha256.of(bytes(rows)))
                        .param("by", viewer.get().username())
                        .param("now", now)
                        .query(Long.class)
                        .single();
        database.sql("update ledger.payment set file_id = :file where id = any(:ids)")
                .param("file", id)
                .param("ids", rows.stream().map(Row::id).toArray(Long[]::new))
                .update();
        audit("ledger.make-payment-file", id, budget, total);
        return files(budget).stream().filter(file -> file.id() == id).findFirst();
    }

    /// The bytes of a file, the same each time; empty when the line has no such file.
    ///
    /// @throws IllegalStateException when the records give other bytes than were sent
    @PreAuthorize("@ledgerAccess.handles(#budget)")
    @Transactional
    public Optional<byte[]> bytes(long budget, long file) {
        Optional<PaymentFile> found =
                files(budget).stream().filter(one -> one.id() == file).findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = bytes(rows("p.file_id = :key", file));
        if (!Sha256.of(bytes).equals(found.get().sha256())) {
            throw new IllegalStateException(
                    "payment file %d: its records give SHA-256 %s, sent was %s"
                            .formatted(file, Sha256.of(bytes), found.get().sha256()));
        }
        audit("ledger.read-payment-file", file, budget, found.get().total());
        return Optional.of(bytes);
    }

    /// Whether the present payment order of a reward is in a file.
    boolean left(Reward reward) {
        return database.sql(
                        """
                        select exists (select from ledger.payment
                                       where reward_id = :id and attempt = :attempt
                                         and file_id is not null)
                        """)
                .param("id", reward.id())
                .param("attempt", reward.attempt())
                .query(Boolean.class)
                .single();
    }

    /// A payment order with what the treasury needs to know.
    private record Row(
            long id,
            long reward,
            int attempt,
            String enterprise,
            String name,
            long account,
            Money amount,
            String programme,
            String thing) {}

    private List<Row> rows(String where, long key) {
        return database.sql(
                        """
                        select p.id, p.reward_id, p.attempt, r.enterprise_key, r.enterprise_name,
                               p.bank_account_id, p.amount, r.programme, r.thing
                        from ledger.payment p
                        join ledger.reward r on r.id = p.reward_id
                        where %s
                        order by p.id
                        """
                                .formatted(where))
                .param("key", key)
                .query((row, _) ->
                        new Row(
                                row.getLong("id"),
                                row.getLong("reward_id"),
                                row.getInt("attempt"),
                                row.getString("enterprise_key"),
                                row.getString("enterprise_name"),
                                row.getLong("bank_account_id"),
                                Amounts.read(row, "amount"),
                                row.getString("programme"),
                                row.getString("thing")))
                .list();
    }

    private byte[] bytes(List<Row> rows) {
        PaymentCsv csv = new PaymentCsv();
        for (Row row : rows) {
            csv.add(
                    PaymentReference.of(row.reward(), row.attempt()),
                    row.enterprise(),
                    row.name(),
                    accounts.open(row.account()),
                    row.amount(),
                    row.programme(),
                    row.thing());
        }
        return csv.text().getBytes(StandardCharsets.UTF_8);
    }

    private void audit(String action, long file, long budget, Money total) {
        events.publishEvent(
                new Audited(
                        action,
                        "payment-file:" + file,
                        Map.of("budget", Long.toString(budget), "total", total.toString())));
    }
}
