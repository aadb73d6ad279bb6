package org.echelon.policy.dmn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A type of the model.
///
/// @param typeRef the type it restricts; absent where it has components or is a function
/// @param collection whether it is a list of that
/// @param allowedValues unary tests on each item
/// @param typeConstraint unary tests on the value as a whole
/// @param function the function's type, where it is one
public record ItemDefinition(
        String name,
        @Nullable String typeRef,
        boolean collection,
        List<ItemDefinition> components,
        @Nullable String allowedValues,
        @Nullable String typeConstraint,
        @Nullable FunctionItem function) {

    public ItemDefinition {
        components = List.copyOf(components);
    }

    public record FunctionItem(
            List<FunctionDefinition.Parameter> parameters, @Nullable String outputTypeRef) {
        public FunctionItem {
            parameters = List.copyOf(parameters);
        }
    }
}
