package org.echelon.policy.advice;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.Programme;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.fact.Title;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Gap;
import org.jspecify.annotations.Nullable;

/// What one enterprise can have of all programmes on one day.
///
/// @param asOf the day of the question
/// @param knownAt what was on file on this day was used
/// @param holds titles in force
/// @param now eligible, and one can file today or is paid without filing
/// @param opens eligible on today's facts, and filing opens later
/// @param lacks not eligible, with the nearest way where there is one
/// @param unknown undecided, with the facts that settle it
/// @param refused programmes that the facts make impossible to ask
/// @param elsewhere programmes of other regions
/// @param combination the legal combination of `now` and `opens` that pays most
/// @param path the way up the echelon, by date; rungs out of reach at the end
/// @param effort how much was asked
public record Advice(
        Enterprise enterprise,
        LocalDate asOf,
        LocalDate knownAt,
        List<Held> holds,
        List<Offer> now,
        List<Offer> opens,
        List<Lack> lacks,
        List<Doubt> unknown,
        List<Refusal> refused,
        List<Programme> elsewhere,
        Combination combination,
        List<PathStep> path,
        Effort effort) {

    /// A title in force.
    ///
    /// @param name of its programme, else of its rung
    /// @param programme where it is written
    /// @param evaluation what its programme says today, as if one filed
    /// @param renewal how it is renewed, in the words of its version
    /// @param renewBy the next day by which something has to be renewed
    /// @param fileAgainFrom the first day to file again, where it has to run out first
    public record Held(
            Title title,
            Words name,
            Optional<Programme> programme,
            Optional<Evaluation> evaluation,
            Optional<Words> renewal,
            @Nullable LocalDate renewBy,
            @Nullable LocalDate fileAgainFrom) {

        /// The last valid day; absent where it has no end.
        public @Nullable LocalDate lastDay() {
            LocalDate until = title.until();
            return until == null ? null : until.minusDays(1);
        }
    }

    /// A programme whose conditions are met today.
    ///
    /// @param from the first day to have it: today, or the day its filing opens
    /// @param closes the last day of that window; absent where there is none
    /// @param withoutApplication whether it is paid by itself
    /// @param then what it will say on the opening day if nothing changes; absent for today
    public record Offer(
            Programme programme,
            Evaluation evaluation,
            LocalDate from,
            @Nullable LocalDate closes,
            boolean withoutApplication,
            Optional<Evaluation> then) {}

    /// A programme whose conditions are not met.
    ///
    /// @param gap the least change for the nearest filing that can be reached, or why there is none
    /// @param asked whether the gap was worked out before the bound on work was reached
    public record Lack(Programme programme, Evaluation evaluation, Gap gap, boolean asked) {}

    /// A programme that cannot be decided yet.
    ///
    /// @param opens the next day to file; today where one can
    public record Doubt(Programme programme, Evaluation evaluation, @Nullable LocalDate opens) {}

    /// A programme that cannot be asked, and why.
    public record Refusal(Programme programme, List<FactChecks.Problem> problems) {
        public Refusal {
            problems = List.copyOf(problems);
        }
    }

    /// The work behind gaps and path.
    ///
    /// @param questions put to the engine
    /// @param limit how many there may be
    /// @param reached whether something was left out for it
    public record Effort(int questions, int limit, boolean reached) {}

    public Advice {
        holds = List.copyOf(holds);
        now = List.copyOf(now);
        opens = List.copyOf(opens);
        lacks = List.copyOf(lacks);
        unknown = List.copyOf(unknown);
        refused = List.copyOf(refused);
        elsewhere = List.copyOf(elsewhere);
        path = List.copyOf(path);
    }
}
