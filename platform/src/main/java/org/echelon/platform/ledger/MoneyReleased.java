package org.echelon.platform.ledger;

/// A line has more money available than before, so those who wait may have their turn.
///
/// @param budget number of the line
public record MoneyReleased(long budget) {}
