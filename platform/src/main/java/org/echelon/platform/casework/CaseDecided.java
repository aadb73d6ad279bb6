package org.echelon.platform.casework;

/// A case has ended.
///
/// @param receipt number of the case
/// @param outcome RECOGNISED, REFUSED or WITHDRAWN
public record CaseDecided(String receipt, String outcome) {}
