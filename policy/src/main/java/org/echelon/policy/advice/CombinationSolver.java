package org.echelon.policy.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.echelon.quantity.Money;
import org.jspecify.annotations.Nullable;

/// Finds the legal choice of awards that pays most: branch and bound, exact in fen.
///
/// Awards that have nothing to do with each other are decided apart. Of two choices that pay the
/// same the one with the greater weight is taken, then the one found first, always the same.
final class CombinationSolver {

    /// A choice: which awards, what each pays, and whether everything else was excluded.
    static final class Choice {
        private final boolean[] chosen;
        private final Money[] paid;
        private final boolean proven;

        Choice(boolean[] chosen, Money[] paid, boolean proven) {
            this.chosen = chosen.clone();
            this.paid = paid.clone();
            this.proven = proven;
        }

        boolean[] chosen() {
            return chosen.clone();
        }

        boolean has(int grant) {
            return chosen[grant];
        }

        Money paid(int grant) {
            return paid[grant];
        }

        boolean proven() {
            return proven;
        }

        Money total() {
            Money total = Money.ZERO;
            for (Money amount : paid) {
                total = total.plus(amount);
            }
            return total;
        }
    }

    private static final int USUAL_NODES = 200_000;

    private final List<Grant> grants;
    private final Payout payout;
    private final boolean[][] forbidden;
    private final int[][] ties;
    private final @Nullable String[] kinds;
    private final int limit;

    CombinationSolver(List<Grant> grants, Payout payout) {
        this(grants, payout, USUAL_NODES);
    }

    /// @param limit how many partial choices are looked at for each group of awards
    CombinationSolver(List<Grant> grants, Payout payout, int limit) {
        this.grants = List.copyOf(grants);
        this.payout = payout;
        this.limit = limit;
        int size = grants.size();
        this.forbidden = new boolean[size][size];
        this.ties = new int[size][];
        this.kinds = new @Nullable String[size];
        for (int i = 0; i < size; i++) {
            int one = i;
            for (int j = 0; j < size; j++) {
                forbidden[i][j] = Conflicts.between(grants.get(i), grants.get(j)).isPresent();
            }
            ties[i] =
                    IntStream.range(0, size)
                            .filter(j ->
                                    j != one && Conflicts.areTied(grants.get(one), grants.get(j)))
                            .toArray();
            kinds[i] = kind(grants.get(i));
        }
    }

    /// Two awards of the same kind are never had together; absent where that cannot be said.
    private @Nullable String kind(Grant grant) {
        String ladder = grant.stacking().stepUp();
        String matter = grant.matter();
        boolean alone =
                grants.stream().filter(o -> o.programme().equals(grant.programme())).count() == 1;
        if (!alone || !grant.pays()) {
            return null;
        }
        if (ladder != null) {
            return "ladder " + ladder;
        }
        return matter == null || grant.stacking().matching().isPresent()
                ? null
                : grant.level() + " " + matter;
    }

    Choice best() {
        return best(-1);
    }

    /// The best choice with one award in it whatever it costs.
    Choice bestWith(int forced) {
        return best(forced);
    }

    private Choice best(int forced) {
        boolean[] chosen = new boolean[grants.size()];
        boolean proven = true;
        for (List<Integer> group : groups()) {
            Group search = new Group(group, forced);
            search.decide(0);
            proven &= !search.stopped;
            boolean[] found = search.best;
            if (found == null) {
                throw new IllegalStateException("no choice at all, not even none");
            }
            group.forEach(i -> chosen[i] = found[i]);
        }
        return new Choice(chosen, payout.pay(chosen), proven);
    }

    /// The awards in groups that do not touch each other.
    private List<List<Integer>> groups() {
        boolean[] seen = new boolean[grants.size()];
        List<List<Integer>> groups = new ArrayList<>();
        for (int i = 0; i < seen.length; i++) {
            if (!seen[i]) {
                List<Integer> group = new ArrayList<>();
                collect(i, seen, group);
                groups.add(group);
            }
        }
        return groups;
    }

    private void collect(int i, boolean[] seen, List<Integer> group) {
        seen[i] = true;
        group.add(i);
        for (int other : ties[i]) {
            if (!seen[other]) {
                collect(other, seen, group);
            }
        }
    }

    /// The search within one group.
    private final class Group {

        private final List<Integer> order;
        private final int forced;
        private final boolean[] chosen = new boolean[grants.size()];
        private boolean @Nullable [] best;
        private Money bestTotal = Money.ZERO;
        private int bestWeight;
        private int nodes;
        private boolean stopped;

        Group(List<Integer> members, int forced) {
            this.forced = forced;
            this.order =
                    members.stream()
                            .sorted(
                                    Comparator.comparing((Integer i) -> i != forced)
                                            .thenComparing(payout::most, Comparator.reverseOrder())
                                            .thenComparing(
                                                    i -> grants.get(i).weight(),
                                                    Comparator.reverseOrder())
                                            .thenComparing(Comparator.naturalOrder()))
                            .toList();
        }

        private void decide(int place) {
            if (place == order.size()) {
                compare();
                return;
            }
            if (best != null && (++nodes > limit || cannotImprove(place))) {
                stopped |= nodes > limit;
                return;
            }
            int i = order.get(place);
            if (isFree(i)) {
                chosen[i] = true;
                decide(place + 1);
                chosen[i] = false;
            }
            if (i != forced) {
                decide(place + 1);
            }
        }

        private boolean isFree(int i) {
            return order.stream().noneMatch(j -> chosen[j] && forbidden[i][j]);
        }

        private void compare() {
            Money[] paid = payout.pay(chosen);
            Money total = Money.ZERO;
            int weight = 0;
            for (int i : order) {
                total = total.plus(paid[i]);
                weight += chosen[i] ? grants.get(i).weight() : 0;
            }
            int order = total.compareTo(bestTotal);
            if (best == null || order > 0 || (order == 0 && weight > bestWeight)) {
                best = chosen.clone();
                bestTotal = total;
                bestWeight = weight;
            }
        }

        /// Whether even everything that is still free, paid in full, is no better. Of awards that
        /// forbid each other for the same reason only the highest counts.
        private boolean cannotImprove(int place) {
            Money bound = Money.ZERO;
            int weight = 0;
            Map<String, Money> highest = new HashMap<>();
            for (int k = 0; k < order.size(); k++) {
                int i = order.get(k);
                if (k < place ? !chosen[i] : !isFree(i)) {
                    continue;
                }
                weight += grants.get(i).weight();
                String kind = k < place ? null : kinds[i];
                if (kind != null) {
                    highest.merge(kind, payout.most(i), Money::max);
                } else {
                    bound = bound.plus(payout.most(i));
                }
            }
            for (Money amount : highest.values()) {
                bound = bound.plus(amount);
            }
            int order = bound.compareTo(bestTotal);
            return order < 0 || (order == 0 && weight <= bestWeight);
        }
    }
}
