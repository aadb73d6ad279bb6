package org.echelon.policy.result;

import java.time.LocalDate;
import java.util.List;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Rational;

/// One way to turn a verdict to met: applied to the facts that the assumptions give, the programme
/// says met on the day of the filing.
///
/// @param filing the day it is for
/// @param changes what moves, in the order of the dictionary; empty when waiting suffices
/// @param cost effort of all steps, in points that only compare
/// @param assumes what is taken for granted of the time until the filing
/// @param certificate what was proven of its cost
public record Proposal(
        LocalDate filing,
        List<Change> changes,
        Rational cost,
        List<Words> assumes,
        Certificate certificate) {

    public Proposal {
        changes = List.copyOf(changes);
        assumes = List.copyOf(assumes);
    }

    /// One fact that moves.
    ///
    /// @param from its value without the change, in the fact's unit
    /// @param follows whether it is no effort but a consequence: a panel's score that keeps within
    ///   the band which the other changes give
    public record Change(FactKey fact, Rational from, Rational to, boolean follows) {}

    /// What was proven.
    public sealed interface Certificate {

        /// Nothing cheaper suffices: for the first way of a filing no change at all, for another
        /// way none that leaves out something of every way before it.
        record Minimal() implements Certificate {}

        /// It suffices and no step of it can be taken back; a cheaper one was not excluded before
        /// the bound on work was reached.
        ///
        /// @param evaluations the bound
        /// @param atLeast what any sufficient change costs at least
        record Sufficient(int evaluations, Rational atLeast) implements Certificate {}

        /// The code in files and JSON.
        default String code() {
            return switch (this) {
                case Minimal _ -> "minimal";
                case Sufficient _ -> "sufficient";
            };
        }
    }
}
