package org.echelon.platform.outbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.modulith.events.ApplicationModuleListener;

/// A listener that fails as often as a test says, then works.
@TestComponent
public class TestEffects {

    private static final Map<String, Integer> FAILURES = new ConcurrentHashMap<>();
    private static final Map<String, AtomicInteger> DONE = new ConcurrentHashMap<>();

    /// An event of tests.
    public record Happened(String key) {}

    @ApplicationModuleListener
    void on(Happened event) {
        if (FAILURES.merge(event.key(), -1, Integer::sum) >= 0) {
            throw new IllegalStateException("not yet");
        }
        DONE.computeIfAbsent(event.key(), _ -> new AtomicInteger()).incrementAndGet();
    }

    void fails(String key, int times) {
        FAILURES.put(key, times);
    }

    int failuresLeft(String key) {
        return FAILURES.getOrDefault(key, 0);
    }

    int done(String key) {
        return DONE.getOrDefault(key, new AtomicInteger()).get();
    }
}
