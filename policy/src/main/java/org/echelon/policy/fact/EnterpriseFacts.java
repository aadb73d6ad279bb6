package org.echelon.policy.fact;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// All that is known of one subject, which mostly is an enterprise. A fact that is not in the maps
/// is unknown, never zero.
///
/// @param subject who, or what
/// @param yearly facts by accounting year, then by fact id
/// @param current facts of the moment and scores of a panel, by fact id
/// @param holds titles; the register is complete, so a title not here is not held
/// @param received awards; the register is complete
public record EnterpriseFacts(
        Subject subject,
        SortedMap<Integer, Map<String, FactValue>> yearly,
        Map<String, FactValue> current,
        List<Title> holds,
        List<Award> received) {

    public EnterpriseFacts {
        SortedMap<Integer, Map<String, FactValue>> copy = new TreeMap<>();
        yearly.forEach((year, facts) -> copy.put(year, Map.copyOf(facts)));
        yearly = Collections.unmodifiableSortedMap(copy);
        current = Map.copyOf(current);
        holds = List.copyOf(holds);
        received = List.copyOf(received);
    }

    /// The enterprise that the facts are about.
    ///
    /// @throws IllegalStateException when they are about something else; ask [#subject()]
    public Enterprise enterprise() {
        if (subject instanceof Enterprise enterprise) {
            return enterprise;
        }
        throw new IllegalStateException(
                "the facts of %s are about %s and no enterprise; ask for their subject"
                        .formatted(subject.name(), subject.kind().words().en()));
    }
}
