package org.echelon.population;

import java.util.List;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;

/// Programmes that are asked together with a simulation's own.
///
/// @param programmes all that are known: they say what earlier awards were
/// @param others in the order of the results
public record Together(Programmes programmes, List<Programme> others) {

    public Together {
        others = List.copyOf(others);
    }
}
