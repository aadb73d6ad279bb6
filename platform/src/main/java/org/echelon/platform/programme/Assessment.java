package org.echelon.platform.programme;

import java.util.List;
import java.util.Optional;
import org.echelon.policy.Programme;
import org.echelon.policy.Question;
import org.echelon.policy.fact.EnterpriseFacts;
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

    /// Code of a part above its whole: no reason to refuse, see [#of].
    static final String PART_ABOVE_WHOLE = "part_above_whole";

    public Assessment {
        problems = List.copyOf(problems);
    }

    /// Asks a programme about facts that were gathered from the register.
    ///
    /// Values of different registers may not fit each other (a part from one above its whole from
    /// another): that is a dispute, shown and no reason to refuse. Everything else impossible is.
    ///
    /// @throws IllegalStateException when the version in force cannot be read
    public static Assessment of(Programme programme, EnterpriseFacts known, Question question) {
        EnterpriseFacts enterprise = programme.ownFacts(known);
        List<FactChecks.Problem> problems = programme.problems(enterprise, question);
        boolean refused =
                problems.stream().anyMatch(problem -> !problem.code().equals(PART_ABOVE_WHOLE));
        return new Assessment(
                programme,
                refused ? Optional.empty() : Optional.of(programme.evaluate(enterprise, question)),
                problems);
    }

    /// The same answer with what is missing in the order in which to ask for it, see
    /// [Programme#withNextQuestions].
    ///
    /// @param known the facts that were judged
    /// @param question the question that was asked
    public Assessment withNextQuestions(EnterpriseFacts known, Question question) {
        return new Assessment(
                programme,
                evaluation.map(found ->
                        programme.withNextQuestions(programme.ownFacts(known), question, found)),
                problems);
    }
}
