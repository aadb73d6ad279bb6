package org.echelon.platform.audit;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.seal.Seal;
import org.echelon.platform.seal.Signature;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Chains the records, and signs the end of each day.
///
/// A deed's transaction must not wait for another's, so the chain is not made by the deeds: a sweep
/// takes the records whose transaction is older than every one that still runs. None can come
/// before them any more, so the order is settled. One sweep runs at a time, whatever the number of
/// processes.
@Component
class Chain {

    private static final int BATCH = 5_000;

    private final JdbcClient database;
    private final NamedParameterJdbcTemplate batches;
    private final Seal seal;
    private final Clock clock;

    Chain(JdbcClient database, NamedParameterJdbcTemplate batches, Seal seal, Clock clock) {
        this.database = database;
        this.batches = batches;
        this.seal = seal;
        this.clock = clock;
    }

    /// First the days that are over, then the new records, which belong to today.
    @Transactional
    public void sweep() {
        database.sql("select pg_advisory_xact_lock(hashtext('echelon audit chain'))")
                .query((_, _) -> true)
                .single();
        signEndedDays();
        chain();
    }

    private void chain() {
        Link last = last();
        List<SqlParameterSource> links = new ArrayList<>();
        OffsetDateTime now = notBeforeWhatIsSigned();
        for (Entry entry : settled()) {
            last = last.next(entry.id(), entry.content());
            links.add(
                    new MapSqlParameterSource("sequence", last.sequence())
                            .addValue("record", last.record())
                            .addValue("content", last.content())
                            .addValue("hash", last.hash())
                            .addValue("now", now));
        }
        batches.batchUpdate(
                """
                insert into audit.link (sequence, record, content, hash, chained_at)
                values (:sequence, :record, :content, :hash, :now)
                """,
                links.toArray(SqlParameterSource[]::new));
    }

    /// Now; but where the clock was put back, the time of the last link or the first moment after
    /// the last signed day, since a signed day is closed.
    private OffsetDateTime notBeforeWhatIsSigned() {
        return database.sql(
                        """
                        select greatest(
                            cast(:now as timestamptz),
                            (select chained_at from audit.link order by sequence desc limit 1),
                            (select (max(day) + 1)::timestamp at time zone 'Asia/Shanghai' from audit.head))
                        """)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query(OffsetDateTime.class)
                .single();
    }

    private List<Entry> settled() {
        return database.sql(
                        "select "
                                + Entry.COLUMNS
                                + """
                                 from audit.record r
                                where r.transaction < pg_snapshot_xmin(pg_current_snapshot())
                                  and not exists (select from audit.link l where l.record = r.id)
                                order by r.transaction, r.id
                                limit :batch
                                """)
                .param("batch", BATCH)
                .query(Entry::read)
                .list();
    }

    private Link last() {
        return database.sql(
                        """
                        select sequence, record, content, hash from audit.link
                        order by sequence desc limit 1
                        """)
                .query(Link.class)
                .optional()
                .orElse(Link.NONE);
    }

    /// The days that are over and on which the chain grew.
    private void signEndedDays() {
        LocalDate today = today();
        List<EndedDay> ended =
                database.sql(
                                """
                                select (l.chained_at at time zone 'Asia/Shanghai')::date as day,
                                       min(l.sequence) as first, max(l.sequence) as sequence
                                from audit.link l
                                where l.sequence > coalesce((select max(sequence) from audit.head), 0)
                                  and l.chained_at < :today
                                group by 1
                                order by 1
                                """)
                        .param("today", today.atStartOfDay(RegisterTime.ZONE).toOffsetDateTime())
                        .query((row, _) ->
                                new EndedDay(
                                        row.getObject("day", LocalDate.class),
                                        row.getLong("first"),
                                        row.getLong("sequence")))
                        .list();
        ended.forEach(this::sign);
    }

    private record EndedDay(LocalDate day, long first, long sequence) {}

    private void sign(EndedDay ended) {
        String hash =
                database.sql("select hash from audit.link where sequence = :sequence")
                        .param("sequence", ended.sequence())
                        .query(String.class)
                        .single();
        String content =
                CanonicalJson.of(
                        Map.of(
                                "day", ended.day().toString(),
                                "first", ended.first(),
                                "hash", hash,
                                "sequence", ended.sequence()));
        Signature signature = seal.sign(content.getBytes(StandardCharsets.UTF_8));
        database.sql(
                        """
                        insert into audit.head (day, sequence, hash, content, key, signature, signed_at)
                        values (:day, :sequence, :hash, :content, :key, :signature, :now)
                        """)
                .param("day", ended.day())
                .param("sequence", ended.sequence())
                .param("hash", hash)
                .param("content", content)
                .param("key", signature.key())
                .param("signature", signature.value())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private LocalDate today() {
        return RegisterTime.day(clock.instant());
    }

    /// Age of the oldest record that is not chained yet, in seconds; 0 when there is none.
    long waitingSeconds() {
        Optional<OffsetDateTime> oldest =
                database.sql(
                                """
                                select at from audit.record r
                                where id > coalesce((select record from audit.link
                                                     order by sequence desc limit 1), 0) - 1000
                                  and not exists (select from audit.link l where l.record = r.id)
                                order by id limit 1
                                """)
                        .query(OffsetDateTime.class)
                        .optional();
        return oldest.map(OffsetDateTime::toInstant).map(this::ageInSeconds).orElse(0L);
    }

    private long ageInSeconds(Instant moment) {
        return Math.max(0, clock.instant().getEpochSecond() - moment.getEpochSecond());
    }

    /// When it sweeps by itself: always, except in tests and on the command line.
    @Component
    @ConditionalOnProperty(name = "echelon.sweeps", havingValue = "true", matchIfMissing = true)
    static class Schedule {

        private final Chain chain;

        Schedule(Chain chain) {
            this.chain = chain;
        }

        @Scheduled(fixedDelayString = "PT10S", initialDelayString = "PT10S")
        void chainTheRecords() {
            chain.sweep();
        }
    }
}
