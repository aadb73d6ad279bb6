package org.echelon.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.explain.Answers;
import org.echelon.policy.explain.Judgement;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.feel.Value;
import org.echelon.policy.result.Status;

/// Which of the missing facts to ask for first: the one after whose answer the fewest questions are
/// to be expected. Each is tried with its [TypicalValues]; an answer that settles the verdict
/// leaves nothing to ask.
final class NextQuestion {

    /// So many answers are tried at most; beyond, facts keep the order they came in.
    private static final int MOST_TRIED = 1_000;

    private final Version version;
    private final Version.Compiled compiled;
    private final EnterpriseFacts facts;
    private final Question question;
    private final List<Decision> conditions;
    private final TypicalValues typical;

    NextQuestion(
            Version version,
            Version.Compiled compiled,
            EnterpriseFacts facts,
            Question question,
            TypicalValues typical) {
        this.version = version;
        this.compiled = compiled;
        this.facts = facts;
        this.question = question;
        this.conditions = List.copyOf(Run.offered(compiled.model(), "conditions").values());
        this.typical = typical;
    }

    private record Candidate(FactKey key, double left) {}

    /// The same facts, the most decisive first.
    List<FactKey> order(List<FactKey> missing) {
        List<Candidate> candidates = new ArrayList<>();
        int tried = 0;
        for (FactKey key : missing) {
            List<TypicalValues.Weighted> answers = typical.of(key.fact());
            tried += answers.size();
            candidates.add(
                    new Candidate(
                            key,
                            answers.isEmpty() || tried > MOST_TRIED
                                    ? missing.size() - 1.0
                                    : left(key, answers)));
        }
        return candidates.stream()
                .sorted(Comparator.comparingDouble(Candidate::left))
                .map(Candidate::key)
                .toList();
    }

    /// How many facts are missing after the answer, on average.
    private double left(FactKey key, List<TypicalValues.Weighted> answers) {
        double sum = 0;
        int times = 0;
        for (TypicalValues.Weighted answer : answers) {
            sum += answer.times() * (double) left(key, Inputs.known(answer.value()));
            times += answer.times();
        }
        return sum / times;
    }

    private int left(FactKey key, Value answer) {
        Map<FactKey, Value> instead = new HashMap<>();
        instead.put(key, answer);
        Answers answers =
                new Answers(
                        new Inputs(facts, question.asOf(), compiled.read(), instead)
                                .cases(version.parameterValues()).stream()
                                        .map(inputs -> compiled.model().start(inputs, false))
                                        .toList());
        Set<FactKey> missing = new HashSet<>();
        for (Decision condition : conditions) {
            Value value = answers.decision(condition.id());
            Status status = Judgement.status(value);
            if (status == Status.NOT_MET) {
                return 0;
            }
            if (status == Status.UNKNOWN) {
                missing.addAll(Judgement.causes(value));
            }
        }
        missing.remove(key);
        return missing.size();
    }
}
