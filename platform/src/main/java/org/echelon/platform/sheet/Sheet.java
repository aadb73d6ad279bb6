package org.echelon.platform.sheet;

import java.util.List;
import java.util.Map;

/// A table with a header row, from a CSV file or a sheet of an XLSX file.
///
/// @param place file, with the sheet's name where it has sheets
/// @param columns the header, in small letters
/// @param rows the rows below it
public record Sheet(String place, List<String> columns, List<Row> rows) {

    public Sheet {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /// Whether the header has the column.
    public boolean has(String column) {
        return columns.contains(column);
    }

    /// One row.
    ///
    /// @param place file, with the sheet's name
    /// @param line line or row, 1 for the first
    /// @param cells text by column, blank cells left out
    public record Row(String place, int line, Map<String, String> cells) {

        /// The cell's text, or empty.
        public String get(String column) {
            return cells.getOrDefault(column, "");
        }

        /// The first of these columns that has a text.
        public String first(String... columns) {
            for (String column : columns) {
                if (cells.containsKey(column)) {
                    return column;
                }
            }
            return columns[0];
        }
    }
}
