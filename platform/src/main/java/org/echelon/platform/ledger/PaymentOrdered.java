package org.echelon.platform.ledger;

/// The payment of a reward was ordered and has to leave for the treasury, once.
///
/// @param reward number of the reward
/// @param attempt which payment order of the reward, 1 for the first
public record PaymentOrdered(long reward, int attempt) {}
