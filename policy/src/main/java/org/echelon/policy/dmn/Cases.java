package org.echelon.policy.dmn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.echelon.policy.dmn.DecisionTrace.Match;
import org.echelon.policy.feel.Scope;
import org.echelon.policy.feel.Value;

/// The cases that a table with open inputs can come to.
///
/// Where the cells of a column compare its input with known values only, the input's possible
/// values fall into finitely many classes that no cell tells apart ([Classes]); one representative
/// of each stands for all. So a table whose bands leave no gap gives no null for an unknown input,
/// and one rule that masks another does so in every case. Where that is not possible, or would be
/// too many cases, rules stay "may match", which is less exact and just as sound.
final class Cases {

    static final int MOST = 4_096;

    private final TableLogic table;
    private final Scope scope;
    private final Session session;

    Cases(TableLogic table, Scope scope, Session session) {
        this.table = table;
        this.scope = scope;
        this.session = session;
    }

    /// Every case, each as what becomes of the rules.
    ///
    /// @param raw what becomes of them when nothing more is known
    List<Match[]> of(Value[] inputs, Match[] raw) {
        List<List<Match[]>> columns = new ArrayList<>();
        long cases = 1;
        for (int c = 0; c < inputs.length; c++) {
            if (inputs[c] instanceof Value.Open open) {
                List<Value> classes = new Classes(table, c, scope, session).of(open);
                List<Match[]> outcomes = outcomes(c, classes, raw);
                cases *= outcomes.size();
                if (cases > MOST) {
                    return List.<Match[]>of(raw);
                }
                columns.add(outcomes);
            } else {
                columns.add(outcomes(c, List.of(inputs[c]), raw));
            }
        }
        List<Match[]> combined = new ArrayList<>();
        Match[] start = new Match[raw.length];
        Arrays.fill(start, Match.MATCH);
        combine(columns, 0, start, combined);
        return distinct(combined);
    }

    /// For each class of a column's input, what its cells say of each rule; classes that all cells
    /// treat alike count once.
    private List<Match[]> outcomes(int column, List<Value> classes, Match[] raw) {
        List<Match[]> outcomes = new ArrayList<>();
        for (Value value : classes) {
            Match[] cells = new Match[raw.length];
            for (int r = 0; r < raw.length; r++) {
                cells[r] =
                        raw[r] == Match.NO
                                ? Match.NO
                                : table.rows()
                                        .get(r)
                                        .cells()
                                        .get(column)
                                        .match(value, scope, session);
            }
            outcomes.add(cells);
        }
        return distinct(outcomes);
    }

    private static void combine(
            List<List<Match[]>> columns, int column, Match[] soFar, List<Match[]> combined) {
        if (column == columns.size()) {
            combined.add(soFar);
            return;
        }
        for (Match[] cells : columns.get(column)) {
            Match[] both = new Match[soFar.length];
            for (int r = 0; r < both.length; r++) {
                both[r] = and(soFar[r], cells[r]);
            }
            combine(columns, column + 1, both, combined);
        }
    }

    private static Match and(Match left, Match right) {
        if (left == Match.NO || right == Match.NO) {
            return Match.NO;
        }
        return left == Match.MATCH ? right : left;
    }

    private static List<Match[]> distinct(List<Match[]> outcomes) {
        Set<List<Match>> seen = new LinkedHashSet<>();
        outcomes.forEach(outcome -> seen.add(List.of(outcome)));
        return seen.stream().map(outcome -> outcome.toArray(Match[]::new)).toList();
    }
}
