package org.echelon.population;

import java.util.List;
import java.util.Optional;
import org.echelon.policy.Threshold;
import org.echelon.quantity.Rational;

/// A threshold that is all that a sweep turns.
///
/// @param values of its parameter at the sweep's points
record Turned(Threshold threshold, List<Rational> values) {

    Turned {
        values = List.copyOf(values);
    }

    static Optional<Turned> of(Rules rules, List<Sweep> sweeps) {
        if (sweeps.size() != 1) {
            return Optional.empty();
        }
        Sweep sweep = sweeps.getFirst();
        return rules.judge().thresholds().stream()
                .filter(threshold -> threshold.parameter().equals(sweep.path()))
                .findFirst()
                .map(threshold -> new Turned(threshold, sweep.values()));
    }

    /// @param points of the sweep
    Steps steps(List<Integer> points) {
        return Steps.of(threshold, points, values);
    }
}
