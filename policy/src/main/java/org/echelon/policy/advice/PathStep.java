package org.echelon.policy.advice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.Programme;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Rung;
import org.echelon.policy.result.OutOfReach;
import org.echelon.policy.result.Proposal;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// One rung on the way up, or one that is out of reach.
///
/// @param programme whose title holds the rung
/// @param renewal whether the rung is held and its title runs out
/// @param reach when and how; empty where it is out of reach
/// @param barrier what stands in the way where it is out of reach
/// @param because the same in words
/// @param lastYear the last year that was tried
public record PathStep(
        Rung rung,
        Programme programme,
        boolean renewal,
        Optional<Reach> reach,
        OutOfReach.@Nullable Kind barrier,
        List<Words> because,
        int lastYear) {

    /// How a rung is reached.
    ///
    /// @param proposal the filing, the changes after those of the steps before, their effort
    /// @param issued the day on which the title is taken to be there
    /// @param after ids of rungs before it whose title it needs
    /// @param sooner an earlier filing that takes more effort, where there is one
    public record Reach(
            Proposal proposal, LocalDate issued, List<String> after, Optional<Sooner> sooner) {
        public Reach {
            after = List.copyOf(after);
        }
    }

    /// An earlier and dearer way.
    public record Sooner(LocalDate filing, Rational cost) {}

    /// The heading over what stands in the way.
    public Words barrierWords() {
        return PathWords.heading(barrier, lastYear);
    }

    public PathStep {
        because = List.copyOf(because);
    }
}
