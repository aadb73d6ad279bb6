package org.echelon.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.CompletedEventPublications;
import org.springframework.modulith.events.FailedEventPublications;
import org.springframework.modulith.events.ResubmissionOptions;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Finds effects that were lost or failed, and has them done again.
///
/// An effect without an end after [OutboxSettings#stale] was lost with its process. Modulith's own
/// staleness monitor is off: in 2.1.1 it counts from the publication, so that every retry of an old
/// event would be stale at once; here the last try counts. One process sweeps at a time (an
/// advisory lock); an event is taken by one `update` that succeeds once.
@Component
class Sweep implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final int BATCH = 500;

    private final JdbcClient database;
    private final TransactionOperations transactions;
    private final FailedEventPublications failed;
    private final CompletedEventPublications completed;
    private final OutboxSettings settings;
    private final Clock clock;
    private final Instant started;

    Sweep(
            JdbcClient database,
            TransactionOperations transactions,
            FailedEventPublications failed,
            CompletedEventPublications completed,
            OutboxSettings settings,
            Clock clock) {
        this.database = database;
        this.transactions = transactions;
        this.failed = failed;
        this.completed = completed;
        this.settings = settings;
        this.clock = clock;
        this.started = clock.instant();
    }

    /// What one sweep did.
    ///
    /// @param lost effects found without an end
    /// @param again effects given to their listeners again
    /// @param abandoned effects that now wait for a person
    record Swept(int lost, int again, int abandoned) {}

    /// Where no other process works on this database, everything open at the start was left by one
    /// that has ended: it is done again at once. Otherwise it has to grow old first.
    @Override
    public void afterSingletonsInstantiated() {
        if (settings.soleProcess()) {
            markLost(started);
            again();
        }
    }

    Swept sweep() {
        int lost = markLost(clock.instant().minus(settings.stale()));
        int abandoned = abandon();
        return new Swept(lost, again(), abandoned);
    }

    private int markLost(Instant before) {
        return database.sql(
                        """
                        update outbox.event_publication
                        set status = 'FAILED', last_fault = coalesce(last_fault, 'no end'),
                            last_fault_at = :now
                        where completion_date is null and status <> 'FAILED'
                          and coalesce(last_resubmission_date, publication_date) < :before
                        """)
                .param("now", utc(clock.instant()))
                .param("before", utc(before))
                .update();
    }

    private int abandon() {
        return database.sql(
                        """
                        with gone as (
                            delete from outbox.event_publication
                            where status = 'FAILED' and completion_date is null
                              and completion_attempts >= :attempts
                            returning *)
                        insert into outbox.abandoned (id, listener_id, event_type, serialized_event,
                            publication_date, attempts, last_fault, last_fault_at, abandoned_at)
                        select id, listener_id, event_type, serialized_event, publication_date,
                               completion_attempts, last_fault, last_fault_at, :now
                        from gone
                        """)
                .param("attempts", settings.attempts())
                .param("now", utc(clock.instant()))
                .update();
    }

    /// Gives failed effects whose pause is over to their listeners, the oldest first.
    private int again() {
        Integer given = transactions.execute(_ -> lock() ? resubmit(new HashSet<>(due())) : 0);
        return given == null ? 0 : given;
    }

    private int resubmit(Set<UUID> due) {
        if (!due.isEmpty()) {
            failed.resubmit(
                    ResubmissionOptions.defaults()
                            .withBatchSize(BATCH)
                            .withMaxInFlight(BATCH)
                            .withMinAge(Duration.ZERO)
                            .withFilter(event -> due.contains(event.getIdentifier())));
        }
        return due.size();
    }

    private List<UUID> due() {
        return database.sql(
                        """
                        select id
                        from outbox.event_publication
                        where status = 'FAILED' and completion_date is null
                          and completion_attempts < :attempts
                          and (last_fault_at is null or last_fault = 'no end'
                               or last_fault_at + least(:longest, :pause * 2 ^ greatest(completion_attempts - 1, 0))
                                                  * interval '1 second' <= :now)
                        order by publication_date
                        limit :batch
                        """)
                .param("attempts", settings.attempts())
                .param("longest", settings.longest().toSeconds())
                .param("pause", settings.pause().toSeconds())
                .param("now", utc(clock.instant()))
                .param("batch", BATCH)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    private boolean lock() {
        return database.sql("select pg_try_advisory_xact_lock(hashtext('echelon outbox'))")
                .query(Boolean.class)
                .single();
    }

    /// Every night: what was finished long ago goes.
    void forget() {
        completed.deletePublicationsOlderThan(settings.keep());
    }

    /// When it sweeps by itself: always, except in tests and on the command line.
    @Component
    @ConditionalOnProperty(name = "echelon.sweeps", havingValue = "true", matchIfMissing = true)
    static class Schedule {

        private final Sweep sweep;

        Schedule(Sweep sweep) {
            this.sweep = sweep;
        }

        @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
        void sweepTheOutbox() {
            Swept swept = sweep.sweep();
            if (swept.lost() + swept.abandoned() > 0) {
                LOG.warn(
                        "Outbox: {} effects were lost, {} are tried again, {} wait for a person",
                        swept.lost(),
                        swept.again(),
                        swept.abandoned());
            }
        }

        @Scheduled(cron = "0 20 3 * * *", zone = "Asia/Shanghai")
        void forgetFinishedEffects() {
            sweep.forget();
        }
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
