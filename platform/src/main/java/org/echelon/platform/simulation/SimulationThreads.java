package org.echelon.platform.simulation;

import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// The threads that judge populations: one for each core, for all who ask together.
@Component
class SimulationThreads {

    private final int cores = Runtime.getRuntime().availableProcessors();
    private final ExecutorService pool =
            Executors.newFixedThreadPool(
                    cores, Thread.ofPlatform().name("simulation-", 0).daemon().factory());

    private final ExecutorService ahead =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("simulation-ahead").daemon().factory());

    ExecutorService pool() {
        return pool;
    }

    int cores() {
        return cores;
    }

    /// Does something with some rows.
    @FunctionalInterface
    interface Part<T> {

        /// @param from the first row
        /// @param to the row after the last
        T take(int from, int to);
    }

    /// Goes through rows in parts, one for each core, all at once.
    ///
    /// @return what came of each part, in the order of the rows
    <T> List<T> inParts(int rows, Part<T> part) {
        List<Callable<T>> parts =
                IntStream.range(0, cores)
                        .<Callable<T>>mapToObj(i -> () -> part.take(at(i, rows), at(i + 1, rows)))
                        .toList();
        try {
            return pool.invokeAll(parts).stream().map(SimulationThreads::done).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while going through a population", e);
        }
    }

    private int at(int part, int rows) {
        return (int) ((long) rows * part / cores);
    }

    private static <T> T done(Future<T> part) {
        try {
            return part.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while going through a population", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "a part of a population could not be gone through", e.getCause());
        }
    }

    /// Does something that nobody waits for, one after the other. Who needs it later meets what
    /// goes wrong there.
    void ahead(Runnable work) {
        ahead.execute(work);
    }

    @PreDestroy
    void close() {
        ahead.shutdownNow();
        pool.shutdownNow();
    }
}
