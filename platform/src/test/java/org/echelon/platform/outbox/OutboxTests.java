package org.echelon.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.echelon.platform.PlatformTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.identity.TestViewers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@PlatformTest
class OutboxTests {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @Autowired private ApplicationEventPublisher events;
    @Autowired private TransactionOperations transactions;
    @Autowired private Sweep sweep;
    @Autowired private Outbox outbox;
    @Autowired private TestEffects effects;
    @Autowired private JdbcClient database;
    @Autowired private TestClock clock;

    @AfterEach
    void today() {
        database.sql("delete from outbox.event_publication where event_type like '%Happened'")
                .update();
        database.sql("delete from outbox.abandoned where event_type like '%Happened'").update();
        clock.set(TestClock.TODAY);
    }

    private void happens(String key, int failures) {
        effects.fails(key, failures);
        transactions.executeWithoutResult(_ -> events.publishEvent(new TestEffects.Happened(key)));
    }

    private String status(String key) {
        return database.sql(
                        """
                        select status from outbox.event_publication
                        where event_type like '%Happened' and serialized_event like :key
                        """)
                .param("key", "%\"" + key + "\"%")
                .query(String.class)
                .optional()
                .orElse("none");
    }

    private static void await(BooleanSupplier reached) throws InterruptedException {
        Instant end = java.time.Clock.systemUTC().instant().plus(BOUND);
        while (!reached.getAsBoolean()) {
            assertThat(java.time.Clock.systemUTC().instant()).as("waited too long").isBefore(end);
            Thread.sleep(20);
        }
    }

    @Test
    void anEffectFollowsItsCommittedCauseOnce() throws InterruptedException {
        happens("once", 0);

        await(() -> status("once").equals("COMPLETED"));
        assertThat(effects.done("once")).isEqualTo(1);
    }

    @Test
    void nothingFollowsACauseThatWasUndone() {
        transactions.executeWithoutResult(transaction -> {
            events.publishEvent(new TestEffects.Happened("undone"));
            transaction.setRollbackOnly();
        });

        assertThat(status("undone")).isEqualTo("none");
        assertThat(effects.done("undone")).isZero();
    }

    @Test
    void aListenerThatFailsTwiceIsTriedUntilItWorks() throws InterruptedException {
        happens("twice", 2);

        await(() -> status("twice").equals("FAILED"));
        clock.pass(Duration.ofMinutes(1));
        sweep.sweep();
        await(() -> status("twice").equals("FAILED") && failuresLeft("twice") == 0);
        clock.pass(Duration.ofMinutes(2));
        sweep.sweep();

        await(() -> status("twice").equals("COMPLETED"));
        assertThat(effects.done("twice")).isEqualTo(1);
    }

    private int failuresLeft(String key) {
        return effects.failuresLeft(key);
    }

    @Test
    void theNextTryWaitsForItsPause() throws InterruptedException {
        happens("patient", 1);
        await(() -> status("patient").equals("FAILED") && fault("patient") != null);

        assertThat(sweep.sweep().again()).isZero();
        assertThat(effects.done("patient")).isZero();
    }

    private @Nullable String fault(String key) {
        return database
                .sql(
                        """
                        select last_fault from outbox.event_publication
                        where event_type like '%Happened' and serialized_event like :key
                        """)
                .param("key", "%\"" + key + "\"%")
                .query((row, _) -> row.getString("last_fault"))
                .list()
                .stream()
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    @Test
    void anEffectLostWithItsProcessIsFoundAndDoneAgain() throws InterruptedException {
        happens("lost", 0);
        await(() -> status("lost").equals("COMPLETED"));
        // as a process leaves it that was killed in the middle
        database.sql(
                        """
                        update outbox.event_publication set status = 'PROCESSING', completion_date = null
                        where event_type like '%Happened' and serialized_event like '%"lost"%'
                        """)
                .update();

        assertThat(sweep.sweep().lost()).as("too young to count as lost").isZero();
        clock.pass(Duration.ofMinutes(6));
        assertThat(sweep.sweep().lost()).isEqualTo(1);

        await(() -> status("lost").equals("COMPLETED"));
        assertThat(effects.done("lost")).isEqualTo(2);
    }

    @Test
    void whatKeepsFailingWaitsForTheAdministratorWhoLetsItBeTriedAgain()
            throws InterruptedException {
        happens("stubborn", 8);
        for (int attempt = 1; attempt <= 8; attempt++) {
            int left = 8 - attempt;
            await(() ->
                    failuresLeft("stubborn") == left
                            && status("stubborn").equals("FAILED")
                            && fault("stubborn") != null);
            clock.pass(Duration.ofHours(2));
            sweep.sweep();
        }
        await(() -> {
            sweep.sweep();
            return status("stubborn").equals("none");
        });

        List<Outbox.Effect> waiting =
                TestViewers.as(TestViewers.ADMINISTRATOR, () -> outbox.open()).stream()
                        .filter(Outbox.Effect::waits)
                        .filter(effect -> effect.keys().contains("stubborn"))
                        .toList();
        assertThat(waiting).hasSize(1);
        assertThat(waiting.getFirst().fault()).contains("IllegalStateException (");

        assertThat(
                        TestViewers.as(
                                TestViewers.ADMINISTRATOR,
                                () -> outbox.retry(waiting.getFirst().id())))
                .isTrue();
        sweep.sweep();
        await(() -> status("stubborn").equals("COMPLETED"));
        assertThat(effects.done("stubborn")).isEqualTo(1);
        assertThat(
                        TestViewers.as(
                                TestViewers.ADMINISTRATOR,
                                () -> outbox.retry(waiting.getFirst().id())))
                .as("a second retry finds nothing")
                .isFalse();
    }

    @Test
    void anOpenEffectOfAnEarlierProcessIsDoneAtTheStartWhereNoOtherProcessRuns()
            throws InterruptedException {
        happens("before", 0);
        await(() -> status("before").equals("COMPLETED"));
        database.sql(
                        """
                        update outbox.event_publication
                        set status = 'PUBLISHED', completion_date = null,
                            publication_date = '2020-01-01', last_resubmission_date = '2020-01-01'
                        where event_type like '%Happened' and serialized_event like '%"before"%'
                        """)
                .update();

        sweep.afterSingletonsInstantiated();

        await(() -> status("before").equals("COMPLETED"));
        assertThat(effects.done("before")).isEqualTo(2);
    }
}
