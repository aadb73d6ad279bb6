package org.echelon.platform.simulation;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/// The threads that judge populations: one for each core, for all who ask together.
@Component
class SimulationThreads {

    private final int cores = Runtime.getRuntime().availableProcessors();
    private final ExecutorService pool =
            Executors.newFixedThreadPool(
                    cores, Thread.ofPlatform().name("simulation-", 0).daemon().factory());

    ExecutorService pool() {
        return pool;
    }

    int cores() {
        return cores;
    }

    @PreDestroy
    void close() {
        pool.shutdownNow();
    }
}
