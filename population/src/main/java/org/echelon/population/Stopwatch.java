package org.echelon.population;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// How long each stage of a run took, in seconds, in the order in which they were begun first.
final class Stopwatch {

    private static final double NANOS = 1e9;

    private final Map<String, Double> seconds = new LinkedHashMap<>();

    /// Work that may refuse its input.
    @FunctionalInterface
    interface Work<T> {
        T get() throws Refused;
    }

    <T> T timed(String stage, Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        put(stage, (System.nanoTime() - begin) / NANOS);
        return result;
    }

    <T> T checked(String stage, Work<T> work) throws Refused {
        long begin = System.nanoTime();
        T result = work.get();
        put(stage, (System.nanoTime() - begin) / NANOS);
        return result;
    }

    void timed(String stage, Runnable work) {
        timed(
                stage,
                () -> {
                    work.run();
                    return true;
                });
    }

    void put(String stage, double time) {
        seconds.merge(stage, time, Double::sum);
    }

    Map<String, Double> seconds() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
    }
}
