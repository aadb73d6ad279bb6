package org.echelon.platform.casework;

import org.echelon.policy.message.Words;

/// What came of an act.
public sealed interface Acted {

    /// It is done.
    ///
    /// @param file the case as it is now
    record Done(CaseFile file) implements Acted {}

    /// It is not done, and nothing has changed.
    ///
    /// @param what why not, with who decided what and when where somebody was faster
    /// @param remedy what to do now
    record Refused(Words what, Words remedy) implements Acted {}
}
