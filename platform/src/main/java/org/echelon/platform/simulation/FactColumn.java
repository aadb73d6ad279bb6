package org.echelon.platform.simulation;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactValue;
import org.echelon.population.WholePopulation;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// One fact, of one accounting year or of the moment, for every row: exact whole numbers, so that
/// an engine runs over an array.
///
/// A number is kept as units of which [#scale()] make one (100 for yuan, which are kept in fen), a
/// truth value as 0 or 1, a text as its place among [#words()], a day as days since 1970-01-01.
final class FactColumn {

    /// What stands in a row of which nothing is known.
    static final long UNKNOWN = Long.MIN_VALUE;

    private static final int FIRST = 256;

    private final FactDefinition.Type type;
    private final int scale;
    private final List<String> words = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();
    private long[] cells = new long[0];

    FactColumn(FactDefinition fact) {
        this.type = fact.type();
        this.scale = WholePopulation.scale(fact);
    }

    FactDefinition.Type type() {
        return type;
    }

    /// How many units of a cell make one of the fact.
    int scale() {
        return scale;
    }

    /// The texts that cells of a text point at.
    List<String> words() {
        return words;
    }

    /// A cell; [#UNKNOWN] also beyond the last row that anything was put into.
    long cell(int row) {
        return row < cells.length ? cells[row] : UNKNOWN;
    }

    /// All cells of the first rows.
    long[] cells(int rows) {
        int before = cells.length;
        if (before != rows) {
            cells = Arrays.copyOf(cells, rows);
            if (before < rows) {
                Arrays.fill(cells, before, rows, UNKNOWN);
            }
        }
        return cells;
    }

    /// Puts a value into a row.
    ///
    /// @return false where it does not fit: another type, more decimals, or beyond what is kept
    boolean put(int row, FactValue value) {
        long cell =
                switch (value) {
                    case FactValue.Numeric(Rational number) -> units(number);
                    case FactValue.Truth(boolean truth) -> truth ? 1 : 0;
                    case FactValue.Text(String text) -> place(text);
                    case FactValue.Day(LocalDate day) -> day.toEpochDay();
                };
        boolean fits =
                cell != UNKNOWN
                        && switch (type) {
                            case NUMBER -> value instanceof FactValue.Numeric;
                            case BOOLEAN -> value instanceof FactValue.Truth;
                            case CODE, TEXT -> value instanceof FactValue.Text;
                        };
        if (fits) {
            set(row, cell);
        }
        return fits;
    }

    /// Puts a number, in its units, or a truth value into a row.
    void set(int row, long cell) {
        int before = cells.length;
        if (row >= before) {
            cells = Arrays.copyOf(cells, Math.max(FIRST, Math.max(row + 1, before * 2)));
            Arrays.fill(cells, before, cells.length, UNKNOWN);
        }
        cells[row] = cell;
    }

    private long units(Rational number) {
        Rational units = number.times(Rational.of(scale));
        BigInteger whole = units.numerator();
        return units.isInteger() && whole.bitLength() < Long.SIZE - 1 ? whole.longValue() : UNKNOWN;
    }

    private int place(String text) {
        return places.computeIfAbsent(
                text,
                unseen -> {
                    words.add(unseen);
                    return words.size() - 1;
                });
    }

    /// The value of a row; absent where it is unknown.
    @Nullable FactValue value(int row) {
        long cell = cell(row);
        if (cell == UNKNOWN) {
            return null;
        }
        return switch (type) {
            case NUMBER -> new FactValue.Numeric(Rational.of(cell, scale));
            case BOOLEAN -> new FactValue.Truth(cell == 1);
            case CODE, TEXT -> new FactValue.Text(words.get((int) cell));
        };
    }
}
