package org.echelon.platform.title.certificate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// Slows down guessing: an address may search, or ask for codes that do not exist, so many times
/// within a quarter of an hour. Codes that exist are answered always.
@Component
class AskLimit {

    static final int ASKS = 30;
    static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int REMEMBERED = 10_000;

    private final Clock clock;
    private final Map<String, Deque<Instant>> asks = new ConcurrentHashMap<>();

    AskLimit(Clock clock) {
        this.clock = clock;
    }

    /// Counts one more ask of an address and says whether it is still within the limit.
    boolean allows(String address) {
        Instant now = clock.instant();
        if (asks.size() > REMEMBERED) {
            asks.values().removeIf(times -> recent(times, now) == 0);
        }
        Deque<Instant> times = asks.computeIfAbsent(address, _ -> new ArrayDeque<>());
        synchronized (times) {
            if (recent(times, now) >= ASKS) {
                return false;
            }
            times.addLast(now);
            return true;
        }
    }

    private static int recent(Deque<Instant> times, Instant now) {
        synchronized (times) {
            while (!times.isEmpty() && times.getFirst().isBefore(now.minus(WINDOW))) {
                times.removeFirst();
            }
            return times.size();
        }
    }
}
