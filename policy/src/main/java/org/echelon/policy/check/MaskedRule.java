package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.echelon.policy.check.geometry.Box;
import org.echelon.policy.check.geometry.Cover;
import org.echelon.policy.dmn.DecisionTable.HitPolicy;
import org.echelon.policy.message.Diagnostic;
import org.jspecify.annotations.Nullable;

/// A rule that matches and never counts, because others that go before it take all that it asks
/// for: earlier rules in a table of hit policy F, rules of higher priority in one of hit policy P.
final class MaskedRule implements StudyCheck {

    /// The most boxes looked at for one table; some seconds.
    private static final long MOST_WORK = 100_000_000;

    /// How many boxes were looked at so far.
    private long spent;

    @Override
    public List<Diagnostic> find(Study study) {
        List<Diagnostic> found = new ArrayList<>();
        for (TableStudy table : study.tables()) {
            List<Integer> order = order(table);
            if (order != null) {
                find(table, order, found);
            }
        }
        return found;
    }

    /// The rules in the order in which they win; null where all count or the order is not known.
    private static @Nullable List<Integer> order(TableStudy table) {
        if (table.policy() == HitPolicy.FIRST) {
            return IntStream.range(0, table.rules()).boxed().toList();
        }
        return table.policy() == HitPolicy.PRIORITY
                ? Priorities.of(table).map(Priorities::order).orElse(null)
                : null;
    }

    private static void find(TableStudy table, List<Integer> order, List<Diagnostic> found) {
        List<Integer> undecided = new ArrayList<>();
        List<Diagnostic> masked = new ArrayList<>();
        MaskedRule search = new MaskedRule();
        for (int place = 0; place < order.size(); place++) {
            int rule = order.get(place);
            List<Integer> before = order.subList(0, place);
            switch (search.winning(table, rule, before)) {
                case NEVER -> masked.add(masked(table, rule, before));
                case NOT_FOUND_OUT -> undecided.add(rule);
                case SOMETIMES, NEVER_MATCHES -> {}
            }
        }
        found.addAll(Findings.first(masked));
        if (!undecided.isEmpty()) {
            undecided.sort(Comparator.naturalOrder());
            found.add(
                    Diagnostic.warning(
                            "table_undecided",
                            table.place(),
                            "whether %s ever count could not be found out in the time there is; split the table"
                                    .formatted(TableStudy.rules(undecided))));
        }
    }

    enum Winning {
        SOMETIMES,
        NEVER,
        NEVER_MATCHES,
        NOT_FOUND_OUT
    }

    /// Whether a rule ever counts.
    ///
    /// @param before the rules that go before it
    private Winning winning(TableStudy table, int rule, List<Integer> before) {
        boolean matches = false;
        for (Box region : table.regions()) {
            Box box = table.may(rule).and(region);
            if (box.isEmpty()) {
                continue;
            }
            matches = true;
            if (isFree(table, box.firstCorner(), before)
                    || isFree(table, box.lastCorner(), before)) {
                return Winning.SOMETIMES;
            }
            if (spent > MOST_WORK) {
                return Winning.NOT_FOUND_OUT;
            }
            Cover cover = new Cover(touching(table, box, before), table.columns());
            Optional<int[]> free = cover.witness(box);
            spent += cover.work();
            if (free.isPresent()) {
                return Winning.SOMETIMES;
            }
            if (cover.isExhausted()) {
                return Winning.NOT_FOUND_OUT;
            }
        }
        return matches ? Winning.NEVER : Winning.NEVER_MATCHES;
    }

    private static boolean isFree(TableStudy table, int[] point, List<Integer> before) {
        for (int rule : before) {
            if (table.sure(rule).contains(point)) {
                return false;
            }
        }
        return true;
    }

    private static List<Box> touching(TableStudy table, Box box, List<Integer> before) {
        return before.stream().map(table::sure).filter(box::intersects).toList();
    }

    private static Diagnostic masked(TableStudy table, int rule, List<Integer> before) {
        Box box = table.may(rule);
        List<Integer> blamed =
                before.stream()
                        .filter(other -> table.sure(other).containsAll(box))
                        .limit(1)
                        .toList();
        if (blamed.isEmpty()) {
            blamed =
                    before.stream()
                            .filter(other -> table.comes(table.sure(other).and(box)))
                            .sorted()
                            .toList();
        }
        boolean first = table.policy() == HitPolicy.FIRST;
        return Diagnostic.warning(
                "rule_masked",
                table.place(rule),
                "it never counts: %s, %s, %s all that it asks for (%s; example: %s). Remove it, or %s"
                        .formatted(
                                TableStudy.rules(blamed),
                                first ? "before it" : "of higher priority",
                                blamed.size() == 1 ? "takes" : "take",
                                table.words(box),
                                table.example(box),
                                first
                                        ? blamed.size() == 1
                                                ? "move it before that"
                                                : "move it before them"
                                        : "narrow the other"));
    }
}
