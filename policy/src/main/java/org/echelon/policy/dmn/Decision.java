package org.echelon.policy.dmn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A decision.
///
/// @param typeRef name of the type of its result, where stated
/// @param requiredInputs references to input data
/// @param requiredDecisions references to decisions
/// @param requiredKnowledge references to knowledge models and decision services
/// @param authorities references to knowledge sources
/// @param logic absent: the decision is null
public record Decision(
        String id,
        String name,
        @Nullable String description,
        @Nullable String typeRef,
        List<String> requiredInputs,
        List<String> requiredDecisions,
        List<String> requiredKnowledge,
        List<String> authorities,
        @Nullable BoxedExpression logic) {

    public Decision {
        requiredInputs = List.copyOf(requiredInputs);
        requiredDecisions = List.copyOf(requiredDecisions);
        requiredKnowledge = List.copyOf(requiredKnowledge);
        authorities = List.copyOf(authorities);
    }
}
