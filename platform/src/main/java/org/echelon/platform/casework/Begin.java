package org.echelon.platform.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Begins the procedure of each case that was submitted: on the event, and by a sweep for those
/// whose event was lost.
@Component
class Begin {

    private static final Logger LOG = LoggerFactory.getLogger(Begin.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int AT_ONCE = 200;

    private final CaseActions actions;
    private final JdbcClient database;
    private final Clock clock;

    Begin(CaseActions actions, JdbcClient database, Clock clock) {
        this.actions = actions;
        this.database = database;
        this.clock = clock;
    }

    @ApplicationModuleListener
    void on(CaseSubmitted submitted) {
        actions.begin(submitted.receipt());
    }

    /// Begins what has been waiting for more than a minute.
    @Scheduled(
            fixedDelayString = "${echelon.sweep:60s}",
            initialDelayString = "${echelon.sweep:60s}")
    void sweep() {
        for (String receipt : waiting()) {
            try {
                actions.begin(receipt);
            } catch (RuntimeException e) {
                LOG.error("the procedure of {} does not begin; it is tried again", receipt, e);
            }
        }
    }

    private List<String> waiting() {
        return database.sql(
                        """
                        select receipt
                        from casework.case_file
                        where state = 'RECEIVED' and submitted_at < :before
                        order by submitted_at
                        limit :most
                        """)
                .param("before", clock.instant().minus(PATIENCE).atOffset(ZoneOffset.UTC))
                .param("most", AT_ONCE)
                .query((row, _) -> row.getString("receipt"))
                .list();
    }
}
