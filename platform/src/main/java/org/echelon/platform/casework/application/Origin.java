package org.echelon.platform.casework.application;

/// Where an answer comes from.
public enum Origin {
    /// The register's value, kept.
    KEPT,
    /// The applicant's own value, the register having another.
    CHANGED,
    /// The applicant says that the register's value is wrong, and why.
    DISPUTED,
    /// The applicant's own value, no register having one.
    DECLARED,
    /// Not answered.
    EMPTY
}
