package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.check.geometry.Box;
import org.echelon.policy.check.geometry.Overlaps;
import org.echelon.policy.dmn.DecisionTable.HitPolicy;
import org.echelon.policy.feel.FeelText;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Diagnostic;

/// Two rules match at once where the hit policy forbids it: in a table of hit policy U any two, in
/// one of hit policy A two of different outputs. The engine then gives null.
final class OverlappingRules implements StudyCheck {

    /// So many pairs of a table are told.
    private static final int MOST = 5;

    /// So many pairs are compared in a table of hit policy A.
    private static final int MOST_COMPARED = 100_000;

    @Override
    public List<Diagnostic> find(Study study) {
        List<Diagnostic> found = new ArrayList<>();
        for (TableStudy table : study.tables()) {
            if (table.policy() == HitPolicy.UNIQUE) {
                unique(table, found);
            } else if (table.policy() == HitPolicy.ANY) {
                any(table, found);
            }
        }
        return found;
    }

    private static void unique(TableStudy table, List<Diagnostic> found) {
        Overlaps.Found pairs = pairs(table, MOST);
        for (Overlaps.Pair pair : pairs.pairs()) {
            Box both = common(table, pair);
            found.add(
                    Diagnostic.error(
                            "table_overlap",
                            table.place(pair.second()),
                            "it matches together with rule %d for %s (example: %s), and hit policy U then gives null; outputs are %s and %s. Narrow one of the two, or choose hit policy F where the first shall win%s"
                                    .formatted(
                                            pair.first() + 1,
                                            table.words(both),
                                            table.example(both),
                                            output(table, pair.first()),
                                            output(table, pair.second()),
                                            others(pairs, pair))));
        }
    }

    private static void any(TableStudy table, List<Diagnostic> found) {
        Overlaps.Found pairs = pairs(table, MOST_COMPARED);
        int told = 0;
        for (Overlaps.Pair pair : pairs.pairs()) {
            boolean same = output(table, pair.first()).equals(output(table, pair.second()));
            if (same || told == MOST) {
                continue;
            }
            List<Value> one = values(table, pair.first());
            List<Value> other = values(table, pair.second());
            boolean known =
                    one.stream().noneMatch(Value.Open.class::isInstance)
                            && other.stream().noneMatch(Value.Open.class::isInstance);
            if (known && one.equals(other)) {
                continue;
            }
            told++;
            Box both = common(table, pair);
            String message =
                    "it matches together with rule %d for %s (example: %s), and the outputs %s and %s %s; hit policy A then gives null. Narrow one of the two, or give both the same output"
                            .formatted(
                                    pair.first() + 1,
                                    table.words(both),
                                    table.example(both),
                                    output(table, pair.first()),
                                    output(table, pair.second()),
                                    known ? "differ" : "may differ");
            found.add(
                    known
                            ? Diagnostic.error(
                                    "table_conflict", table.place(pair.second()), message)
                            : Diagnostic.warning(
                                    "table_conflict", table.place(pair.second()), message));
        }
        if (!pairs.complete()) {
            found.add(
                    Diagnostic.warning(
                            "table_undecided",
                            table.place(),
                            "the table has too many rules that match together to compare all their outputs; split it"));
        }
    }

    private static String others(Overlaps.Found pairs, Overlaps.Pair pair) {
        return pairs.complete() || !pair.equals(pairs.pairs().getLast())
                ? ""
                : "; other rules overlap too";
    }

    /// The pairs that certainly match together for something that can come.
    private static Overlaps.Found pairs(TableStudy table, int most) {
        List<Overlaps.Pair> all = new ArrayList<>();
        boolean complete = true;
        for (Box region : table.regions()) {
            List<Integer> rules = new ArrayList<>();
            List<Box> boxes = new ArrayList<>();
            for (int r = 0; r < table.rules(); r++) {
                Box clipped = table.sure(r).and(region);
                if (!clipped.isEmpty()) {
                    rules.add(r);
                    boxes.add(clipped);
                }
            }
            Overlaps.Found found = Overlaps.of(boxes, table.sizes(), most);
            complete &= found.complete();
            for (Overlaps.Pair pair : found.pairs()) {
                Overlaps.Pair named =
                        new Overlaps.Pair(rules.get(pair.first()), rules.get(pair.second()));
                if (!all.contains(named)) {
                    all.add(named);
                }
            }
        }
        return new Overlaps.Found(
                all.subList(0, Math.min(most, all.size())), complete && all.size() <= most);
    }

    private static Box common(TableStudy table, Overlaps.Pair pair) {
        Box both = table.sure(pair.first()).and(table.sure(pair.second()));
        return table.regions().stream()
                .map(both::and)
                .filter(box -> !box.isEmpty())
                .findFirst()
                .orElse(both);
    }

    private static List<Value> values(TableStudy table, int rule) {
        List<Value> values = new ArrayList<>();
        for (int o = 0; o < table.table().table().outputs().size(); o++) {
            values.add(table.evaluate(table.table().output(rule, o)));
        }
        return values;
    }

    /// The outputs of a rule as written; literals in one form, so that `4` and `4.0` are the same.
    private static String output(TableStudy table, int rule) {
        List<String> texts = new ArrayList<>();
        List<String> written = table.table().table().rules().get(rule).outputs();
        for (int o = 0; o < written.size(); o++) {
            Value value = table.evaluate(table.table().output(rule, o));
            texts.add(value instanceof Value.Open ? written.get(o).strip() : FeelText.of(value));
        }
        return String.join(" | ", texts);
    }
}
