package org.echelon.platform.outlook;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.quantity.Money;
import org.jspecify.annotations.Nullable;

/// How an enterprise stands with a programme, as it comes out of a judgement.
///
/// @param stand the verdict
/// @param version the version that judged; absent where none is in force
/// @param failing ids of the conditions that are not met, in the order of the programme
/// @param unknown ids of the conditions that cannot be told yet
/// @param shortcomings of those that are not met, what there is and what is asked
/// @param change the one change that would do, where it was looked for and found
/// @param amount what the programme would pay, where it follows from the facts on file
record Standing(
        Stand stand,
        @Nullable LocalDate version,
        List<String> failing,
        List<String> unknown,
        List<Shortcoming> shortcomings,
        Optional<OneChange> change,
        Optional<Money> amount) {

    /// The programme is not for the enterprise.
    static final Standing ELSEWHERE = bare(Stand.NONE);

    Standing {
        failing = List.copyOf(failing);
        unknown = List.copyOf(unknown);
        shortcomings = List.copyOf(shortcomings);
    }

    /// A verdict without conditions.
    static Standing bare(Stand stand) {
        return new Standing(
                stand, null, List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }
}
