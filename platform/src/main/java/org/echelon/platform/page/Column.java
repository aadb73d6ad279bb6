package org.echelon.platform.page;

import java.util.Comparator;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A column of a table.
///
/// @param id name in the address, such as `name`
/// @param label heading in the reader's language
/// @param cell what stands in it for a row
/// @param order how rows sort by it; absent where they do not
/// @param number whether it holds numbers, which stand to the right
public record Column<R>(
        String id,
        String label,
        Function<R, Cell> cell,
        @Nullable Comparator<R> order,
        boolean number) {

    /// A column of words that does not sort.
    public static <R> Column<R> of(String id, String label, Function<R, Cell> cell) {
        return new Column<>(id, label, cell, null, false);
    }

    /// A column of numbers that does not sort.
    public static <R> Column<R> number(String id, String label, Function<R, Cell> cell) {
        return new Column<>(id, label, cell, null, true);
    }

    /// The same column, sorting.
    public Column<R> by(Comparator<R> rows) {
        return new Column<>(id, label, cell, rows, number);
    }
}
