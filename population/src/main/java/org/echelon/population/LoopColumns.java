package org.echelon.population;

import static org.echelon.population.Database.name;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.Title;
import org.echelon.policy.ir.Column;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.kernel.Subjects;
import org.echelon.quantity.Rational;

/// The rows of a [WideTable] in memory, as the generated loop reads them.
final class LoopColumns {

    /// From so many rows on it pays to warm up the loop for several rows at once.
    private static final long MANY = 2_000_000;

    private final Subjects subjects;
    private final long[] keys;
    private final BitSet apart;

    private LoopColumns(Subjects subjects, long[] keys, BitSet apart) {
        this.subjects = subjects;
        this.keys = keys;
        this.apart = apart;
    }

    /// How so many rows are gone through.
    static Kernel.Way way(long rows) {
        return rows >= MANY && Kernel.Way.LANES.isPossible() ? Kernel.Way.LANES : Kernel.Way.ROWS;
    }

    /// @param rows how many are read, each with a key of its own
    /// @param where which rows of the wide table
    static LoopColumns read(
            Database database, Kernel kernel, long rows, Rules rules, String where) {
        Set<String> there =
                new HashSet<>(
                        database.query(
                                "select column_name from duckdb_columns() where table_name = 'population'",
                                row -> row.getString(1)));
        List<Column> columns = new ArrayList<>();
        List<Column> absent = new ArrayList<>();
        kernel.columns()
                .forEach(column -> (there.contains(column.name()) ? columns : absent).add(column));
        int count = Math.toIntExact(rows);
        int year = rules.asOf().getYear();
        Subjects.Builder builder = new Subjects.Builder(kernel.columns(), count, year);
        long[] keys = new long[count];
        BitSet apart = new BitSet();
        String began = there.contains("registered_on") ? "year(registered_on)" : "null";
        StringBuilder select = new StringBuilder("select key, %s as began, apart".formatted(began));
        columns.forEach(column -> select.append(", ").append(units(column)));
        int[] row = {0};
        database.each(
                "%s from population where %s order by key".formatted(select, where),
                found -> {
                    int at = row[0]++;
                    keys[at] = found.getLong(1);
                    int beganIn = found.getInt(2);
                    apart.set(at, found.getBoolean(3));
                    for (int i = 0; i < columns.size(); i++) {
                        put(builder, at, columns.get(i), found, i + 4, year, beganIn);
                    }
                    absent.forEach(column -> builder.unknown(at, column));
                });
        records(database, builder, keys);
        return new LoopColumns(builder.build(), keys, apart);
    }

    /// A cell as a whole number in the column's units, or as a text.
    private static String units(Column column) {
        String cell = name(column.name());
        return switch (column.type()) {
            case NUMBER ->
                    column.scale() == 1
                            ? cell
                            : "cast(%s * %d as bigint) as %s".formatted(cell, column.scale(), cell);
            case DAY -> "date_diff('day', date '1970-01-01', %s) as %s".formatted(cell, cell);
            case TRUTH -> "cast(%s as bigint) as %s".formatted(cell, cell);
            case TEXT -> cell;
        };
    }

    /// A figure of a year before the subject began is none, so it is not unknown.
    private static void put(
            Subjects.Builder builder,
            int row,
            Column column,
            ResultSet found,
            int place,
            int year,
            int began)
            throws SQLException {
        if (column.type() == Column.Type.TEXT) {
            String text = found.getString(place);
            if (text != null) {
                builder.put(row, column, text);
                return;
            }
        } else {
            long units = found.getLong(place);
            if (!found.wasNull()) {
                builder.put(row, column, units);
                return;
            }
        }
        boolean before = column.yearsBack() > 0 && began > year - column.yearsBack();
        if (!before) {
            builder.unknown(row, column);
        }
    }

    private static void records(Database database, Subjects.Builder builder, long[] keys) {
        Map<Integer, List<Title>> titles = new HashMap<>();
        database.each(
                "select key, title, number, \"from\", nullif(until, date '9999-12-31') from titles order by key, \"from\", title, number",
                found -> {
                    int row = Arrays.binarySearch(keys, found.getLong(1));
                    if (row >= 0) {
                        titles.computeIfAbsent(row, _ -> new ArrayList<>())
                                .add(
                                        new Title(
                                                found.getString(2),
                                                found.getString(3),
                                                found.getObject(4, LocalDate.class),
                                                found.getObject(5, LocalDate.class)));
                    }
                });
        Map<Integer, List<Award>> awards = new HashMap<>();
        database.each(
                "select key, programme, matter, level, amount, \"on\" from awards order by key, \"on\", programme, matter, level, amount",
                found -> {
                    int row = Arrays.binarySearch(keys, found.getLong(1));
                    BigDecimal amount = found.getBigDecimal(5);
                    if (row >= 0) {
                        awards.computeIfAbsent(row, _ -> new ArrayList<>())
                                .add(
                                        new Award(
                                                found.getString(2),
                                                found.getString(3),
                                                found.getString(4),
                                                Rational.of(amount.stripTrailingZeros()),
                                                found.getObject(6, LocalDate.class)));
                    }
                });
        Set<Integer> rows = new HashSet<>(titles.keySet());
        rows.addAll(awards.keySet());
        rows.forEach(row ->
                builder.records(
                        row,
                        titles.getOrDefault(row, List.of()),
                        awards.getOrDefault(row, List.of())));
    }

    Subjects subjects() {
        return subjects;
    }

    /// Whether a row has a panel's score with a band: it is the interpreter's.
    boolean isApart(int row) {
        return apart.get(row);
    }

    /// The key of a row of the subjects.
    long key(int row) {
        return keys[row];
    }
}
