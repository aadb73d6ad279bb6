package org.echelon.policy.feel;

/// The types that a model defines beside FEEL's own.
@FunctionalInterface
public interface Types {

    /// No types but FEEL's own.
    Types NONE = (_, _, _) -> Value.NULL;

    /// Whether a value is of the type of that name: a truth value, open where the value is open,
    /// null when there is no such type.
    Value holds(String name, Value value, Interpreter interpreter);
}
