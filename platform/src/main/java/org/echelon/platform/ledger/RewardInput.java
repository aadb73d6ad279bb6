package org.echelon.platform.ledger;

import java.time.LocalDate;
import java.util.Optional;

/// What goes with an action.
///
/// @param bank the account, for [RewardAction#CONFIRM] and [RewardAction#CORRECT_ACCOUNT]; empty
///   for CONFIRM means the account on file
/// @param reason why, where the action asks for a reason; otherwise a remark, may be empty
/// @param on day of the payment, for [RewardAction#RECORD_PAYMENT]; empty means today
public record RewardInput(Optional<BankDetails> bank, String reason, Optional<LocalDate> on) {

    /// Nothing goes with it.
    public static final RewardInput NONE = new RewardInput(Optional.empty(), "", Optional.empty());

    public RewardInput {
        reason = reason.strip();
    }

    /// An account goes with it.
    public static RewardInput bank(BankDetails details) {
        return new RewardInput(Optional.of(details), "", Optional.empty());
    }

    /// A reason goes with it.
    public static RewardInput reason(String reason) {
        return new RewardInput(Optional.empty(), reason, Optional.empty());
    }

    /// A day goes with it.
    public static RewardInput on(LocalDate day) {
        return new RewardInput(Optional.empty(), "", Optional.of(day));
    }
}
