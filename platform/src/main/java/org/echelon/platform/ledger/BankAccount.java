package org.echelon.platform.ledger;

/// A recorded account of an enterprise, as pages show it.
///
/// @param id number of the record
/// @param holder name of the account
/// @param bank the bank
/// @param lastFour the last four digits; the others are shown to nobody
public record BankAccount(long id, String holder, String bank, String lastFour) {}
