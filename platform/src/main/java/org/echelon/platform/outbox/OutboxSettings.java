package org.echelon.platform.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How patient the outbox is.
///
/// @param stale after this time an effect that has not ended counts as lost with its process
/// @param attempts so often an effect is tried before it waits for a person
/// @param pause time before the second try; doubled for each further one
/// @param longest longest time between two tries
/// @param keep so long finished publications are kept
/// @param soleProcess no other process carries out effects on this database, so that whatever is
///   open at the start was left by a process that has ended
@ConfigurationProperties("echelon.outbox")
record OutboxSettings(
        @DefaultValue("5m") Duration stale,
        @DefaultValue("8") int attempts,
        @DefaultValue("30s") Duration pause,
        @DefaultValue("1h") Duration longest,
        @DefaultValue("90d") Duration keep,
        @DefaultValue("false") boolean soleProcess) {

    OutboxSettings {
        if (attempts < 1) {
            throw new IllegalArgumentException("echelon.outbox.attempts is " + attempts);
        }
    }
}
