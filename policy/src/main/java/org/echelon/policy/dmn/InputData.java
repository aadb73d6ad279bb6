package org.echelon.policy.dmn;

import org.jspecify.annotations.Nullable;

/// Something the model is given.
public record InputData(String id, String name, @Nullable String typeRef) {}
