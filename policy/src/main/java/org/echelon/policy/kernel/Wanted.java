package org.echelon.policy.kernel;

/// What a run tells beside the verdicts.
public enum Wanted {
    /// the status of each condition
    CONDITIONS,
    /// what is to be paid
    AMOUNT,
    /// the numbers that the programme offers as outcomes
    OUTCOMES,
    /// by how much conditions that are single comparisons are met or not
    SLACKS
}
