package org.echelon.platform.casework;

/// A case has gone from one state to another.
///
/// @param receipt number of the case
/// @param from [CaseState] it was in
/// @param to [CaseState] it is in
/// @param action [Action] that moved it
public record CaseMoved(String receipt, String from, String to, String action) {}
