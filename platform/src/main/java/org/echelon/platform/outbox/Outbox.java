package org.echelon.platform.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.echelon.platform.identity.Audited;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What has left, what waits and what failed.
@Service
public class Outbox {

    private final JdbcClient database;
    private final Sweep sweep;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outbox(JdbcClient database, Sweep sweep, ApplicationEventPublisher events, Clock clock) {
        this.database = database;
        this.sweep = sweep;
        this.events = events;
        this.clock = clock;
    }

    /// How the outbox stands.
    ///
    /// @param open effects not ended yet
    /// @param failed of these, the ones whose last try failed
    /// @param abandoned effects that wait for a person
    /// @param oldest age of the oldest open effect; empty when none is open
    public record Standing(int open, int failed, int abandoned, Optional<Duration> oldest) {}

    /// An effect that has not ended.
    ///
    /// @param id its publication
    /// @param event short name of the event
    /// @param keys the event itself: keys only
    /// @param listener short name of the listener
    /// @param published when it was committed
    /// @param attempts tries so far
    /// @param fault kind of the last fault with its reference; absent when it never failed
    /// @param waits whether it waits for a person
    public record Effect(
            UUID id,
            String event,
            String keys,
            String listener,
            Instant published,
            int attempts,
            @Nullable String fault,
            boolean waits) {}

    /// How it stands now; read by the administrator's page and by the health endpoint.
    @PreAuthorize("permitAll()")
    public Standing standing() {
        return database.sql(
                        """
                        select count(*) as open,
                               count(*) filter (where status = 'FAILED') as failed,
                               (select count(*) from outbox.abandoned) as abandoned,
                               min(publication_date) as oldest
                        from outbox.event_publication
                        where completion_date is null
                        """)
                .query((row, _) ->
                        new Standing(
                                row.getInt("open"),
                                row.getInt("failed"),
                                row.getInt("abandoned"),
                                Optional.ofNullable(row.getObject("oldest", OffsetDateTime.class))
                                        .map(since ->
                                                Duration.between(
                                                        since.toInstant(), clock.instant()))))
                .single();
    }

    /// What has not ended, those that wait for a person first, then the oldest.
    @PreAuthorize("@access.administers()")
    public List<Effect> open() {
        return database.sql(
                        """
                        select id, event_type, serialized_event, listener_id, publication_date, attempts,
                               last_fault, true as waits
                        from outbox.abandoned
                        union all
                        select id, event_type, serialized_event, listener_id, publication_date,
                               completion_attempts, last_fault, false
                        from outbox.event_publication
                        where completion_date is null
                        order by waits desc, publication_date
                        limit 1000
                        """)
                .query((row, _) ->
                        new Effect(
                                row.getObject("id", UUID.class),
                                simple(row.getString("event_type")),
                                row.getString("serialized_event"),
                                listener(row.getString("listener_id")),
                                row.getObject("publication_date", OffsetDateTime.class).toInstant(),
                                row.getInt("attempts"),
                                row.getString("last_fault"),
                                row.getBoolean("waits")))
                .list();
    }

    /// Puts an effect that waits for a person back, to be tried at the next sweep with all its
    /// attempts; false when it does not wait any more.
    @PreAuthorize("@access.administers()")
    @Transactional
    public boolean retry(UUID id) {
        int back =
                database.sql(
                                """
                                with gone as (delete from outbox.abandoned where id = :id returning *)
                                insert into outbox.event_publication (id, listener_id, event_type,
                                    serialized_event, publication_date, status, completion_attempts,
                                    last_resubmission_date, last_fault)
                                select id, listener_id, event_type, serialized_event, publication_date,
                                       'FAILED', 0, :now, last_fault
                                from gone
                                """)
                        .param("id", id)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update();
        if (back == 1) {
            events.publishEvent(new Audited("outbox.retry", "publication:" + id, Map.of()));
        }
        return back == 1;
    }

    /// Sweeps now instead of at the next minute.
    @PreAuthorize("@access.platform()")
    public void sweep() {
        sweep.sweep();
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /// `org.echelon.platform.casework.procedure.Procedures.on(…)` reads `procedure.Procedures.on`.
    private static String listener(String id) {
        String method = id.contains("(") ? id.substring(0, id.indexOf('(')) : id;
        String[] parts = method.split("\\.", -1);
        int from = Math.max(0, parts.length - 3);
        return String.join(".", List.of(parts).subList(from, parts.length));
    }
}
