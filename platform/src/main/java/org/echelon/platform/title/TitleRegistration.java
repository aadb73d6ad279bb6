package org.echelon.platform.title;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.echelon.platform.enterprise.RegisterChanges;
import org.echelon.platform.enterprise.Registration.Outcome;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.Title;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Brings titles, awards and statements into the register; always inside the caller's transaction.
@Service
public class TitleRegistration {

    private static final Outcome ADDED = new Outcome(1, 0, 0);
    private static final Outcome CHANGED = new Outcome(0, 1, 0);
    private static final Outcome UNCHANGED = new Outcome(0, 0, 1);

    private final TitleRows rows;
    private final JdbcClient database;
    private final RegisterChanges changes;
    private final Clock clock;

    TitleRegistration(TitleRows rows, JdbcClient database, RegisterChanges changes, Clock clock) {
        this.rows = rows;
        this.database = database;
        this.changes = changes;
        this.clock = clock;
    }

    /// Who has a number; a number names one title of one enterprise.
    @PreAuthorize("@access.imports()")
    public Optional<String> holder(String title, String number) {
        return rows.holder(title, number);
    }

    /// Records titles; the same title with other days takes the place of the one on file. A number
    /// that belongs to another enterprise has been refused before, by [#holder].
    @PreAuthorize("@access.imports()")
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome titles(List<TitleDraft> drafts, String by) {
        return drafts.stream()
                .map(draft -> title(draft, by))
                .reduce(new Outcome(0, 0, 0), Outcome::plus);
    }

    private Outcome title(TitleDraft draft, String by) {
        Title title = draft.title();
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<TitleRows.Row> old =
                title.number() == null
                        ? rows.unnumbered(title.title(), draft.enterprise(), title.from())
                        : rows.byNumber(title.title(), title.number());
        if (old.isPresent() && !old.get().enterprise().equals(draft.enterprise())) {
            throw new IllegalArgumentException(
                    "the number %s of %s belongs to %s, not to %s; ask holder() first"
                            .formatted(
                                    title.number(),
                                    title.title(),
                                    old.get().enterprise(),
                                    draft.enterprise()));
        }
        if (old.isPresent() && (draft.onlyTheYear() || isSame(old.get(), title))) {
            return UNCHANGED;
        }
        old.ifPresent(row -> close("title.title", row.id(), now));
        changes.note(draft.enterprise());
        database.sql(
                        """
                        insert into title.title (enterprise_key, title, number, valid_from, valid_until,
                                                 source, note, issued_on, evidence, receipt, simulated,
                                                 recorded_by, recorded_at)
                        values (:key, :title, :number, :from, :until, :source, :note, :issued, :evidence,
                                :receipt, :simulated, :by, :now)
                        """)
                .param("issued", old.map(TitleRows.Row::issuedOn).orElse(null), Types.DATE)
                .param("evidence", old.map(TitleRows.Row::evidence).orElse(null), Types.VARCHAR)
                .param("receipt", old.map(TitleRows.Row::receipt).orElse(null), Types.VARCHAR)
                .param("simulated", old.map(TitleRows.Row::simulated).orElse(false))
                .param("key", draft.enterprise())
                .param("title", title.title())
                .param("number", title.number(), Types.VARCHAR)
                .param("from", title.from())
                .param("until", title.until(), Types.DATE)
                .param("source", draft.source())
                .param("note", draft.note(), Types.VARCHAR)
                .param("by", by)
                .param("now", now)
                .update();
        return old.isPresent() ? CHANGED : ADDED;
    }

    private static boolean isSame(TitleRows.Row row, Title title) {
        return row.from().equals(title.from()) && Objects.equals(row.until(), title.until());
    }

    private record OnFile<T>(long id, Optional<T> value) {}

    /// Records awards; the same award with another amount takes the place of the one on file.
    @PreAuthorize("@access.imports()")
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome awards(List<AwardDraft> drafts, String by) {
        return drafts.stream()
                .map(draft -> award(draft, by))
                .reduce(new Outcome(0, 0, 0), Outcome::plus);
    }

    /// Takes an award off the file, because the money was taken back; its row stays in the history.
    @PreAuthorize("@access.imports()")
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(AwardDraft draft) {
        Award award = draft.award();
        changes.note(draft.enterprise());
        database.sql(
                        """
                        update title.award set recorded_until = :now
                        where enterprise_key = :key and programme = :programme
                          and matter is not distinct from :matter and awarded_on = :on
                          and recorded_until is null
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("key", draft.enterprise())
                .param("programme", award.programme())
                .param("matter", award.matter(), Types.VARCHAR)
                .param("on", award.on())
                .update();
    }

    private Outcome award(AwardDraft draft, String by) {
        Award award = draft.award();
        BigDecimal amount = new BigDecimal(award.amount().toString());
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<OnFile<BigDecimal>> old =
                database.sql(
                                """
                                select id, amount
                                from title.award
                                where enterprise_key = :key and programme = :programme
                                  and matter is not distinct from :matter and awarded_on = :on
                                  and recorded_until is null
                                """)
                        .param("key", draft.enterprise())
                        .param("programme", award.programme())
                        .param("matter", award.matter(), Types.VARCHAR)
                        .param("on", award.on())
                        .query((row, _) ->
                                new OnFile<>(
                                        row.getLong("id"),
                                        Optional.of(row.getBigDecimal("amount"))))
                        .optional();
        if (old.flatMap(OnFile::value).filter(value -> value.compareTo(amount) == 0).isPresent()) {
            return UNCHANGED;
        }
        old.ifPresent(row -> close("title.award", row.id(), now));
        changes.note(draft.enterprise());
        database.sql(
                        """
                        insert into title.award (enterprise_key, programme, matter, level, amount,
                                                 awarded_on, source, recorded_by, recorded_at)
                        values (:key, :programme, :matter, :level, :amount, :on, :source, :by, :now)
                        """)
                .param("key", draft.enterprise())
                .param("programme", award.programme())
                .param("matter", award.matter(), Types.VARCHAR)
                .param("level", award.level(), Types.VARCHAR)
                .param("amount", amount)
                .param("on", award.on())
                .param("source", draft.source())
                .param("by", by)
                .param("now", now)
                .update();
        return old.isPresent() ? CHANGED : ADDED;
    }

    /// Records published statements, word for word.
    @PreAuthorize("@access.imports()")
    @Transactional(propagation = Propagation.MANDATORY)
    public Outcome statements(List<StatementDraft> drafts, String by) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Outcome whole = new Outcome(0, 0, 0);
        for (StatementDraft draft : drafts) {
            int rows =
                    database.sql(
                                    """
                                    insert into title.statement (enterprise_key, statement, year, source,
                                                                 recorded_by, recorded_at)
                                    values (:key, :statement, :year, :source, :by, :now)
                                    on conflict do nothing
                                    """)
                            .param("key", draft.enterprise())
                            .param("statement", draft.statement().statement())
                            .param("year", draft.statement().year(), Types.INTEGER)
                            .param("source", draft.statement().source())
                            .param("by", by)
                            .param("now", now)
                            .update();
            whole = whole.plus(rows == 1 ? ADDED : UNCHANGED);
        }
        return whole;
    }

    private void close(String table, long id, OffsetDateTime now) {
        database.sql("update " + table + " set recorded_until = :now where id = :id")
                .param("now", now)
                .param("id", id)
                .update();
    }
}
