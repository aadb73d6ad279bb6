package org.echelon.policy.conformance;

import java.util.List;
import java.util.Map;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// One test case of the kit.
///
/// @param service name of the decision service to invoke; absent: decisions are evaluated
/// @param inputs by name
/// @param results what is expected of which decision
record TckCase(
        String id, @Nullable String service, Map<String, Value> inputs, List<Expected> results) {

    /// @param value null also where the kit expects an error
    record Expected(String node, Value value) {}
}
