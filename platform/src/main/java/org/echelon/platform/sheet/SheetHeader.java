package org.echelon.platform.sheet;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Reads a header row.
final class SheetHeader {

    private SheetHeader() {}

    static List<String> columns(List<String> cells) throws Unreadable {
        List<String> columns =
                cells.stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (!column.isEmpty() && !seen.add(column)) {
                throw new Unreadable(
                        "列“%s”出现两次；请删除其中一列".formatted(column),
                        "the column '%s' is there twice; remove one".formatted(column));
            }
        }
        return columns;
    }
}
