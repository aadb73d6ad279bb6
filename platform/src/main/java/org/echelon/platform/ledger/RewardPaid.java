package org.echelon.platform.ledger;

/// The money of a reward has arrived.
///
/// @param reward number of the reward
/// @param enterprise key of the enterprise
public record RewardPaid(long reward, String enterprise) {}
