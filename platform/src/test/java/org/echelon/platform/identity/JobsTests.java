package org.echelon.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.echelon.platform.PlatformTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformTest
@Import(JobsTests.Setup.class)
class JobsTests {

    /// Something happened, for this test alone.
    record Happened(String key) {}

    /// Writes down who it was when it ran, in Java and in the database.
    static class Notes {

        final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        final BlockingQueue<String> swept = new LinkedBlockingQueue<>();
        private final CurrentViewer viewer;
        private final JdbcClient database;

        Notes(CurrentViewer viewer, JdbcClient database) {
            this.viewer = viewer;
            this.database = database;
        }

        @ApplicationModuleListener
        void on(Happened event) {
            heard.add(who());
        }

        @Scheduled(fixedDelay = 3_600_000)
        void sweep() {
            swept.add(who());
        }

        private String who() {
            return viewer.find().map(Viewer::username).orElse("nobody")
                    + " "
                    + database.sql("select current_setting('echelon.username')")
                            .query(String.class)
                            .single()
                    + " "
                    + database.sql("select identity.is_job()").query(Boolean.class).single();
        }

        BlockingQueue<String> heard() {
            return heard;
        }

        BlockingQueue<String> swept() {
            return swept;
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Setup {

        @Bean
        Notes notes(CurrentViewer viewer, JdbcClient database) {
            return new Notes(viewer, database);
        }
    }

    @Autowired private Notes notes;
    @Autowired private ApplicationEventPublisher events;
    @Autowired private TransactionTemplate transactions;
    @Autowired private CurrentViewer viewer;

    @Test
    void aListenerIsThePlatformUnderItsOwnName() throws InterruptedException {
        TestViewers.as(
                TestViewers.GUANGZHOU,
                () -> {
                    transactions.executeWithoutResult(_ -> events.publishEvent(new Happened("x")));
                    return true;
                });

        assertThat(notes.heard().poll(20, TimeUnit.SECONDS))
                .isEqualTo("job:Notes.on job:Notes.on true");
    }

    @Test
    void aScheduledJobIsThePlatform() throws InterruptedException {
        assertThat(notes.swept().poll(20, TimeUnit.SECONDS))
                .isEqualTo("job:Notes.sweep job:Notes.sweep true");
    }

    @Test
    void whoCallsAJobGainsNothing() {
        notes.swept().clear();

        TestViewers.as(
                TestViewers.GUANGZHOU,
                () -> {
                    notes.sweep();
                    return true;
                });

        assertThat(notes.swept()).containsExactly("test-guangzhou test-guangzhou false");
        assertThat(viewer.find()).isEqualTo(Optional.empty());
    }
}
