package org.echelon.policy.check;

import org.echelon.policy.check.geometry.Box;
import org.echelon.policy.check.geometry.Cover;
import org.echelon.policy.check.geometry.Runs;
import org.echelon.policy.dmn.DecisionTable.HitPolicy;
import org.echelon.policy.feel.Expression;

/// What the cells of a rule, and the rules before it, say of the inputs for which its output
/// counts.
final class RuleGuards {

    private final TableStudy table;

    RuleGuards(TableStudy table) {
        this.table = table;
    }

    /// Whether a rule never counts while an expression is 0: a column has that expression and
    /// leaves 0 out here, or asks whether it is 0.
    boolean excludeZero(int rule, Expression expression) {
        for (int c = 0; c < table.columns(); c++) {
            Expression input = table.table().input(c);
            if (input.equals(expression)) {
                if (neverCounts(rule, c, zero(c))) {
                    return true;
                }
                continue;
            }
            for (boolean truth : new boolean[] {true, false}) {
                Runs opposite =
                        table.axis(c)
                                .where(piece ->
                                        !(piece instanceof Piece.Truth(boolean value)
                                                && value == truth));
                if (UnguardedDivision.excludesZero(input, truth, expression)
                        && neverCounts(rule, c, opposite)) {
                    return true;
                }
            }
        }
        return false;
    }

    private Runs zero(int column) {
        return table.axis(column)
                .where(piece ->
                        piece instanceof Piece.Stretch stretch
                                && stretch.kind() == Domain.Kind.NUMBER
                                && (stretch.isSingle()
                                        ? stretch.point().signum() == 0
                                        : (stretch.low() == null || stretch.low().signum() < 0)
                                                && (stretch.high() == null
                                                        || stretch.high().signum() > 0)));
    }

    /// Whether a rule never counts while a column is in these pieces.
    private boolean neverCounts(int rule, int column, Runs pieces) {
        for (Box region : table.regions()) {
            Box box = table.may(rule).and(region);
            box = box.with(column, box.side(column).and(pieces));
            if (box.isEmpty()) {
                continue;
            }
            if (table.policy() != HitPolicy.FIRST) {
                return false;
            }
            Cover earlier = new Cover(table.sure().subList(0, rule), table.columns());
            if (earlier.witness(box).isPresent() || earlier.isExhausted()) {
                return false;
            }
        }
        return true;
    }
}
