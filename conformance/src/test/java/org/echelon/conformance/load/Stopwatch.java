package org.echelon.conformance.load;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/// How long requests took, by kind.
final class Stopwatch {

    private final Map<String, ConcurrentLinkedQueue<Long>> times = new LinkedHashMap<>();

    void add(String kind, long nanos) {
        ConcurrentLinkedQueue<Long> own;
        synchronized (times) {
            own = times.computeIfAbsent(kind, _ -> new ConcurrentLinkedQueue<>());
        }
        own.add(nanos);
    }

    void print() {
        System.out.printf(
                "| %-20s | %6s | %8s | %8s | %8s | %8s |%n",
                "request", "number", "p50 ms", "p95 ms", "p99 ms", "max ms");
        times.forEach((kind, values) -> {
            long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
            System.out.printf(
                    "| %-20s | %6d | %8.0f | %8.0f | %8.0f | %8.0f |%n",
                    kind,
                    sorted.length,
                    millis(sorted, 0.50),
                    millis(sorted, 0.95),
                    millis(sorted, 0.99),
                    sorted[sorted.length - 1] / 1e6);
        });
    }

    static double millis(long[] sorted, double share) {
        return Arrays.stream(sorted)
                        .skip((long) Math.ceil(share * sorted.length) - 1)
                        .findFirst()
                        .orElse(0)
                / 1e6;
    }
}
