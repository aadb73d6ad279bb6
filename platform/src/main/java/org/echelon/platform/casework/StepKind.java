package org.echelon.platform.casework;

/// What a step of a procedure is, whatever the programme calls it: `kind` in procedure.bpmn.
public enum StepKind {
    /// Somebody looks whether the filing is complete.
    CHECK,
    /// The applicant adds what is missing.
    SUPPLEMENT,
    /// The authority confirms or refuses.
    CONFIRM,
    /// The case is on public notice.
    NOTICE,
    /// The authority decides on objections to the notice.
    OBJECTION,
    /// Somebody compares the filing with figures of their own.
    VERIFY,
    /// The case waits for the number from the national system.
    NUMBER;

    /// The state of a case at such a step.
    public CaseState state() {
        return CaseState.valueOf(name());
    }
}
