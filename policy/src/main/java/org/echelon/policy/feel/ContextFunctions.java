package org.echelon.policy.feel;

import java.util.List;

/// To come.
final class ContextFunctions {
    static final List<BuiltIn> ALL = List.of();

    private ContextFunctions() {}
}
