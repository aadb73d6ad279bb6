package org.echelon.platform.outlook;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.result.Proposal;
import org.echelon.quantity.Rational;

/// The one change of one fact with which a filing would be met; or none at all, where waiting for
/// the filing suffices.
///
/// @param filing the day it is for
/// @param move the fact that moves; empty when nothing has to
record OneChange(LocalDate filing, Optional<Move> move) {

    /// A fact that moves.
    ///
    /// @param from its value as it stands, in the fact's unit
    /// @param to the value that suffices
    record Move(FactKey fact, Rational from, Rational to) {}

    /// The first way of a gap that changes one fact or none; empty where each changes more.
    static Optional<OneChange> of(List<Proposal> proposals) {
        return proposals.stream().flatMap(one -> of(one).stream()).findFirst();
    }

    private static Optional<OneChange> of(Proposal proposal) {
        List<Proposal.Change> efforts =
                proposal.changes().stream().filter(change -> !change.follows()).toList();
        return switch (efforts.size()) {
            case 0 -> Optional.of(new OneChange(proposal.filing(), Optional.empty()));
            case 1 -> {
                Proposal.Change only = efforts.getFirst();
                yield Optional.of(
                        new OneChange(
                                proposal.filing(),
                                Optional.of(new Move(only.fact(), only.from(), only.to()))));
            }
            default -> Optional.empty();
        };
    }
}
