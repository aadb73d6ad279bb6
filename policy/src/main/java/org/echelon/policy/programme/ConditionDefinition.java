package org.echelon.policy.programme;

import java.util.Map;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// The words and the unit of a condition.
///
/// @param text what it asks
/// @param unit unit of the compared values; `percent` when the decision compares a ratio
/// @param alternatives words of the ways of which one suffices, by the name of their decision
public record ConditionDefinition(
        Words text, @Nullable String unit, Map<String, Words> alternatives) {

    public ConditionDefinition {
        alternatives = Map.copyOf(alternatives);
    }
}
