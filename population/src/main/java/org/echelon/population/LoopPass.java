package org.echelon.population;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.echelon.policy.kernel.Block;
import org.echelon.policy.kernel.Figures;
import org.echelon.policy.kernel.Run;

/// Goes through all rows with the generated loop, for one point of a sweep or for all steps of a
/// threshold.
final class LoopPass {

    private final List<Integer> points;
    private final Run run;
    private final boolean pays;
    private final Optional<Slack> slack;
    private Buckets buckets;
    private BitSet left = new BitSet();
    private long unsaid;

    private LoopPass(List<Integer> points, Run run, boolean pays, Optional<Slack> slack) {
        this.points = List.copyOf(points);
        this.run = run;
        this.pays = pays;
        this.slack = slack;
        this.buckets = new Buckets(points.size());
    }

    /// What the loop tells of the condition that is left out of its verdicts.
    private record Slack(String name, Reach reach) {}

    /// One point.
    ///
    /// @param run tells verdicts and amounts at that point
    static LoopPass of(int point, Run run, boolean pays) {
        return new LoopPass(List.of(point), run, pays, Optional.empty());
    }

    /// All steps.
    ///
    /// @param run tells the verdicts of the other conditions, the amount, and the slack in the
    ///   middle
    static LoopPass of(Steps steps, Run run, boolean pays, Reach reach) {
        return new LoopPass(
                steps.points(),
                run,
                pays,
                Optional.of(new Slack("slack_" + steps.threshold().condition(), reach)));
    }

    /// What one thread gathers.
    private static final class Share {
        private final Buckets buckets;
        private final BitSet left = new BitSet();
        private long unsaid;

        Share(int steps) {
            this.buckets = new Buckets(steps);
        }
    }

    /// Counts all rows, once more where it has before.
    ///
    /// @param without rows that are not counted, beside those with a panel's score
    void go(ExecutorService pool, int threads, LoopColumns columns, BitSet without) {
        List<Share> shares =
                run.fold(
                        pool,
                        threads,
                        () -> new Share(points.size()),
                        (into, block) -> {
                            long[] counted =
                                    block.places(place ->
                                            !without.get(block.row(place))
                                                    && !columns.isApart(block.row(place)));
                            take(into, block, counted);
                        });
        buckets = new Buckets(points.size());
        left = new BitSet();
        unsaid = 0;
        for (Share share : shares) {
            buckets.add(share.buckets);
            left.or(share.left);
            unsaid += share.unsaid;
        }
    }

    /// Rows that it leaves to the interpreter and did not count.
    BitSet left() {
        return left;
    }

    /// How many of them it leaves because it does not know by how much the condition is met.
    long unsaid() {
        return unsaid;
    }

    /// Adds to each point what was counted there.
    void addTo(List<Count> counts) {
        buckets.addTo(counts, points);
    }

    private void take(Share into, Block block, long[] counted) {
        long[] left = both(block.left(), counted);
        long[] met = both(block.met(), counted);
        long[] notMet = both(block.notMet(), counted);
        block.each(left, place -> into.left.set(block.row(place)));
        into.buckets.add(0, block.count(notMet));
        long[] open = new long[counted.length];
        Arrays.setAll(open, word -> counted[word] & ~(left[word] | met[word] | notMet[word]));
        slack.ifPresentOrElse(
                told -> {
                    Figures figures = block.figures(told.name());
                    block.each(open, place -> step(into, block, place, figures, false));
                    block.each(met, place -> step(into, block, place, figures, true));
                },
                () -> {
                    into.buckets.add(1, block.count(open));
                    block.each(met, place -> met(into, block, place, 1, 1));
                });
    }

    /// A row whose other conditions are met or may be.
    ///
    /// @param met whether they are for certain
    private void step(Share into, Block block, int place, Figures figures, boolean met) {
        Reach reach = slack.orElseThrow().reach();
        if (figures.isLeft(place)) {
            into.left.set(block.row(place));
            into.unsaid++;
        } else if (figures.isNothing(place)) {
            into.buckets.add(0, 1);
        } else {
            int possible = reach.possible(figures, place);
            int certain = met ? reach.met(figures, place) : 0;
            if (certain == 0) {
                into.buckets.add(possible, 1);
            } else {
                met(into, block, place, certain, possible);
            }
        }
    }

    private void met(Share into, Block block, int place, int certain, int possible) {
        if (!pays) {
            into.buckets.add(certain, possible, Optional.empty());
            return;
        }
        switch (block.number("amount", place)) {
            case Block.Answer.Left _ -> into.left.set(block.row(place));
            case Block.Answer.Nothing _ -> into.buckets.add(certain, possible, Optional.empty());
            case Block.Answer.Within _ ->
                    into.buckets.add(
                            certain,
                            possible,
                            Optional.ofNullable(block.fen(place))
                                    .map(fen -> BigDecimal.valueOf(fen, 2)));
        }
    }

    private static long[] both(long[] mask, long[] other) {
        long[] both = new long[mask.length];
        Arrays.setAll(both, word -> mask[word] & other[word]);
        return both;
    }
}
