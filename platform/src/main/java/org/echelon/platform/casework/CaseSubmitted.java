package org.echelon.platform.casework;

/// An application has been submitted and its case file stands.
///
/// @param receipt number of the case
public record CaseSubmitted(String receipt) {}
