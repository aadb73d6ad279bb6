package org.echelon.platform.title;

import org.echelon.policy.fact.Title;
import org.jspecify.annotations.Nullable;

/// A title to be recorded.
///
/// @param enterprise key of the enterprise
/// @param title what is held
/// @param source where it comes from
/// @param note what a reader should know
public record TitleDraft(String enterprise, Title title, String source, @Nullable String note) {}
