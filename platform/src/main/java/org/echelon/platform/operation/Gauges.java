package org.echelon.platform.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.echelon.platform.outbox.Outbox;
import org.springframework.stereotype.Component;

/// Figures of the outbox for Prometheus, beside those of Spring, the JVM and the pool.
@Component
class Gauges implements MeterBinder {

    private final Outbox outbox;

    Gauges(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "echelon.outbox.open",
                "Effects that have not ended",
                Outbox.Standing::open);
        gauge(
                registry,
                "echelon.outbox.failed",
                "Effects whose last try failed",
                Outbox.Standing::failed);
        gauge(
                registry,
                "echelon.outbox.abandoned",
                "Effects that wait for a person",
                Outbox.Standing::abandoned);
        gauge(
                registry,
                "echelon.outbox.oldest.seconds",
                "Age of the oldest open effect",
                standing -> standing.oldest().map(Duration::toSeconds).orElse(0L));
    }

    private void gauge(
            MeterRegistry registry,
            String name,
            String what,
            ToDoubleFunction<Outbox.Standing> value) {
        Gauge.builder(name, outbox, one -> value.applyAsDouble(one.standing()))
                .description(what)
                .register(registry);
    }
}
