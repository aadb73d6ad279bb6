package org.echelon.policy.dmn;

import org.jspecify.annotations.Nullable;

/// Another model that this one reads.
///
/// @param name prefix of its names here; empty: none
public record Import(
        String name, String namespace, @Nullable String importType, @Nullable String locationUri) {}
