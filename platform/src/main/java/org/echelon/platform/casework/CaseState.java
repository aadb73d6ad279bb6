package org.echelon.platform.casework;

import java.util.Optional;

/// Where a case is.
public enum CaseState {
    /// Submitted; the procedure has not begun yet.
    RECEIVED,
    CHECK,
    SUPPLEMENT,
    CONFIRM,
    NOTICE,
    OBJECTION,
    VERIFY,
    NUMBER,
    /// Ended: the title is given.
    RECOGNISED,
    /// Ended: refused, with a reason.
    REFUSED,
    /// Ended: the applicant took it back.
    WITHDRAWN;

    /// Whether nothing more happens to the case.
    public boolean ended() {
        return switch (this) {
            case RECOGNISED, REFUSED, WITHDRAWN -> true;
            case RECEIVED, CHECK, SUPPLEMENT, CONFIRM, NOTICE, OBJECTION, VERIFY, NUMBER -> false;
        };
    }

    /// The kind of step it is at; empty before the procedure begins and after it has ended.
    public Optional<StepKind> kind() {
        return ended() || this == RECEIVED
                ? Optional.empty()
                : Optional.of(StepKind.valueOf(name()));
    }
}
