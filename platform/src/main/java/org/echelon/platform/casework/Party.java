package org.echelon.platform.casework;

/// What somebody is to a case.
enum Party {
    /// The enterprise that applies, or an agent with its mandate.
    APPLICANT,
    /// Whom the procedure asks at this step, in the division it names.
    ASKED,
    /// A leader whose region the case lies in.
    LEADER,
    /// Anybody.
    PUBLIC,
    /// The platform's own jobs: the procedure's begin and the clock.
    PLATFORM
}
