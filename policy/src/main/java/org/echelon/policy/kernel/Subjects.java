package org.echelon.policy.kernel;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Particular;
import org.echelon.policy.fact.Title;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Range;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Many subjects in memory, column by column: facts of the accounting years counted back from one
/// year, facts of the moment, particulars, titles and awards. It does not change once it is made
/// and may be read by any number of threads.
public final class Subjects {

    /// The records of the registers of one subject.
    ///
    /// @param titles that it holds or held
    /// @param awards that it received
    record Records(List<Title> titles, List<Award> awards) {}

    /// Columns that follow from records or texts and are kept from one run to the next.
    private static final int KEPT = 64;

    private final int rows;
    private final int year;
    private final Map<String, Cells> cells;
    private final Map<Integer, Records> records;
    private final Bits huge;
    private final Sections sections;
    private final Map<Object, long[]> following =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                @java.io.Serial private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Object, long[]> eldest) {
                    return size() > KEPT;
                }
            };

    /// @param cells by row
    /// @param signed names of the columns whose numbers may be of either sign
    /// @param records by row
    private Subjects(
            int rows,
            int year,
            Map<String, Cells> cells,
            Set<String> signed,
            Map<Integer, Records> records,
            Bits huge) {
        this.rows = rows;
        this.year = year;
        this.sections = Sections.of(rows, cells, signed, huge);
        int[] order = sections.rows();
        this.huge = huge.ordered(order);
        this.cells = new LinkedHashMap<>();
        cells.forEach((name, column) -> this.cells.put(name, column.ordered(order)));
        this.records = new HashMap<>();
        for (int place = 0; place < order.length; place++) {
            Records kept = records.get(order[place]);
            if (kept != null) {
                this.records.put(place, kept);
            }
        }
    }

    /// A column that follows from records or texts, made where it is not kept from an earlier run.
    ///
    /// @param key tells it from any other: what it is, and the values it was made with
    long[] following(Object key, Supplier<long[]> made) {
        synchronized (following) {
            long[] kept = following.get(key);
            if (kept == null) {
                kept = made.get();
                following.put(key, kept);
            }
            return kept;
        }
    }

    Sections sections() {
        return sections;
    }

    public int rows() {
        return rows;
    }

    /// How many places the columns have: those of the rows, and some between that nobody stands at.
    int places() {
        return sections.rows().length;
    }

    /// The year of the question: facts of accounting years are counted back from it.
    public int year() {
        return year;
    }

    /// What a subject's facts say of a column.
    ///
    /// @param year of the question
    public static @Nullable FactValue value(Column column, EnterpriseFacts facts, int year) {
        for (Particular particular : facts.subject().kind().particulars()) {
            if (particular.id().equals(column.name())) {
                return facts.subject().particular(particular);
            }
        }
        return column.yearsBack() == 0
                ? facts.current().get(column.fact())
                : facts.yearly()
                        .getOrDefault(year - column.yearsBack(), Map.of())
                        .get(column.fact());
    }

    /// Whether it holds a column.
    public boolean has(Column column) {
        return cells.containsKey(column.name());
    }

    /// Cells by place, see [Sections].
    Cells cells(String column) {
        return Objects.requireNonNull(
                cells.get(column), () -> "the column " + column + " is not there");
    }

    /// Subjects with a figure so great that it tells where the ranges of the proofs end: beside
    /// something unknown, which has no end, they are the interpreter's.
    Bits huge() {
        return huge;
    }

    /// By place.
    Map<Integer, Records> records() {
        return records;
    }

    /// Fills the columns of subjects, one subject after the other.
    public static final class Builder {

        private final int rows;
        private final int year;
        private final Map<String, Filling> fillings = new LinkedHashMap<>();
        private final IdentityHashMap<Column, Filling> asked = new IdentityHashMap<>();
        private final Map<Integer, Records> records = new HashMap<>();
        private final Bits huge;

        /// @param columns which are kept
        /// @param rows how many subjects there will be
        /// @param year of the question
        public Builder(Collection<Column> columns, int rows, int year) {
            this.rows = rows;
            this.year = year;
            this.huge = new Bits(rows);
            columns.forEach(
                    column -> fillings.putIfAbsent(column.name(), new Filling(column, rows)));
        }

        /// Puts a subject into a row.
        public Builder put(int row, EnterpriseFacts facts) {
            for (Filling filling : fillings.values()) {
                FactValue value = Subjects.value(filling.column, facts, year);
                if (value == null && isBeforeItBegan(filling.column, facts)) {
                    continue; // nobody asks for it, so it is not unknown
                }
                filling.put(row, value);
                if (filling.isHuge(row)) {
                    huge.set(row);
                }
            }
            return records(row, facts.holds(), facts.received());
        }

        /// Puts the registers' records of a subject into a row.
        public Builder records(int row, List<Title> titles, List<Award> awards) {
            if (!titles.isEmpty() || !awards.isEmpty()) {
                records.put(row, new Records(titles, awards));
            }
            return this;
        }

        /// Asked for each cell, mostly with the same few columns.
        private Filling filling(Column column) {
            Filling found = asked.get(column);
            if (found == null) {
                found =
                        Objects.requireNonNull(
                                fillings.get(column.name()),
                                () -> "the column " + column.name() + " is not kept");
                asked.put(column, found);
            }
            return found;
        }

        /// Puts a number, a truth value (0 or 1) or a day (days since 1970-01-01) into a row.
        ///
        /// @param units a number in the column's units
        public Builder put(int row, Column column, long units) {
            Filling filling = filling(column);
            filling.put(row, units);
            if (filling.isHuge(row)) {
                huge.set(row);
            }
            return this;
        }

        /// Puts a text into a row.
        public Builder put(int row, Column column, String text) {
            filling(column).put(row, text);
            return this;
        }

        /// Nothing is known of a cell.
        public Builder unknown(int row, Column column) {
            filling(column).unknown.set(row);
            return this;
        }

        private boolean isBeforeItBegan(Column column, EnterpriseFacts facts) {
            LocalDate began = facts.subject().began();
            return column.yearsBack() > 0
                    && began != null
                    && began.getYear() > year - column.yearsBack();
        }

        public Subjects build() {
            Map<String, Cells> cells = new LinkedHashMap<>();
            fillings.forEach((name, filling) -> cells.put(name, filling.cells()));
            Set<String> signed =
                    fillings.values().stream()
                            .map(filling -> filling.column)
                            .filter(column ->
                                    column.range() != null && column.range().low().signum() < 0)
                            .map(Column::name)
                            .collect(Collectors.toSet());
            return new Subjects(rows, year, cells, signed, records, huge);
        }
    }

    /// A column that is being filled.
    private static final class Filling {

        private static final BigInteger MARGIN = BigInteger.valueOf(10_000);

        private final Column column;
        private final long[] numbers;
        private final int[] codes;
        private final Span range;
        private final Span moderate;
        private final Bits truths;
        private final Bits unknown;
        private final Bits outside;
        private final Map<String, Integer> dictionary = new LinkedHashMap<>();

        Filling(Column column, int rows) {
            this.column = column;
            boolean number = column.type() == Column.Type.NUMBER;
            boolean truth = column.type() == Column.Type.TRUTH;
            this.range = number ? Span.longs(column.numbers()) : Span.ALL;
            this.moderate = number && Ends.of(column).above() ? moderate(column) : Span.ALL;
            this.numbers = new long[number ? rows : 0];
            this.codes = new int[number || truth ? 0 : rows];
            this.truths = new Bits(truth ? rows : 0);
            this.unknown = new Bits(rows);
            this.outside = new Bits(number ? rows : 0);
        }

        void put(int row, @Nullable FactValue value) {
            switch (value) {
                case FactValue.Numeric(Rational number) when column.type() == Column.Type.NUMBER ->
                        put(row, number);
                case FactValue.Truth(boolean truth) when column.type() == Column.Type.TRUTH -> {
                    if (truth) {
                        truths.set(row);
                    }
                }
                case FactValue.Text(String text) when column.type() == Column.Type.TEXT ->
                        put(row, text);
                case FactValue.Day(LocalDate day) when column.type() == Column.Type.DAY ->
                        codes[row] = Math.toIntExact(day.toEpochDay());
                case null -> unknown.set(row);
                default ->
                        throw new IllegalArgumentException(
                                "column %s takes %s and not %s"
                                        .formatted(column.name(), column.type(), value));
            }
        }

        void put(int row, String text) {
            codes[row] = dictionary.computeIfAbsent(text, _ -> dictionary.size());
        }

        void put(int row, long units) {
            switch (column.type()) {
                case NUMBER -> {
                    if (range.holds(units)) {
                        numbers[row] = units;
                    } else {
                        outside.set(row);
                    }
                }
                case TRUTH -> {
                    if (units != 0) {
                        truths.set(row);
                    }
                }
                case DAY -> codes[row] = Math.toIntExact(units);
                case TEXT ->
                        throw new IllegalArgumentException(
                                "column %s takes texts and not %d".formatted(column.name(), units));
            }
        }

        private void put(int row, Rational number) {
            Rational units = number.times(Rational.of(column.scale()));
            BigInteger whole = units.floor();
            if (units.isInteger() && column.numbers().contains(whole)) {
                numbers[row] = whole.longValueExact();
            } else {
                outside.set(row);
            }
        }

        private static Span moderate(Column column) {
            BigInteger most = column.numbers().high().divide(MARGIN);
            return Span.longs(new Range(most.negate(), most));
        }

        /// Whether its figure lies within four decimals of where the range of the proofs ends.
        boolean isHuge(int row) {
            return numbers.length > 0 && !moderate.holds(numbers[row]);
        }

        Cells cells() {
            return switch (column.type()) {
                case NUMBER -> new Cells.Numbers(numbers, unknown, outside);
                case TRUTH -> new Cells.Truths(truths, unknown);
                case TEXT -> new Cells.Texts(codes, List.copyOf(dictionary.keySet()), unknown);
                case DAY -> new Cells.Days(codes, unknown);
            };
        }
    }
}
