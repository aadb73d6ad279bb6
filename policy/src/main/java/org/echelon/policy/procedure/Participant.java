package org.echelon.policy.procedure;

import java.util.Locale;

/// Who is asked at a step.
public enum Participant {
    APPLICANT,
    AGENCY,
    OFFICER,
    TAX_OFFICER,
    PUBLIC;

    /// As the file writes it.
    public String written() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether it belongs to a division, so that a level must be named.
    public boolean ofDivision() {
        return this == AGENCY || this == OFFICER || this == TAX_OFFICER;
    }
}
