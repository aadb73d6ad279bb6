package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.echelon.policy.check.geometry.Box;
import org.echelon.policy.check.geometry.Cover;
import org.echelon.policy.check.geometry.Runs;
import org.echelon.policy.message.Diagnostic;

/// A table in which one rule gives the result has none for inputs that can come.
///
/// A table that collects gives what it finds, and a default answers for all the rest: neither has
/// holes.
final class MissingRule implements StudyCheck {

    /// So many holes of a table are told; more are counted as "others".
    private static final int MOST = 5;

    @Override
    public List<Diagnostic> find(Study study) {
        List<Diagnostic> found = new ArrayList<>();
        for (TableStudy table : study.tables()) {
            if (table.isSingleHit() && !table.hasDefault()) {
                find(table, found);
            }
        }
        return found;
    }

    private static void find(TableStudy table, List<Diagnostic> found) {
        List<Box> holes = new ArrayList<>();
        List<Box> covering = new ArrayList<>(table.may());
        boolean more = false;
        boolean complete = true;
        for (Box region : table.regions()) {
            Cover.Uncovered uncovered =
                    new Cover(covering, table.columns()).uncovered(region, MOST);
            holes.addAll(uncovered.boxes());
            more |= uncovered.more();
            complete &= uncovered.complete();
            covering.add(region);
        }
        for (int i = 0; i < Math.min(MOST, holes.size()); i++) {
            boolean others = i == MOST - 1 && (more || holes.size() > MOST);
            found.add(hole(table, holes.get(i), others));
        }
        if (!complete) {
            found.add(
                    Diagnostic.warning(
                            "table_undecided",
                            table.place(),
                            "the table is too large to be looked through for holes in the time there is; split it, or add a last rule for the rest"));
        } else if (!table.opaque().isEmpty() && !more) {
            undecided(table, holes, found);
        }
    }

    private static Diagnostic hole(TableStudy table, Box hole, boolean others) {
        String beside = beside(table, hole);
        return Diagnostic.warning(
                "table_hole",
                table.place(),
                "no rule matches for %s, so the result is null; example: %s%s%s. Add a rule, or a default output; where null is meant, a rule whose output is null says so"
                        .formatted(
                                table.words(hole),
                                table.example(hole),
                                beside.isEmpty() ? "" : "; beside it " + beside,
                                others ? "; there are other holes" : ""));
    }

    /// The rules that match when one input of the hole moves a little.
    private static String beside(TableStudy table, Box hole) {
        TreeSet<Integer> rules = new TreeSet<>();
        for (int c = 0; c < table.columns(); c++) {
            Runs side = hole.side(c);
            for (int piece : new int[] {side.first() - 1, side.last() + 1}) {
                if (piece >= 0 && piece < table.axis(c).size()) {
                    Box moved = hole.with(c, Runs.single(piece));
                    for (int r = 0; r < table.rules(); r++) {
                        if (table.may(r).intersects(moved)) {
                            rules.add(r);
                        }
                    }
                }
            }
        }
        return rules.isEmpty() ? "" : TableStudy.rules(List.copyOf(rules));
    }

    /// Says where cells that are no simple tests leave it open whether a rule matches.
    private static void undecided(TableStudy table, List<Box> holes, List<Diagnostic> found) {
        List<Box> covering = new ArrayList<>(table.sure());
        covering.addAll(holes);
        Cover cover = new Cover(covering, table.columns());
        for (Box region : table.regions()) {
            Cover.Uncovered left = cover.uncovered(region, 1);
            if (left.boxes().isEmpty() && left.complete()) {
                continue;
            }
            List<String> cells =
                    table.opaque().stream()
                            .limit(3)
                            .map(cell ->
                                    "rule %d, input %d `%s`"
                                            .formatted(
                                                    cell.rule() + 1,
                                                    cell.column() + 1,
                                                    table.cellText(cell.rule(), cell.column())))
                            .toList();
            String where =
                    left.boxes().isEmpty()
                            ? ""
                            : " for %s (example: %s)"
                                    .formatted(
                                            table.words(left.boxes().getFirst()),
                                            table.example(left.boxes().getFirst()));
            found.add(
                    Diagnostic.warning(
                            "table_undecided",
                            table.place(),
                            "whether a rule matches%s could not be found out, because of %s; add a last rule for the rest, or a default output"
                                    .formatted(where, String.join("; ", cells))));
            return;
        }
    }
}
