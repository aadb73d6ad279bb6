package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.check.geometry.Box;
import org.echelon.policy.check.geometry.Cover;
import org.echelon.policy.check.geometry.Runs;
import org.echelon.policy.dmn.DecisionTable.HitPolicy;
import org.echelon.policy.message.Diagnostic;

/// A dash takes null along: an input that has no value, as after a division by zero, gets the
/// result that is meant for the rest of the values.
///
/// What is unknown is not meant by this: an unknown input leaves the result open, whatever a dash
/// says. But once it is known that there is no value, the dash answers for it in silence.
final class SwallowedNull implements StudyCheck {

    @Override
    public List<Diagnostic> find(Study study) {
        List<Diagnostic> found = new ArrayList<>();
        for (TableStudy table : study.tables()) {
            if (table.isSingleHit()) {
                for (int c = 0; c < table.columns(); c++) {
                    find(table, c, found);
                }
            }
        }
        return found;
    }

    private static void find(TableStudy table, int column, List<Diagnostic> found) {
        Runs nothing = table.axis(column).nothing();
        for (int r = 0; r < table.rules(); r++) {
            if (!table.table().cell(r, column).any()) {
                continue;
            }
            for (Box region : table.regions()) {
                Box box = table.sure(r).and(region).with(column, nothing.and(region.side(column)));
                if (box.isEmpty()) {
                    continue;
                }
                Optional<int[]> point = new Cover(before(table, r), table.columns()).witness(box);
                if (point.isPresent() && matters(table, r, column, point.get())) {
                    found.add(swallowed(table, r, column));
                    break;
                }
            }
        }
    }

    private static List<Box> before(TableStudy table, int rule) {
        return table.policy() == HitPolicy.FIRST ? table.may().subList(0, rule) : List.of();
    }

    /// Whether another value in the place of null leads to another rule.
    private static boolean matters(TableStudy table, int rule, int column, int[] point) {
        int[] moved = point.clone();
        boolean[] other = new boolean[1];
        table.side(column)
                .forEach(piece -> {
                    moved[column] = piece;
                    other[0] |= winner(table, moved) != rule;
                });
        return other[0];
    }

    private static int winner(TableStudy table, int[] point) {
        for (int r = 0; r < table.rules(); r++) {
            if (table.may(r).contains(point)) {
                return r;
            }
        }
        return -1;
    }

    private static Diagnostic swallowed(TableStudy table, int rule, int column) {
        return Diagnostic.note(
                "dash_takes_null",
                table.place(rule) + ", input " + (column + 1),
                "the dash also takes null: where %s has no value the output is `%s`. If that is meant, a rule with null before it says so; if not, write not(null) in the place of the dash"
                        .formatted(
                                table.label(column),
                                String.join(
                                        " | ", table.table().table().rules().get(rule).outputs())));
    }
}
