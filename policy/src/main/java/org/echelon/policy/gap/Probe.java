package org.echelon.policy.gap;

import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.result.Status;

/// What the engine says of a box: whether a point of it can be met, and what that hangs on.
final class Probe {

    private final Space space;
    private final Judge judge;
    private final Work work;
    private final int[] order;

    Probe(Space space, Judge judge, Work work) {
        this.space = space;
        this.judge = judge;
        this.work = work;
        this.order = new int[judge.conditions().size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }

    /// @param open the conditions that are not met over the whole box
    /// @param relevant the levers that these hang on; the others change nothing within the box
    record Finding(boolean possible, BitSet open, BitSet relevant) {
        boolean isMet() {
            return possible && open.isEmpty();
        }
    }

    /// Asks whether some point of a box may be met.
    ///
    /// @param among the conditions to ask for; the others are met over a box that holds this one
    Finding of(Box box, BitSet among) {
        Map<FactKey, Span> spans = space.spans(box);
        BitSet relevant = new BitSet();
        BitSet open = new BitSet();
        boolean hangsOnUnknown = false;
        work.spend();
        Judge.Answers answers = judge.ask(spans, Set.of(), Judge.Unknown.OPEN);
        for (int i = 0; i < order.length; i++) {
            int condition = order[i];
            if (!among.get(condition)) {
                continue;
            }
            boolean possible =
                    switch (answers.status(condition)) {
                        case MET -> true;
                        case NOT_MET -> false;
                        case UNKNOWN -> {
                            open.set(condition);
                            Set<FactKey> causes = answers.causes(condition);
                            hangsOnUnknown |= !spans.keySet().containsAll(causes);
                            yield markRelevant(box, causes, relevant);
                        }
                    };
            if (!possible) {
                askFirst(i);
                return new Finding(false, open, relevant);
            }
        }
        boolean possible =
                !hangsOnUnknown
                        || (mayHold(spans, open, Judge.Unknown.LEAST)
                                && mayHold(spans, open, Judge.Unknown.GREATEST));
        return new Finding(possible, open, space.tied(relevant));
    }

    /// Whether a point is met for certain.
    boolean isMet(long[] steps) {
        return space.allows(steps) && of(Box.of(steps, steps), allConditions()).isMet();
    }

    BitSet allConditions() {
        BitSet all = new BitSet();
        all.set(0, order.length);
        return all;
    }

    /// Whether a point would be met if the unknown facts turned out in one way: if not even then,
    /// it cannot be certain.
    private boolean mayHold(Map<FactKey, Span> spans, BitSet open, Judge.Unknown unknown) {
        work.spend();
        Judge.Answers answers = judge.ask(spans, Set.of(), unknown);
        return open.stream().noneMatch(condition -> answers.status(condition) == Status.NOT_MET);
    }

    /// @return whether an open condition hangs on a lever at all, and not on unknown facts alone
    private boolean markRelevant(Box box, Set<FactKey> causes, BitSet relevant) {
        boolean any = false;
        List<Lever> levers = space.levers();
        for (int i = 0; i < levers.size(); i++) {
            if (!box.isOne(i) && causes.contains(levers.get(i).fact())) {
                relevant.set(i);
                any = true;
            }
        }
        return any;
    }

    /// What refused last is asked first.
    private void askFirst(int position) {
        int condition = order[position];
        System.arraycopy(order, 0, order, 1, position);
        order[0] = condition;
    }
}
