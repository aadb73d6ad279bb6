package org.echelon.policy.dmn;

import org.jspecify.annotations.Nullable;

/// What a decision rests on: a legal document.
///
/// @param name document number
/// @param description the article
public record KnowledgeSource(
        String id, String name, @Nullable String description, @Nullable String locationUri) {}
