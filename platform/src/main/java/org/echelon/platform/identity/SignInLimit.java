package org.echelon.platform.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Slows down guessing of passwords: after five failures within fifteen minutes a name waits, after
/// fifty an address does.
@Component
class SignInLimit {

    static final int PER_NAME = 5;
    static final int PER_ADDRESS = 50;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> failures = new ConcurrentHashMap<>();

    SignInLimit(Clock clock) {
        this.clock = clock;
    }

    /// Whether another try is allowed now.
    boolean allows(String name, String address) {
        return recent("name " + name) < PER_NAME && recent("address " + address) < PER_ADDRESS;
    }

    void failed(String name, String address) {
        if (failures.size() > REMEMBERED) {
            failures.values().removeIf(times -> countRecent(times) == 0);
        }
        add("name " + name);
        add("address " + address);
    }

    void succeeded(String name) {
        failures.remove("name " + name);
    }

    private void add(String key) {
        failures.compute(
                key,
                (_, times) -> {
                    Deque<Instant> all = times == null ? new ArrayDeque<>() : times;
                    synchronized (all) {
                        all.addLast(clock.instant());
                        while (all.size() > PER_ADDRESS) {
                            all.removeFirst();
                        }
                    }
                    return all;
                });
    }

    private int recent(String key) {
        Deque<Instant> times = failures.get(key);
        return times == null ? 0 : countRecent(times);
    }

    private int countRecent(Deque<Instant> times) {
        Instant since = clock.instant().minus(WINDOW);
        synchronized (times) {
            while (!times.isEmpty() && times.getFirst().isBefore(since)) {
                times.removeFirst();
            }
            return times.size();
        }
    }
}
