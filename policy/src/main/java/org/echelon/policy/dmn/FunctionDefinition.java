package org.echelon.policy.dmn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function: parameters and a body.
///
/// @param body absent where the model gives none: the function returns null
public record FunctionDefinition(
        @Nullable String id,
        @Nullable String typeRef,
        Kind kind,
        List<Parameter> parameters,
        @Nullable BoxedExpression body)
        implements BoxedExpression {

    public FunctionDefinition {
        parameters = List.copyOf(parameters);
    }

    /// The language of the body.
    public enum Kind {
        FEEL,
        JAVA,
        PMML
    }

    public record Parameter(String name, @Nullable String typeRef) {}
}
