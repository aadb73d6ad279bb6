package org.echelon.platform.ledger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What the platform does by its own clock: lets silence count as a waiver, lets suspended payments
/// lapse with their year, and admits the first in the queue when money comes in.
@Component
class RewardSweep {

    private static final Logger LOG = LoggerFactory.getLogger(RewardSweep.class);

    private final Rewards rewards;
    private final RewardRows rows;
    private final Clock clock;

    RewardSweep(Rewards rewards, RewardRows rows, Clock clock) {
        this.rewards = rewards;
        this.rows = rows;
        this.clock = clock;
    }

    /// When it runs: not in tests, which move the clock themselves, and not beside an import.
    @Component
    @ConditionalOnProperty(name = "echelon.sweeps", havingValue = "true", matchIfMissing = true)
    static class Schedule {

        private final RewardSweep sweep;

        Schedule(RewardSweep sweep) {
            this.sweep = sweep;
        }

        @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT30S")
        void rewards() {
            sweep.sweep();
        }
    }

    void sweep() {
        lapse();
        rows.budgetsWaitedFor().forEach(this::admit);
    }

    @ApplicationModuleListener
    void on(MoneyReleased released) {
        admit(released.budget());
    }

    private void lapse() {
        LocalDate today = LocalDate.now(clock);
        rows.inState(RewardState.PUBLISHED, "r.confirm_by < :today", today)
                .forEach(id -> act(id, RewardAction.LAPSE));
        rows.inState(
                        RewardState.SUSPENDED,
                        "b.year < extract(year from cast(:today as date))",
                        today)
                .forEach(id -> act(id, RewardAction.LAPSE));
    }

    /// In the order of confirmation, as far as the money goes: a small one does not overtake a
    /// large one that stands before it.
    private void admit(long budget) {
        Optional<Reward> first = rows.firstWaiting(budget);
        while (first.isPresent() && act(first.get().id(), RewardAction.ADMIT)) {
            first = rows.firstWaiting(budget);
        }
    }

    private boolean act(long id, RewardAction action) {
        Reward reward = rows.find(id).orElseThrow();
        return switch (rewards.act(id, action, reward.revision(), RewardInput.NONE)) {
            case RewardActed.Done _ -> true;
            case RewardActed.Refused refused -> {
                LOG.debug("reward {} not {}: {}", id, action, refused.what().en());
                yield false;
            }
        };
    }
}
