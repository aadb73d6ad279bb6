package org.echelon.platform.title;

import org.jspecify.annotations.Nullable;

/// What an enterprise publishes of its status, word for word.
///
/// @param statement the words, or a certificate number
/// @param year the year it speaks of, where it says so
/// @param source the document
public record PublishedStatement(String statement, @Nullable Integer year, String source) {}
