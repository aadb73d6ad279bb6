package org.echelon.platform.identity;

/// What a person is to the platform.
public enum Role {
    /// Sees one enterprise: the own one.
    ENTERPRISE,
    /// Acts for enterprises that gave a mandate, within it.
    AGENT,
    /// Works on the enterprises of a region and below: province, city or district by its code.
    OFFICER,
    /// Checks filings of a region for completeness; sees the cases it is asked about, not the
    /// register.
    EVALUATION_AGENCY,
    /// Verifies figures of cases of a region; sees those cases, not the register.
    TAX_OFFICER,
    /// Reads what officers of the region read.
    LEADER,
    /// Writes and publishes the programmes of a region and below; sees no enterprise and no case.
    POLICY_DESIGNER,
    /// Runs the platform.
    ADMINISTRATOR,
    /// The platform itself, at its first start and on the command line; no account has this role.
    OPERATOR
}
