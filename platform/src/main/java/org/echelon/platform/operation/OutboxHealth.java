package org.echelon.platform.operation;

import java.time.Duration;
import org.echelon.platform.outbox.Outbox;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether effects leave: unhealthy when the oldest open one waits for longer than ten minutes.
@Component("outboxHealthIndicator")
class OutboxHealth implements HealthIndicator {

    static final Duration STUCK = Duration.ofMinutes(10);

    private final Outbox outbox;

    OutboxHealth(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Health health() {
        Outbox.Standing standing = outbox.standing();
        boolean stuck = standing.oldest().filter(age -> age.compareTo(STUCK) > 0).isPresent();
        Health.Builder health = stuck ? Health.outOfService() : Health.up();
        standing.oldest().ifPresent(age -> health.withDetail("oldestSeconds", age.toSeconds()));
        return health.withDetail("open", standing.open())
                .withDetail("failed", standing.failed())
                .withDetail("waitingForAPerson", standing.abandoned())
                .build();
    }
}
