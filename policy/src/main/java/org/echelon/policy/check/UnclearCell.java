package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.message.Diagnostic;

/// A cell that is no simple test, so that the checks of its table cannot say for which inputs it
/// holds. They take it as "perhaps": a hole or a mask behind it is not claimed, nor is a whole
/// table.
final class UnclearCell implements StudyCheck {

    /// So many cells of a table are told.
    private static final int MOST = 5;

    @Override
    public List<Diagnostic> find(Study study) {
        List<Diagnostic> found = new ArrayList<>();
        for (TableStudy table : study.tables()) {
            List<TableStudy.Opaque> cells = table.opaque();
            for (int i = 0; i < Math.min(MOST, cells.size()); i++) {
                TableStudy.Opaque cell = cells.get(i);
                int more = i == MOST - 1 ? cells.size() - MOST : 0;
                found.add(
                        Diagnostic.note(
                                "cell_not_analysed",
                                table.place(cell.rule()) + ", input " + (cell.column() + 1),
                                "`%s` is no comparison of %s with known values, so it was not analysed when it matches; write limits as numbers, days, texts or parameters%s"
                                        .formatted(
                                                table.cellText(cell.rule(), cell.column()),
                                                table.label(cell.column()),
                                                more > 0
                                                        ? " (and %d more cells)".formatted(more)
                                                        : "")));
            }
        }
        return found;
    }
}
