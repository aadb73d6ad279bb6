package org.echelon.platform.ledger;

import java.time.Instant;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Money;
import org.jspecify.annotations.Nullable;

/// A journal as it is read: one amount from one account to another.
///
/// @param id number of the journal
/// @param kind what it does
/// @param from the account that gives
/// @param to the account that receives
/// @param amount how much, above zero
/// @param reward the reward it is for; absent for an appropriation
/// @param enterpriseName whose reward it is; absent for an appropriation
/// @param reverses the journal it reverses; absent where it reverses none
/// @param reason why, where one was asked for
/// @param by who
/// @param at when
public record JournalLine(
        long id,
        JournalKind kind,
        Account from,
        Account to,
        Money amount,
        @Nullable Long reward,
        @Nullable Words enterpriseName,
        @Nullable Long reverses,
        @Nullable String reason,
        String by,
        Instant at) {}
