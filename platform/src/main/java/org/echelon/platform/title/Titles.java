package org.echelon.platform.title;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.BiConsumer;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.Title;
import org.echelon.quantity.Rational;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// Titles held, awards received and statements published, as of a day and as known at a day.
@Service
public class Titles {

    private final JdbcClient database;

    Titles(JdbcClient database) {
        this.database = database;
    }

    /// Every title on file, valid or not, the newest first; each with its worth on `asOf`. One that
    /// was taken back counts until the day of it, for whoever asks what was known since.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public List<HeldTitle> titles(String key, LocalDate asOf, LocalDate knownAt) {
        return database.sql(
                        """
                        select t.title, t.number, t.valid_from, t.valid_until, t.source, t.note,
                               t.recorded_at, t.simulated, r.revoked_on
                        from title.title t
                        left join title.revocation r
                               on r.title = t.title and r.number = t.number and r.recorded_at < :end
                              and (r.recorded_until is null or r.recorded_until >= :end)
                        where t.enterprise_key = :key
                          and t.recorded_at < :end
                          and (t.recorded_until is null or t.recorded_until >= :end)
                        order by t.valid_from desc, t.title
                        """)
                .param("key", key)
                .param("end", RegisterTime.endOf(knownAt))
                .query((row, _) -> {
                    LocalDate from = row.getObject("valid_from", LocalDate.class);
                    LocalDate until = row.getObject("valid_until", LocalDate.class);
                    LocalDate revoked = row.getObject("revoked_on", LocalDate.class);
                    return new HeldTitle(
                            row.getString("title"),
                            row.getString("number"),
                            from,
                            until,
                            HeldTitle.validity(from, until, revoked, asOf),
                            row.getString("source"),
                            row.getString("note"),
                            row.getObject("recorded_at", OffsetDateTime.class).toInstant(),
                            row.getBoolean("simulated"),
                            revoked);
                })
                .list();
    }

    /// Awards on file, the newest first.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public List<ReceivedAward> awards(String key, LocalDate knownAt) {
        return database.sql(
                        """
                        select programme, matter, level, amount, awarded_on, source
                        from title.award
                        where enterprise_key = :key
                          and recorded_at < :end
                          and (recorded_until is null or recorded_until >= :end)
                        order by awarded_on desc, programme
                        """)
                .param("key", key)
                .param("end", RegisterTime.endOf(knownAt))
                .query((row, _) ->
                        new ReceivedAward(
                                new Award(
                                        row.getString("programme"),
                                        row.getString("matter"),
                                        row.getString("level"),
                                        Rational.of(row.getBigDecimal("amount")),
                                        row.getObject("awarded_on", LocalDate.class)),
                                row.getString("source")))
                .list();
    }

    /// Every title on file that somebody in sight ever held, as the engine sees it, to whoever asks
    /// about many at once.
    ///
    /// @param taker takes the enterprise's key and the title
    @PreAuthorize("@access.staff()")
    public void each(LocalDate knownAt, BiConsumer<String, Title> taker) {
        database.sql(
                        """
                        select t.enterprise_key, t.title, t.number, t.valid_from, t.valid_until, r.revoked_on
                        from title.title t
                        left join title.revocation r
                               on r.title = t.title and r.number = t.number and r.recorded_at < :end
                              and (r.recorded_until is null or r.recorded_until >= :end)
                        where t.recorded_at < :end
                          and (t.recorded_until is null or t.recorded_until >= :end)
                          and (r.revoked_on is null or r.revoked_on > t.valid_from)
                        order by t.valid_from desc, t.title
                        """)
                .param("end", RegisterTime.endOf(knownAt))
                .query(row -> {
                    LocalDate until = row.getObject("valid_until", LocalDate.class);
                    LocalDate revoked = row.getObject("revoked_on", LocalDate.class);
                    taker.accept(
                            row.getString("enterprise_key"),
                            new Title(
                                    row.getString("title"),
                                    row.getString("number"),
                                    row.getObject("valid_from", LocalDate.class),
                                    revoked != null && (until == null || revoked.isBefore(until))
                                            ? revoked
                                            : until));
                });
    }

    /// Every award on file of those in sight.
    ///
    /// @param taker takes the enterprise's key and the award
    @PreAuthorize("@access.staff()")
    public void eachAward(LocalDate knownAt, BiConsumer<String, Award> taker) {
        database.sql(
                        """
                        select enterprise_key, programme, matter, level, amount, awarded_on
                        from title.award
                        where recorded_at < :end
                          and (recorded_until is null or recorded_until >= :end)
                        order by awarded_on desc, programme
                        """)
                .param("end", RegisterTime.endOf(knownAt))
                .query(row -> {
                    taker.accept(
                            row.getString("enterprise_key"),
                            new Award(
                                    row.getString("programme"),
                                    row.getString("matter"),
                                    row.getString("level"),
                                    Rational.of(row.getBigDecimal("amount")),
                                    row.getObject("awarded_on", LocalDate.class)));
                });
    }

    /// What the enterprise publishes of its status.
    @PreAuthorize("@enterpriseAccess.reads(#key)")
    public List<PublishedStatement> statements(String key) {
        return database.sql(
                        """
                        select statement, year, source
                        from title.statement
                        where enterprise_key = :key and recorded_until is null
                        order by year desc nulls last, id
                        """)
                .param("key", key)
                .query((row, _) ->
                        new PublishedStatement(
                                row.getString("statement"),
                                row.getObject("year", Integer.class),
                                row.getString("source")))
                .list();
    }
}
