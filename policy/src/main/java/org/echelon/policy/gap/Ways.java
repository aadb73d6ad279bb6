package org.echelon.policy.gap;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.result.Proposal;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Finds the ways of one filing, one after the other: searches below a limit of cost that is
/// doubled until something is found or everything excluded.
final class Ways {

    private final Space space;
    private final Judge judge;

    Ways(Space space, Judge judge) {
        this.space = space;
        this.judge = judge;
    }

    /// The cheapest way that does not move all facts of one already taken.
    ///
    /// @param atLeast what it costs at least
    /// @param worth what it may cost at most, where there is a limit
    Way cheapest(
            List<Set<String>> taken, Rational atLeast, @Nullable Rational worth, int evaluations) {
        Work work = new Work(evaluations);
        Probe probe = new Probe(space, judge, work);
        Search search =
                new Search(
                        space,
                        probe,
                        work,
                        taken,
                        steps -> judge.apply(space.values(steps)).isPresent());
        Optional<Box> root = search.contracted(space.all());
        if (root.isEmpty()) {
            return search.wasRefused() ? new Way.Stopped(evaluations) : new Way.None();
        }
        Box box = root.get();
        Rational proven = space.cost(box.corner()).max(atLeast);
        Rational limit = smallestEffort().max(proven.plus(proven));
        limit = worth == null ? limit : limit.min(worth);
        while (true) {
            switch (search.cheapest(box, limit)) {
                case Search.End.Found(Box point) -> {
                    return checked(work, point.corner(), search.wasRefused(), proven);
                }
                case Search.End.Stopped(Rational bound) -> {
                    return some(taken, box, proven.max(bound), evaluations);
                }
                case Search.End.None() -> {
                    boolean all = isWithin(box, limit);
                    if (all || (worth != null && limit.compareTo(worth) >= 0)) {
                        return search.wasRefused() ? new Way.Stopped(evaluations) : new Way.None();
                    }
                    proven = limit;
                    limit = limit.plus(limit);
                    limit = worth == null ? limit : limit.min(worth);
                }
            }
        }
    }

    /// The last check of a proven answer: no step of it can be taken back.
    private Way checked(Work work, long[] steps, boolean refused, Rational proven) {
        Probe probe = new Probe(space, judge, work);
        long[] lowered = new Descent(space, probe, work).lowered(steps);
        boolean minimal = !refused && Arrays.equals(lowered, steps);
        return new Way.Found(
                Box.of(lowered, lowered),
                minimal
                        ? new Proposal.Certificate.Minimal()
                        : new Proposal.Certificate.Sufficient(work.spent(), proven));
    }

    /// Some way, when the bound on work ended the search.
    private Way some(List<Set<String>> taken, Box box, Rational atLeast, int evaluations) {
        if (!taken.isEmpty()) {
            return new Way.None();
        }
        Work work = new Work(evaluations);
        Descent descent = new Descent(space, new Probe(space, judge, work), work);
        return descent.somePoint(box, atLeast.max(smallestEffort()))
                .map(descent::lowered)
                .filter(steps -> judge.apply(space.values(steps)).isPresent())
                .<Way>map(steps ->
                        new Way.Found(
                                Box.of(steps, steps),
                                new Proposal.Certificate.Sufficient(evaluations, atLeast)))
                .orElseGet(() -> new Way.Stopped(evaluations));
    }

    private Rational smallestEffort() {
        return space.levers().stream()
                .map(Lever::cost)
                .min(Rational::compareTo)
                .orElse(Rational.ZERO);
    }

    /// Whether even the dearest point of a box costs no more than a limit.
    private boolean isWithin(Box box, Rational limit) {
        Rational quarter = limit.dividedBy(Rational.of(4));
        Rational sum = space.cost(box.corner());
        for (int i = 0; i < box.size(); i++) {
            long most = Math.max(Math.abs(box.low(i)), Math.abs(box.high(i)));
            if (most >= Lever.NO_LIMIT) {
                if (space.levers().get(i).stepsFor(quarter) < Lever.NO_LIMIT) {
                    return false;
                }
                most = 0; // further than any range is told apart
            }
            sum = sum.plus(space.levers().get(i).cost(most));
        }
        return sum.compareTo(limit) <= 0;
    }
}
