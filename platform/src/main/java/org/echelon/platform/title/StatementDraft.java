package org.echelon.platform.title;

/// A published statement to be recorded.
///
/// @param enterprise key of the enterprise
/// @param statement what is published
public record StatementDraft(String enterprise, PublishedStatement statement) {}
