package org.echelon.policy.command;

import java.time.LocalDate;
import java.util.Optional;
import org.echelon.policy.Programme;
import org.echelon.policy.Question;
import org.echelon.policy.Version;
import org.echelon.policy.explain.EvaluationJson;
import org.echelon.policy.explain.Replay;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Gap;

/// What one programme answers to one question: the same for whoever asks it the same way.
///
/// @param evaluation the verdict, with the missing facts in the order in which to ask
/// @param gap what would turn it
record Answer(Evaluation evaluation, Gap gap) {

    /// @param filing the day of filing that is named for the gap, where one is
    static Answer of(
            Programme programme,
            EnterpriseFacts facts,
            Question question,
            Optional<LocalDate> filing) {
        Evaluation evaluation =
                programme.withNextQuestions(facts, question, programme.evaluate(facts, question));
        return new Answer(
                evaluation,
                filing.isPresent()
                        ? programme.gap(facts, question, filing.get())
                        : programme.gap(facts, question, evaluation));
    }

    /// The answer as JSON; with a trace what it takes to ask again goes with it.
    String json(Programme programme, EnterpriseFacts facts, Optional<LocalDate> filing) {
        return evaluation.trace().isEmpty()
                ? EvaluationJson.of(evaluation, gap)
                : EvaluationJson.of(
                        evaluation,
                        gap,
                        new Replay(
                                programme
                                        .inForce(evaluation.asOf())
                                        .map(Version::checksum)
                                        .orElse(null),
                                filing,
                                facts));
    }
}
