package org.echelon.platform.ledger;

import org.echelon.policy.message.Words;

/// What became of an action.
public sealed interface RewardActed {

    /// It is done.
    ///
    /// @param reward as it stands now
    record Done(Reward reward) implements RewardActed {}

    /// It is not done, and nothing has changed.
    ///
    /// @param what why not
    /// @param remedy what to do instead
    record Refused(Words what, Words remedy) implements RewardActed {}

    static Refused refused(String whatZh, String whatEn, String remedyZh, String remedyEn) {
        return new Refused(new Words(whatZh, whatEn), new Words(remedyZh, remedyEn));
    }
}
