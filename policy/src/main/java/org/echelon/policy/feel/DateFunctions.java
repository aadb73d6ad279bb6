package org.echelon.policy.feel;

import java.util.List;

/// To come.
final class DateFunctions {
    static final List<BuiltIn> ALL = List.of();

    private DateFunctions() {}
}
