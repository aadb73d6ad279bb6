package org.echelon.policy.dmn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A function of the model.
///
/// @param logic absent: it returns null
public record BusinessKnowledgeModel(
        String id,
        String name,
        @Nullable String typeRef,
        List<String> requiredKnowledge,
        List<String> authorities,
        @Nullable FunctionDefinition logic) {

    public BusinessKnowledgeModel {
        requiredKnowledge = List.copyOf(requiredKnowledge);
        authorities = List.copyOf(authorities);
    }
}
