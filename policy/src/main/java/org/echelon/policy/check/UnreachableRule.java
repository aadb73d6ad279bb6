package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.check.geometry.Runs;
import org.echelon.policy.message.Diagnostic;

/// A rule that matches nothing that can come: a cell asks for what its input can never be.
final class UnreachableRule implements StudyCheck {

    @Override
    public List<Diagnostic> find(Study study) {
        List<Diagnostic> found = new ArrayList<>();
        for (TableStudy table : study.tables()) {
            List<Diagnostic> unreachable = new ArrayList<>();
            for (int r = 0; r < table.rules(); r++) {
                if (!table.comes(table.may(r))) {
                    unreachable.add(unreachable(table, r));
                }
            }
            found.addAll(Findings.first(unreachable));
        }
        return found;
    }

    private static Diagnostic unreachable(TableStudy table, int rule) {
        for (int c = 0; c < table.columns(); c++) {
            Runs side = table.side(c);
            if (!table.may(rule).side(c).intersects(side)) {
                String can =
                        side.isEmpty()
                                ? "nothing"
                                : new AxisWords(table.axis(c)).of(table.label(c), side);
                return Diagnostic.warning(
                        "rule_unreachable",
                        table.place(rule) + ", input " + (c + 1),
                        "nothing that can come passes `%s`: it can only be %s. Correct the cell, or remove the rule"
                                .formatted(table.cellText(rule, c), can));
            }
        }
        return Diagnostic.warning(
                "rule_unreachable",
                table.place(rule),
                "its cells never hold together: %s do not come at once. Correct a cell, or remove the rule"
                        .formatted(table.words(table.may(rule))));
    }
}
