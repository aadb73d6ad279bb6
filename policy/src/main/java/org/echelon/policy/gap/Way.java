package org.echelon.policy.gap;

import org.echelon.policy.result.Proposal;

/// How the search for one way ended.
sealed interface Way {

    /// @param point the steps of each lever, as a box of one point
    record Found(Box point, Proposal.Certificate certificate) implements Way {
        long[] steps() {
            return point.corner();
        }
    }

    /// Proven: there is none.
    record None() implements Way {}

    /// Nothing found and nothing proven within so many questions to the engine.
    record Stopped(int evaluations) implements Way {}
}
