package org.echelon.platform.casework;

import org.echelon.platform.clock.LimitPassed;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/// Lets silence have its meaning when a limit has passed.
@Component
class Silences {

    private final CaseActions actions;

    Silences(CaseActions actions) {
        this.actions = actions;
    }

    @ApplicationModuleListener
    void on(LimitPassed passed) {
        actions.passed(passed.subject(), passed.step());
    }
}
