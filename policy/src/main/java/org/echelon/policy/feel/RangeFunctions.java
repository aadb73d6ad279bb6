package org.echelon.policy.feel;

import java.util.List;

/// To come.
final class RangeFunctions {
    static final List<BuiltIn> ALL = List.of();

    private RangeFunctions() {}
}
