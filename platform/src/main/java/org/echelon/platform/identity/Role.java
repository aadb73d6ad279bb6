package org.echelon.platform.identity;

/// What a person is to the platform.
public enum Role {
    /// Sees one enterprise: the own one.
    ENTERPRISE,
    /// Works on the enterprises of a region and below.
    OFFICER,
    /// Reads what officers of the region read.
    LEADER,
    /// Runs the platform.
    ADMINISTRATOR,
    /// The platform itself, at its first start and on the command line; no account has this role.
    OPERATOR
}
