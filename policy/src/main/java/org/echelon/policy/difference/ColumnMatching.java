package org.echelon.policy.difference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Which column of the later table is which of the earlier one.
///
/// @param pairs one for each column that both tables have, in the order of the earlier table
/// @param gone numbers of the earlier table's columns that the later one has not
/// @param added numbers of the later table's columns that the earlier one has not
record ColumnMatching(List<Pair> pairs, List<Integer> gone, List<Integer> added) {

    /// Numbers of one column in both tables, 0 for the first.
    record Pair(int before, int after) {}

    /// A column as far as it matters here.
    ///
    /// @param meaning key of its expression, or name of the output
    record Column(String meaning, @Nullable String label) {}

    /// Columns of one meaning are the same; of the rest those of one label, since an expression may
    /// have been rewritten; of the rest those that stand at one place when nothing else is left.
    static ColumnMatching of(List<Column> before, List<Column> after) {
        int[] partner = new int[before.size()];
        Arrays.fill(partner, -1);
        boolean[] taken = new boolean[after.size()];
        match(before, after, partner, taken, (one, other) -> one.meaning().equals(other.meaning()));
        match(
                before,
                after,
                partner,
                taken,
                (one, other) -> one.label() != null && Objects.equals(one.label(), other.label()));
        if (before.size() == after.size()) {
            for (int i = 0; i < partner.length; i++) {
                if (partner[i] < 0 && !taken[i]) {
                    partner[i] = i;
                    taken[i] = true;
                }
            }
        }
        List<Pair> pairs = new ArrayList<>();
        List<Integer> gone = new ArrayList<>();
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] < 0) {
                gone.add(i);
            } else {
                pairs.add(new Pair(i, partner[i]));
            }
        }
        List<Integer> added = new ArrayList<>();
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                added.add(i);
            }
        }
        return new ColumnMatching(List.copyOf(pairs), List.copyOf(gone), List.copyOf(added));
    }

    private static void match(
            List<Column> before,
            List<Column> after,
            int[] partner,
            boolean[] taken,
            java.util.function.BiPredicate<Column, Column> same) {
        for (int i = 0; i < partner.length; i++) {
            for (int j = 0; j < taken.length && partner[i] < 0; j++) {
                if (!taken[j] && same.test(before.get(i), after.get(j))) {
                    partner[i] = j;
                    taken[j] = true;
                }
            }
        }
    }
}
