package org.echelon.platform.ledger;

import org.echelon.policy.message.Words;

/// What came of holding a title against a programme that pays.
public sealed interface Proposal {

    /// The programme that was asked.
    String programme();

    /// A candidate was put on the list.
    ///
    /// @param reward number of the reward
    record Proposed(String programme, long reward) implements Proposal {}

    /// No candidate, for a reason that an officer can check.
    ///
    /// @param why the reason
    record NotProposed(String programme, Words why) implements Proposal {}
}
