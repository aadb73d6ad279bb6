package org.echelon.policy.difference;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Which rule of the later table is which of the earlier one.
///
/// First rules that are wholly the same find each other, then those with the same inputs, then
/// those with the same id that are alike, at last those that are most alike. Two rules are alike
/// when at least half of their cells are the same.
final class RuleMatching {

    /// Among so many rules left on either side, likeness is searched; beyond, what is left over was
    /// replaced as a whole.
    private static final int MOST_LEFT_OVER = 400;

    private final List<Row> before;
    private final List<Row> after;
    private final int[] partner;
    private final boolean[] taken;

    /// A rule: the keys of its cells in the columns that both tables have.
    record Row(@Nullable String id, List<String> inputs, List<String> outputs) {

        private int same(Row other) {
            return same(inputs, other.inputs) + same(outputs, other.outputs);
        }

        private int size() {
            return inputs.size() + outputs.size();
        }

        private static int same(List<String> one, List<String> other) {
            int count = 0;
            for (int i = 0; i < one.size(); i++) {
                count += one.get(i).equals(other.get(i)) ? 1 : 0;
            }
            return count;
        }
    }

    private RuleMatching(List<Row> before, List<Row> after) {
        this.before = before;
        this.after = after;
        this.partner = new int[before.size()];
        this.taken = new boolean[after.size()];
        Arrays.fill(partner, -1);
    }

    /// For each rule of the earlier table its number in the later one (0 for the first), -1 for
    /// none.
    static int[] of(List<Row> before, List<Row> after) {
        RuleMatching matching = new RuleMatching(before, after);
        matching.byKey(row -> row.inputs() + "→" + row.outputs(), false);
        matching.byKey(row -> row.inputs().toString(), false);
        matching.byKey(row -> row.id(), true);
        matching.byLikeness();
        return matching.partner;
    }

    /// Of the matched rules those whose place among the others changed, as few as possible: all but
    /// a longest run that kept its order. Numbers in the earlier table.
    static List<Integer> moved(int[] partner) {
        int[] length = new int[partner.length];
        int[] previous = new int[partner.length];
        int best = -1;
        for (int i = 0; i < partner.length; i++) {
            previous[i] = -1;
            if (partner[i] < 0) {
                continue;
            }
            length[i] = 1;
            for (int j = 0; j < i; j++) {
                if (partner[j] >= 0 && partner[j] < partner[i] && length[j] + 1 > length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            if (best < 0 || length[i] > length[best]) {
                best = i;
            }
        }
        boolean[] kept = new boolean[partner.length];
        for (int i = best; i >= 0; i = previous[i]) {
            kept[i] = true;
        }
        List<Integer> moved = new ArrayList<>();
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0 && !kept[i]) {
                moved.add(i);
            }
        }
        return moved;
    }

    private void byKey(Function<Row, @Nullable String> key, boolean mustBeAlike) {
        Map<String, Deque<Integer>> free = new HashMap<>();
        for (int j = 0; j < taken.length; j++) {
            String name = key.apply(after.get(j));
            if (!taken[j] && name != null) {
                free.computeIfAbsent(name, _ -> new ArrayDeque<>()).add(j);
            }
        }
        for (int i = 0; i < partner.length; i++) {
            String name = key.apply(before.get(i));
            Deque<Integer> candidates = name == null ? null : free.get(name);
            if (partner[i] < 0 && candidates != null && !candidates.isEmpty()) {
                int j = candidates.getFirst();
                if (!mustBeAlike || alike(i, j)) {
                    candidates.removeFirst();
                    pair(i, j);
                }
            }
        }
    }

    private record Candidate(int before, int after, int same) {}

    private void byLikeness() {
        List<Integer> left = new ArrayList<>();
        List<Integer> right = new ArrayList<>();
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] < 0) {
                left.add(i);
            }
        }
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                right.add(j);
            }
        }
        if (left.size() > MOST_LEFT_OVER || right.size() > MOST_LEFT_OVER) {
            return;
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i : left) {
            for (int j : right) {
                if (alike(i, j)) {
                    candidates.add(new Candidate(i, j, before.get(i).same(after.get(j))));
                }
            }
        }
        candidates.sort(
                Comparator.comparingInt(Candidate::same)
                        .reversed()
                        .thenComparingInt(pair -> Math.abs(pair.before() - pair.after())));
        for (Candidate pair : candidates) {
            if (partner[pair.before()] < 0 && !taken[pair.after()]) {
                pair(pair.before(), pair.after());
            }
        }
    }

    private boolean alike(int i, int j) {
        return 2 * before.get(i).same(after.get(j)) >= before.get(i).size();
    }

    private void pair(int i, int j) {
        partner[i] = j;
        taken[j] = true;
    }
}
