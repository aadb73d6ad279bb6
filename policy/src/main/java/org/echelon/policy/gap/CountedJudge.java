package org.echelon.policy.gap;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.result.Proposal;
import org.echelon.quantity.Rational;

/// Passes questions on and counts them, so that whoever asks for many gaps can bound their sum.
final class CountedJudge implements Judge {

    private final Judge judge;
    private int questions;

    CountedJudge(Judge judge) {
        this.judge = judge;
    }

    int questions() {
        return questions;
    }

    @Override
    public List<String> conditions() {
        return judge.conditions();
    }

    @Override
    public Answers ask(Map<FactKey, Span> spans, Set<FactKey> forgotten, Unknown unknown) {
        questions++;
        return judge.ask(spans, forgotten, unknown);
    }

    @Override
    public Optional<List<Proposal.Change>> apply(Map<FactKey, Rational> values) {
        questions++;
        return judge.apply(values);
    }
}
