package org.echelon.platform.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that was done to a reward.
///
/// @param action what
/// @param from where it stood
/// @param to where it stood then
/// @param reason why, where one was given
/// @param by who
/// @param at when
public record RewardEvent(
        RewardAction action,
        RewardState from,
        RewardState to,
        @Nullable String reason,
        String by,
        Instant at) {}
