package org.echelon.platform.sheet;

import java.util.List;

/// A sheet of an XLSX file cell by cell, for tables whose first row is no header.
///
/// @param place file, with the sheet's name
/// @param name the sheet's name
/// @param rows from the first on; blank ones are empty
public record Grid(String place, String name, List<List<Cell>> rows) {

    public Grid {
        rows = List.copyOf(rows);
    }

    /// What a cell holds.
    public enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        DAY,
        FORMULA,
        ERROR,
        BLANK
    }

    /// @param kind what it holds
    /// @param text the text, a number without its format, a day as ISO, or the formula
    public record Cell(Kind kind, String text) {

        static final Cell NONE = new Cell(Kind.BLANK, "");
    }

    /// The cell, blank where there is none.
    ///
    /// @param row 0 for the first
    /// @param column 0 for the first
    public Cell at(int row, int column) {
        return row < rows.size() && column < rows.get(row).size()
                ? rows.get(row).get(column)
                : Cell.NONE;
    }

    /// The letters of a column: 0 is A, 26 is AA.
    public static String letters(int column) {
        String letters = "";
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters = (char) ('A' + rest % 26) + letters;
        }
        return letters;
    }
}
