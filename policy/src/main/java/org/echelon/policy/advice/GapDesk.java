package org.echelon.policy.advice;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.Programme;
import org.echelon.policy.Question;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.gap.Filing;
import org.echelon.policy.gap.GapSolver;

/// Asks for gaps within one bound on the work of all of them, counted in questions to the engine so
/// that every machine gives the same advice. The same gap is asked for once.
final class GapDesk {

    private static final int FOR_ONE = 1_500;

    private final Question question;
    private final int limit;
    private final Map<String, GapSolver.Answer> answers = new HashMap<>();
    private int questions;
    private boolean reached;

    GapDesk(Question question, int limit) {
        this.question = question;
        this.limit = limit;
    }

    /// The least change for one filing; empty when the work is used up.
    ///
    /// @param state what tells these facts from those of other questions of the same advice
    Optional<GapSolver.Answer> ask(
            Programme programme, EnterpriseFacts facts, String state, Filing filing) {
        String key = programme.id() + " " + filing.on() + " " + state;
        GapSolver.Answer known = answers.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        int left = limit - questions;
        if (left <= 0) {
            reached = true;
            return Optional.empty();
        }
        GapSolver.Answer answer =
                programme.gap(
                        programme.ownFacts(facts),
                        question,
                        filing,
                        new GapSolver.Bounds(Math.min(FOR_ONE, left), 0, 1));
        questions += answer.questions();
        answers.put(key, answer);
        return Optional.of(answer);
    }

    Advice.Effort effort() {
        return new Advice.Effort(questions, limit, reached);
    }
}
