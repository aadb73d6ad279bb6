package org.echelon.platform.outlook;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.programme.Assessment;
import org.echelon.policy.Programme;
import org.echelon.policy.Question;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.gap.Filing;
import org.echelon.policy.gap.GapSolver;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Status;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Money;
import org.springframework.stereotype.Component;

/// The one place where the outlook asks the engine: facts in, a standing out, no database.
///
/// The interpreter answers, row by row. An engine that answers for many rows at once takes its
/// place here, and nothing else of this module changes.
@Component
class Judging {

    private static final String REWARD = "reward";

    /// More conditions than these are rarely met by one change, and the search costs the most
    /// there.
    private static final int FEW = 3;

    /// Questions to the engine for one search, of which most end after a few dozen; where they do
    /// not suffice, no single change is named.
    private static final GapSolver.Bounds BRIEF = new GapSolver.Bounds(200, 1, 1);

    /// What a programme says today of what is on file today.
    ///
    /// @throws IllegalStateException when the version in force cannot be read
    Standing judge(EnterpriseFacts facts, Programme programme, LocalDate today) {
        Question question = Question.asOf(today, today);
        Assessment assessment = Assessment.of(programme, facts, question);
        if (assessment.evaluation().isEmpty()) {
            return Standing.bare(Stand.REFUSED);
        }
        Evaluation evaluation = assessment.evaluation().get();
        List<Condition> failing = with(evaluation, Status.NOT_MET);
        List<Condition> unknown = with(evaluation, Status.UNKNOWN);
        return new Standing(
                Stand.of(evaluation.verdict()),
                evaluation.version(),
                failing.stream().map(Condition::id).toList(),
                unknown.stream().map(Condition::id).toList(),
                failing.stream().map(Shortcoming::of).toList(),
                unknown.isEmpty() && !failing.isEmpty() && failing.size() <= FEW
                        ? change(programme.ownFacts(facts), programme, question)
                        : Optional.empty(),
                amount(programme, evaluation));
    }

    private static List<Condition> with(Evaluation evaluation, Status status) {
        return evaluation.conditions().stream()
                .filter(condition -> condition.status() == status)
                .toList();
    }

    private static Optional<OneChange> change(
            EnterpriseFacts facts, Programme programme, Question question) {
        List<Filing> filings = programme.filings(question.asOf());
        return filings.isEmpty()
                ? Optional.empty()
                : OneChange.of(
                        programme.gap(facts, question, filings.getFirst(), BRIEF).proposals());
    }

    private static Optional<Money> amount(Programme programme, Evaluation evaluation) {
        if (evaluation.verdict() != Verdict.MET || !programme.definition().kind().equals(REWARD)) {
            return Optional.empty();
        }
        return evaluation
                .amount()
                .flatMap(amount ->
                        amount instanceof Quantity.Exact(var yuan) && yuan.signum() > 0
                                ? Optional.of(Money.rounded(yuan))
                                : Optional.empty());
    }

    /// Whether the version in force is asked for the day itself: the same facts may then give
    /// another verdict tomorrow.
    static boolean readsTheDay(Programme programme, LocalDate today) {
        return programme
                .inForce(today)
                .flatMap(version -> version.model())
                .map(model ->
                        model.inputs().stream().anyMatch(input -> input.name().equals("as of")))
                .orElse(false);
    }
}
