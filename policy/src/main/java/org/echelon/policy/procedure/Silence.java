package org.echelon.policy.procedure;

import java.util.Locale;

/// What follows when the limit of a step passes and nobody has acted.
public enum Silence {
    /// Deemed done: the law or the published promise says so.
    ACCEPT,
    /// Refused as not completed.
    REFUSE,
    /// The time was the purpose: it goes on.
    CONTINUE,
    /// The step stays and the leader of the region is shown that it is late.
    ESCALATE;

    /// As the file writes it.
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }
}
