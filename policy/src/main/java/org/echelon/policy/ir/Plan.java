package org.echelon.policy.ir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A version's decision on columns: what every row of a wide table is judged by.
///
/// It computes a row whose columns that it reads are known and within the ranges that the overflow
/// proofs count with. Other rows are told apart and left to the interpreter: unknown is a value of
/// its own there.
///
/// @param place the version's folder, such as `cn/tech-sme/2022-04-01`
/// @param began from when the subject has accounting years, where any are read
/// @param region the column with the subject's division, and what it has to begin with, where the
///   programme is a region's
/// @param definitions in an order in which each reads only earlier ones
/// @param conditions by id: met where true
/// @param slacks by condition: by how much a single comparison of numbers is met, negative where it
///   is not
/// @param outcomes by id
/// @param amount yuan, where money follows
/// @param columns all that are read
/// @param slots all that are bound
/// @param bounds by column of a number, which others bound it where it is unknown
/// @param scored columns of scores that have to lie in a band which other facts give: a row in
///   which one is known is the interpreter's, who refuses it otherwise
public record Plan(
        String place,
        Optional<Beginning> began,
        Optional<Region> region,
        List<Definition> definitions,
        Map<String, Truth> conditions,
        Map<String, Result> slacks,
        Map<String, Result> outcomes,
        Optional<Result> amount,
        List<Column> columns,
        List<Slot> slots,
        Map<Column, Bounds> bounds,
        List<Column> scored) {

    /// All columns that a table of subjects has to have: what is read, what is read where that is
    /// unknown, and what bounds it there; each name once, always in the same order.
    public List<Column> stored() {
        Map<String, Column> stored = new LinkedHashMap<>();
        began.ifPresent(beginning -> stored.put(beginning.column().name(), beginning.column()));
        for (Column column : columns) {
            stored.put(column.name(), column);
            if (column.fallback() != null) {
                stored.putIfAbsent(column.fallback().name(), column.fallback());
            }
        }
        for (Bounds bound : bounds.values()) {
            if (bound.whole() != null) {
                stored.putIfAbsent(bound.whole().name(), bound.whole());
            }
            bound.parts().forEach(part -> stored.putIfAbsent(part.name(), part));
        }
        return List.copyOf(stored.values());
    }

    /// What bounds a number beside the dictionary, where it is unknown.
    ///
    /// @param whole no part is greater
    /// @param parts none is greater than their whole
    public record Bounds(@Nullable Column whole, List<Column> parts) {

        /// Nothing does.
        public static final Bounds NONE = new Bounds(null, List.of());

        public Bounds {
            parts = List.copyOf(parts);
        }
    }

    /// @param column the day from which the subject has accounting years
    /// @param known whether it must be known: a person without a birthday has had all years
    public record Beginning(Column column, boolean known) {}

    /// @param prefix what the division's code begins with
    public record Region(Column column, String prefix) {}

    /// A value that is put out.
    ///
    /// @param value of a ratio the numerator
    /// @param denominator of a number; positive wherever the numerator is not null
    public record Result(Expression value, @Nullable Whole denominator) {}
}
