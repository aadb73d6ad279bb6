package org.echelon.platform.enterprise;

import java.util.List;
import org.echelon.policy.fact.FactKey;

/// What is known of one fact: the value that is used, and what other registers say.
///
/// @param key the fact and, when it is yearly, its year
/// @param used the value of the most trusted register
/// @param others values of other registers, the more trusted first
public record KnownFact(FactKey key, FactEntry used, List<FactEntry> others) {

    public KnownFact {
        others = List.copyOf(others);
    }

    /// Whether another register says something else.
    public boolean disputed() {
        return others.stream().anyMatch(other -> !other.value().equals(used.value()));
    }
}
