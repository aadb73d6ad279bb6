package org.echelon.platform.simulation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.echelon.policy.Threshold;
import org.echelon.policy.Version;
import org.echelon.policy.feel.Value;
import org.echelon.policy.programme.ParameterPaths;

/// Which threshold is being dragged: the one that alone differs from the question before.
final class Drags {

    /// So many drags are kept, of whoever drags what.
    private static final int KEPT = 4;

    private final Version version;
    private final List<Threshold> thresholds;
    private final Map<Key, Optional<Dragged>> kept =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                @java.io.Serial private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Optional<Dragged>> eldest) {
                    return size() > KEPT;
                }
            };
    private Map<String, Value> before = Map.of();

    Drags(Version version, List<Threshold> thresholds) {
        this.version = version;
        this.thresholds = List.copyOf(thresholds);
    }

    /// @param others the figures that do not move, of those that differ from what stands
    private record Key(Threshold threshold, Map<String, Value> others) {}

    /// A step of a drag.
    ///
    /// @param at the value that the figure has now
    record Step(Dragged dragged, Value at) {}

    /// Begins a drag.
    @FunctionalInterface
    interface Beginning {
        Optional<Dragged> begin(Threshold threshold, Value at, Map<String, Value> parameters);
    }

    /// @param parameters the figures that differ from what stands
    /// @param beginning is asked where a drag begins, and may have none
    synchronized Optional<Step> step(Map<String, Value> parameters, Beginning beginning) {
        Map<String, Value> last = before;
        before = Map.copyOf(parameters);
        for (Threshold threshold : thresholds) {
            Map<String, Value> others = without(parameters, threshold);
            Key key = new Key(threshold, others);
            boolean begins =
                    others.equals(without(last, threshold))
                            && !Objects.equals(
                                    last.get(threshold.parameter()),
                                    parameters.get(threshold.parameter()));
            if (kept.containsKey(key) || begins) {
                Value at = at(threshold, parameters);
                return kept.computeIfAbsent(key, _ -> beginning.begin(threshold, at, parameters))
                        .map(dragged -> new Step(dragged, at));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Value> without(Map<String, Value> parameters, Threshold threshold) {
        Map<String, Value> others = new HashMap<>(parameters);
        others.remove(threshold.parameter());
        return others;
    }

    private Value at(Threshold threshold, Map<String, Value> parameters) {
        return Optional.ofNullable(parameters.get(threshold.parameter()))
                .or(() -> ParameterPaths.within(version.parameterValues(), threshold.parameter()))
                .orElseThrow();
    }
}
