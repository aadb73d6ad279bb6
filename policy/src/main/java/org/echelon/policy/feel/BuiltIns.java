package org.echelon.policy.feel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All built-in functions (DMN 1.5, 10.3.4), by name.
final class BuiltIns {
    private static final Map<String, BuiltIn> ALL = all();

    /// Their names, for the lexer: many are of several words.
    static final Names NAMES = Names.of(ALL.keySet());

    private BuiltIns() {}

    static @Nullable BuiltIn find(String name) {
        return ALL.get(name);
    }

    private static Map<String, BuiltIn> all() {
        Map<String, BuiltIn> all = new HashMap<>();
        for (List<BuiltIn> family :
                List.of(
                        NumberFunctions.ALL,
                        AggregateFunctions.ALL,
                        ListFunctions.ALL,
                        StringFunctions.ALL,
                        ContextFunctions.ALL,
                        LogicFunctions.ALL,
                        DateFunctions.ALL,
                        RangeFunctions.ALL)) {
            for (BuiltIn function : family) {
                all.put(function.name(), function);
            }
        }
        return Map.copyOf(all);
    }
}
