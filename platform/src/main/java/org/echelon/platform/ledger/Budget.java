package org.echelon.platform.ledger;

/// A budget line with its balance.
///
/// @param id number of the line
/// @param programme id of the programme that pays from it
/// @param line name of the line in the programme, such as `hnte-reward`
/// @param region division code of the authority that handles it; empty for the whole country
/// @param year the year it is charged to
/// @param synthetic invented for the demonstration; pages say so
/// @param balance where its money is
public record Budget(
        long id,
        String programme,
        String line,
        String region,
        int year,
        boolean synthetic,
        Balance balance) {}
