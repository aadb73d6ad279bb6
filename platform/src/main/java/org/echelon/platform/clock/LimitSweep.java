package org.echelon.platform.clock;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks every minute for limits that have passed.
@Component
class LimitSweep {

    private final Limits limits;

    LimitSweep(Limits limits) {
        this.limits = limits;
    }

    @Scheduled(
            fixedDelayString = "${echelon.sweep:60s}",
            initialDelayString = "${echelon.sweep:60s}")
    void run() {
        int found = Limits.AT_ONCE;
        while (found == Limits.AT_ONCE) {
            found = limits.sweep();
        }
    }
}
