package org.echelon.platform.simulation;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
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
    private final Map<Key, FutureTask<Optional<Dragged>>> kept =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                @java.io.Serial private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(
                        Map.Entry<Key, FutureTask<Optional<Dragged>>> eldest) {
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
    Optional<Step> step(Map<String, Value> parameters, Beginning beginning) {
        return key(parameters)
                .flatMap(key -> {
                    Value at = at(key.threshold(), parameters);
                    return begun(key, at, parameters, beginning)
                            .filter(dragged -> dragged.reaches(at))
                            .map(dragged -> new Step(dragged, at));
                });
    }

    /// Begins to drag each threshold from where it stands, before anybody does.
    void anticipate(Beginning beginning) {
        thresholds.stream()
                .limit(KEPT)
                .forEach(threshold ->
                        begun(
                                new Key(threshold, Map.of()),
                                at(threshold, Map.of()),
                                Map.of(),
                                beginning));
    }

    /// The drag that figures are a step of.
    private synchronized Optional<Key> key(Map<String, Value> parameters) {
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
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /// Who comes while a drag is begun waits for it; who drags something else does not.
    private Optional<Dragged> begun(
            Key key, Value at, Map<String, Value> parameters, Beginning beginning) {
        FutureTask<Optional<Dragged>> work;
        synchronized (this) {
            work =
                    kept.computeIfAbsent(
                            key,
                            _ ->
                                    new FutureTask<>(() ->
                                            beginning.begin(key.threshold(), at, parameters)));
        }
        work.run(); // does nothing where another has begun it
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a drag was begun", e);
        } catch (ExecutionException e) {
            forget(key, work);
            throw new IllegalStateException("a drag could not be begun", e.getCause());
        }
    }

    private synchronized void forget(Key key, FutureTask<Optional<Dragged>> work) {
        kept.remove(key, work);
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
