package org.echelon.platform.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableView;
import org.echelon.policy.message.Words;

/// Gathers what is wrong with a file, so that all of it is told at once.
public final class RefusedRows implements Remarks {

    private static final int SHOWN = 200;

    private final List<RefusedRow> rows = new ArrayList<>();

    /// A row that cannot be taken because of one of its cells.
    public void refuse(Sheet.Row row, String column, Words reason) {
        rows.add(new RefusedRow(row.place(), row.line(), column, row.get(column), reason));
    }

    @Override
    public void refuse(String place, int line, Words reason) {
        rows.add(new RefusedRow(place, line, "", "", reason));
    }

    /// A remark is no refusal and is not kept here.
    @Override
    public void note(String place, int line, Words words) {}

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /// The refused rows by file and line, as a person goes through them.
    public List<RefusedRow> rows() {
        return rows.stream()
                .sorted(Comparator.comparing(RefusedRow::place).thenComparingInt(row -> row.line()))
                .toList();
    }

    /// The refused rows as a page shows them, the first two hundred.
    public static TableView table(List<RefusedRow> rows, Formats say) {
        Table<RefusedRow> table =
                new Table<>(
                        "refusals",
                        say.either("被拒收的行", "Refused rows"),
                        List.of(
                                Column.of(
                                        "place",
                                        say.either("位置", "Where"),
                                        row -> Cell.text(place(row, say))),
                                Column.of(
                                        "column",
                                        say.either("列", "Column"),
                                        row -> Cell.text(orDash(row.column()))),
                                Column.of(
                                        "value",
                                        say.either("内容", "Found"),
                                        row -> Cell.text(orDash(row.value()))),
                                Column.of(
                                        "reason",
                                        say.either("原因和处理办法", "Why, and what to do"),
                                        row -> Cell.text(say.words(row.reason())))));
        return table.whole(rows.stream().limit(SHOWN).toList());
    }

    private static String place(RefusedRow row, Formats say) {
        return row.line() == 0
                ? orDash(row.place())
                : row.place() + say.either(" 第 " + row.line() + " 行", ", line " + row.line());
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "–" : text;
    }
}
