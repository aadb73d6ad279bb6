package org.echelon.platform.audit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.echelon.platform.enterprise.RegisterTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The trail, as far as each may read it: everybody its hashes and signed days, the administrator
/// what was done.
@Service
public class AuditTrail {

    private final JdbcClient database;
    private final ChainCheck check;

    AuditTrail(JdbcClient database, ChainCheck check) {
        this.database = database;
        this.check = check;
    }

    /// A signed day.
    ///
    /// @param day the day, in Asia/Shanghai
    /// @param first first link of the day
    /// @param sequence last link of the day
    /// @param hash its hash
    /// @param content the bytes that were signed
    /// @param key id of the key
    /// @param signature Ed25519 signature of `content`, Base64
    public record Head(
            LocalDate day,
            long first,
            long sequence,
            String hash,
            String content,
            String key,
            String signature) {}

    /// What is published of a record.
    ///
    /// @param sequence place in the chain
    /// @param content hash of what the record says
    /// @param hash hash of the link before and of `content`
    public record Hashes(long sequence, String content, String hash) {}

    /// A record, for the administrator.
    public record Deed(
            long id,
            Instant at,
            String actor,
            String role,
            String action,
            String subject,
            String detail,
            @Nullable Long sequence) {}

    /// What to look for; an empty text means any.
    ///
    /// @param actor sign-in name
    /// @param action beginning of the action
    /// @param subject key of the subject
    /// @param from first day
    /// @param until last day
    public record Filter(
            String actor,
            String action,
            String subject,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /// Deeds of one page, and how many there are in all.
    public record Found(List<Deed> deeds, int total) {}

    /// Every signed day, the newest first.
    @PreAuthorize("permitAll()")
    public List<Head> heads() {
        return database.sql(
                        """
                        select day, (content::jsonb ->> 'first')::bigint as first, sequence, hash, content,
                               key, signature
                        from audit.head
                        order by day desc
                        """)
                .query((row, _) ->
                        new Head(
                                row.getObject("day", LocalDate.class),
                                row.getLong("first"),
                                row.getLong("sequence"),
                                row.getString("hash"),
                                row.getString("content"),
                                row.getString("key"),
                                row.getString("signature")))
                .list();
    }

    /// The hashes of a signed day, in the order of the chain; empty when the day is not signed.
    @PreAuthorize("permitAll()")
    public List<Hashes> hashes(LocalDate day) {
        return database.sql(
                        """
                        select l.sequence, l.content, l.hash
                        from audit.head h
                        join audit.link l
                          on l.sequence between (h.content::jsonb ->> 'first')::bigint and h.sequence
                        where h.day = :day
                        order by l.sequence
                        """)
                .param("day", day)
                .query((row, _) ->
                        new Hashes(
                                row.getLong("sequence"),
                                row.getString("content"),
                                row.getString("hash")))
                .list();
    }

    /// Deeds, the newest first.
    ///
    /// @param page 1 for the first
    @PreAuthorize("@access.administers()")
    public Found find(Filter filter, int page, int size) {
        String where =
                """
                where (:actor = '' or r.actor = :actor)
                  and (:action = '' or r.action like :action || '%')
                  and (:subject = '' or r.subject = :subject)
                  and r.at >= :from and r.at < :until
                """;
        OffsetDateTime from =
                filter.from() == null
                        ? LocalDate.of(2000, 1, 1)
                                .atStartOfDay(RegisterTime.ZONE)
                                .toOffsetDateTime()
                        : filter.from().atStartOfDay(RegisterTime.ZONE).toOffsetDateTime();
        OffsetDateTime until =
                RegisterTime.endOf(
                        filter.until() == null ? LocalDate.of(3000, 1, 1) : filter.until());
        List<Deed> deeds =
                database.sql(
                                """
                                select r.id, r.at, r.actor, r.role, r.action, r.subject,
                                       r.detail::text as detail, l.sequence
                                from audit.record r left join audit.link l on l.record = r.id
                                """
                                        + where
                                        + "order by r.id desc limit :size offset :offset")
                        .param("actor", filter.actor())
                        .param("action", filter.action())
                        .param("subject", filter.subject())
                        .param("from", from)
                        .param("until", until)
                        .param("size", size)
                        .param("offset", (page - 1L) * size)
                        .query((row, _) ->
                                new Deed(
                                        row.getLong("id"),
                                        row.getObject("at", OffsetDateTime.class).toInstant(),
                                        row.getString("actor"),
                                        row.getString("role"),
                                        row.getString("action"),
                                        row.getString("subject"),
                                        row.getString("detail"),
                                        row.getObject("sequence", Long.class)))
                        .list();
        int total =
                database.sql("select count(*) from audit.record r " + where)
                        .param("actor", filter.actor())
                        .param("action", filter.action())
                        .param("subject", filter.subject())
                        .param("from", from)
                        .param("until", until)
                        .query(Integer.class)
                        .single();
        return new Found(deeds, total);
    }

    /// Goes through the whole trail now.
    @PreAuthorize("@access.administers()")
    @Transactional
    public ChainCheck.Result check() {
        return check.check();
    }
}
