package org.echelon.policy.feel;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The variables that an expression sees, the innermost first. Immutable: closures keep it.
public final class Scope {
    private static final Scope EMPTY = new Scope(null, Map.of(), null, Value.NULL);

    private final @Nullable Scope outer;
    private final @Nullable Map<String, Value> values;
    private final @Nullable String name;
    private final Value value;

    private Scope(
            @Nullable Scope outer,
            @Nullable Map<String, Value> values,
            @Nullable String name,
            Value value) {
        this.outer = outer;
        this.values = values;
        this.name = name;
        this.value = value;
    }

    public static Scope empty() {
        return EMPTY;
    }

    /// A scope over a map, which must not change as long as the scope is used.
    public static Scope of(Map<String, Value> values) {
        return new Scope(null, values, null, Value.NULL);
    }

    /// This scope with more variables, which hide those of the same name.
    public Scope with(Map<String, Value> inner) {
        return new Scope(this, inner, null, Value.NULL);
    }

    /// This scope with one more variable.
    public Scope with(String name, Value value) {
        return new Scope(this, null, name, value);
    }

    /// The variable of that name, or null when there is none.
    public @Nullable Value find(String wanted) {
        for (Scope scope = this; scope != null; scope = scope.outer) {
            if (scope.values != null) {
                Value found = scope.values.get(wanted);
                if (found != null) {
                    return found;
                }
            } else if (wanted.equals(scope.name)) {
                return scope.value;
            }
        }
        return null;
    }
}
