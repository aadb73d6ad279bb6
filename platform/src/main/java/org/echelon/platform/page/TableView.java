package org.echelon.platform.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table as the template draws it.
///
/// @param caption heading
/// @param heads one for each column
/// @param rows cells of the rows of this page
/// @param total rows of all pages
/// @param paging links to the other pages
/// @param csv address of the export as CSV; absent where there is none
/// @param xlsx address of the export as XLSX; absent where there is none
public record TableView(
        String caption,
        List<Head> heads,
        List<List<Cell>> rows,
        int total,
        Paging paging,
        @Nullable String csv,
        @Nullable String xlsx) {

    /// The head of a column.
    ///
    /// @param label words
    /// @param number whether the column holds numbers
    /// @param sort address that sorts by it; absent where it does not sort
    /// @param sorted `ascending` or `descending` where the rows are sorted by it
    public record Head(
            String label, boolean number, @Nullable String sort, @Nullable String sorted) {

        /// The sign beside the label.
        public String sign() {
            if (sorted == null) {
                return "↕";
            }
            return sorted.equals("ascending") ? "▲" : "▼";
        }
    }
}
