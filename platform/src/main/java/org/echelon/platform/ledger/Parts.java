package org.echelon.platform.ledger;

import java.util.List;
import java.util.Optional;
import org.echelon.policy.Programme;
import org.echelon.policy.programme.ProgrammeDefinition.Pay;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Money;

/// The parts of an amount: what a programme pays for a title of a kind.
///
/// @param pay the part as the programme declares it
/// @param amount how much it is now; empty when it is not settled or nothing
record Parts(Pay pay, Optional<Money> amount) {

    /// What an evaluation pays for titles of a kind.
    static List<Parts> of(Programme programme, String title, Evaluation evaluation) {
        return programme.definition().pays().stream()
                .filter(pay -> pay.title().equals(title))
                .map(pay -> new Parts(pay, amount(pay, evaluation)))
                .toList();
    }

    private static Optional<Money> amount(Pay pay, Evaluation evaluation) {
        if (evaluation.verdict() != Verdict.MET) {
            return Optional.empty();
        }
        Optional<Quantity> quantity =
                pay.outcome() == null
                        ? evaluation.amount()
                        : Optional.ofNullable(evaluation.outcomes().get(pay.outcome()));
        return quantity.flatMap(found ->
                found instanceof Quantity.Exact(var yuan) && yuan.signum() > 0
                        ? Optional.of(Money.rounded(yuan))
                        : Optional.empty());
    }

    /// Whether the part would be paid if a fact were known: conditions met, amount open.
    static boolean isOpen(Pay pay, Evaluation evaluation) {
        if (evaluation.verdict() != Verdict.MET) {
            return false;
        }
        Optional<Quantity> quantity =
                pay.outcome() == null
                        ? evaluation.amount()
                        : Optional.ofNullable(evaluation.outcomes().get(pay.outcome()));
        return quantity.filter(found ->
                        found instanceof Quantity.Open || found instanceof Quantity.Unknown)
                .isPresent();
    }
}
