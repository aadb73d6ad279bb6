package org.echelon.policy.dmn;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decisions offered together.
///
/// @param outputDecisions references to what it returns
/// @param inputDecisions references to decisions whose results the caller gives
public record DecisionService(
        String id,
        String name,
        @Nullable String typeRef,
        List<String> outputDecisions,
        List<String> encapsulatedDecisions,
        List<String> inputDecisions,
        List<String> inputData) {

    public DecisionService {
        outputDecisions = List.copyOf(outputDecisions);
        encapsulatedDecisions = List.copyOf(encapsulatedDecisions);
        inputDecisions = List.copyOf(inputDecisions);
        inputData = List.copyOf(inputData);
    }
}
