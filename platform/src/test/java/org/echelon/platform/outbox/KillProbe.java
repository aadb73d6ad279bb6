package org.echelon.platform.outbox;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Causes and their effects in a platform that a test kills; only where `echelon.probe` is set.
///
/// A cause is a row and an event of one transaction. Its effect is one row, made idempotently; it
/// waits for the gate, which the test holds shut to choose the moment of the kill.
@Component
@ConditionalOnProperty("echelon.probe")
class KillProbe implements DisposableBean {

    private static final long PAUSE = 10_000_000;

    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final TransactionOperations transactions;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean ended;

    KillProbe(
            JdbcClient database,
            ApplicationEventPublisher events,
            TransactionOperations transactions) {
        this.database = database;
        this.events = events;
        this.transactions = transactions;
    }

    /// Something that has an effect.
    record Caused(long key) {}

    /// Causes things as fast as they are committed, as often as the test wishes.
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (begun.compareAndSet(false, true)) {
            Thread.ofPlatform().daemon().name("probe").start(this::causeWhatIsWished);
        }
    }

    private void causeWhatIsWished() {
        while (!ended) {
            if (!Boolean.TRUE.equals(transactions.execute(_ -> cause()))) {
                LockSupport.parkNanos(PAUSE);
            }
        }
    }

    private boolean cause() {
        int taken =
                database.sql("update probe.wish set left_over = left_over - 1 where left_over > 0")
                        .update();
        if (taken == 1) {
            long key =
                    database.sql("insert into probe.cause default values returning key")
                            .query(Long.class)
                            .single();
            events.publishEvent(new Caused(key));
        }
        return taken == 1;
    }

    @Override
    public void destroy() {
        ended = true;
    }

    @ApplicationModuleListener
    void on(Caused event) {
        database.sql("lock table probe.gate in access share mode").update();
        database.sql("insert into probe.effect (key) values (:key) on conflict do nothing")
                .param("key", event.key())
                .update();
    }
}
