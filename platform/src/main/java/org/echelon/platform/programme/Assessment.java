package org.echelon.platform.programme;

import java.util.List;
import java.util.Optional;
import org.echelon.policy.Programme;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.result.Evaluation;

/// What a programme says of an enterprise.
///
/// @param programme the programme
/// @param evaluation the answer; empty when the facts are refused
/// @param problems why the facts are refused: impossible values, scores outside their band; beside
///   an evaluation, values of different registers that do not fit each other
public record Assessment(
        Programme programme, Optional<Evaluation> evaluation, List<FactChecks.Problem> problems) {

    public Assessment {
        problems = List.copyOf(problems);
    }
}
