package org.echelon.policy.result;

import org.jspecify.annotations.Nullable;

/// A citation: the document and the article a condition rests on.
///
/// @param document document number, such as `国科发火〔2016〕32号`
/// @param article article, such as `11(5)`; absent where the whole document is meant
public record Source(String document, @Nullable String article) {}
