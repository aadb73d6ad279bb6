package org.echelon.platform.ledger;

/// Money was committed to a reward.
///
/// @param reward number of the reward
public record CommitmentMade(long reward) {}
