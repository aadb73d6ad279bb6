package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Value;

/// The order of rules in a table whose outputs have priorities.
///
/// @param ranks for each rule, the place of each of its outputs in the column's list, 0 for the
///   highest; an output that is not listed comes last
record Priorities(List<List<Integer>> ranks) {

    private static final int LAST = Integer.MAX_VALUE;

    /// None where outputs or priorities are not known before the facts are.
    static Optional<Priorities> of(TableStudy table) {
        int columns = table.table().table().outputs().size();
        List<Optional<List<Value>>> lists = new ArrayList<>();
        for (int o = 0; o < columns; o++) {
            Optional<Expression> list = table.table().priorities(o);
            if (list.isPresent()) {
                if (!(table.evaluate(list.get()) instanceof Value.Items(var values))) {
                    return Optional.empty();
                }
                lists.add(Optional.of(values));
            } else {
                lists.add(Optional.empty());
            }
        }
        List<List<Integer>> ranks = new ArrayList<>();
        for (int r = 0; r < table.rules(); r++) {
            List<Integer> rank = new ArrayList<>();
            for (int o = 0; o < columns; o++) {
                Value value = table.evaluate(table.table().output(r, o));
                if (lists.get(o).isPresent() && value instanceof Value.Open) {
                    return Optional.empty();
                }
                int at = lists.get(o).map(values -> values.indexOf(value)).orElse(0);
                rank.add(at < 0 ? LAST : at);
            }
            ranks.add(List.copyOf(rank));
        }
        return Optional.of(new Priorities(ranks));
    }

    /// The rules, the one that wins over all others first; among equals the earlier one.
    List<Integer> order() {
        Comparator<Integer> byRank =
                (one, other) -> {
                    List<Integer> a = ranks.get(one);
                    List<Integer> b = ranks.get(other);
                    for (int o = 0; o < a.size(); o++) {
                        int order = Integer.compare(a.get(o), b.get(o));
                        if (order != 0) {
                            return order;
                        }
                    }
                    return Integer.compare(one, other);
                };
        return IntStream.range(0, ranks.size()).boxed().sorted(byRank).toList();
    }

    /// Whether an output is missing in its column's list.
    boolean isUnlisted(int rule, int output) {
        return ranks.get(rule).get(output) == LAST;
    }
}
