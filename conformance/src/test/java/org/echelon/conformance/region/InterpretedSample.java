package org.echelon.conformance.region;

import java.util.List;
import java.util.stream.IntStream;
import org.echelon.policy.Programme;
import org.echelon.policy.Question;
import org.echelon.policy.fact.EnterpriseFacts;

/// The interpreter, one enterprise after the other, each with conditions, outcomes and reasons;
/// facts made before.
final class InterpretedSample implements Judging {

    private final Programme programme;
    private final Question question;
    private final List<EnterpriseFacts> facts;

    InterpretedSample(Lot lot) {
        this.programme = lot.programme().programme();
        this.question = lot.programme().question();
        this.facts = IntStream.range(0, lot.rows()).mapToObj(lot.facts()).toList();
    }

    @Override
    public int rows() {
        return facts.size();
    }

    @Override
    public Counts count() {
        long[] counts = new long[3];
        for (EnterpriseFacts one : facts) {
            int place =
                    switch (programme.evaluate(one, question).verdict()) {
                        case MET -> 0;
                        case NOT_MET -> 1;
                        case UNKNOWN -> 2;
                        case NOT_IN_FORCE ->
                                throw new IllegalStateException("not in force: " + question);
                    };
            counts[place]++;
        }
        return new Counts(counts[0], counts[1], counts[2], 0);
    }
}
