package org.echelon.policy.kernel;

import java.util.Arrays;
import java.util.List;

/// The cells of one column.
sealed interface Cells {

    /// Where nothing is known.
    Bits unknown();

    /// The same cells in another order: at each place that of the row that stands there, see
    /// [Sections#rows].
    Cells ordered(int[] rows);

    /// Numbers in the column's units, 0 where unknown or outside: where the figure is none that the
    /// overflow proofs count with. In order they are kept as ints where all of them fit: half as
    /// much is read.
    final class Numbers implements Cells {
        private final long[] values;
        private final int[] ints;
        private final boolean narrow;
        private final Bits unknown;
        private final Bits outside;

        Numbers(long[] values, Bits unknown, Bits outside) {
            this(
                    values,
                    new int[0],
                    Arrays.stream(values).allMatch(value -> value == (int) value),
                    unknown,
                    outside);
        }

        private Numbers(long[] values, int[] ints, boolean narrow, Bits unknown, Bits outside) {
            this.values = values;
            this.ints = ints;
            this.narrow = narrow;
            this.unknown = unknown;
            this.outside = outside;
        }

        /// Whether all of them are ints.
        boolean isNarrow() {
            return narrow;
        }

        /// In order, where they are not ints.
        long[] values() {
            return values;
        }

        /// In order, where they are.
        int[] ints() {
            return ints;
        }

        @Override
        public Bits unknown() {
            return unknown;
        }

        Bits outside() {
            return outside;
        }

        @Override
        public Cells ordered(int[] rows) {
            int[] small =
                    narrow
                            ? Arrays.stream(rows)
                                    .map(row -> row < 0 ? 0 : (int) values[row])
                                    .toArray()
                            : ints;
            long[] all =
                    narrow
                            ? new long[0]
                            : Arrays.stream(rows)
                                    .mapToLong(row -> row < 0 ? 0 : values[row])
                                    .toArray();
            return new Numbers(all, small, narrow, unknown.ordered(rows), outside.ordered(rows));
        }
    }

    record Truths(Bits values, Bits unknown) implements Cells {
        @Override
        public Cells ordered(int[] rows) {
            return new Truths(values.ordered(rows), unknown.ordered(rows));
        }
    }

    /// Places in a dictionary, which has every text once; 0 where unknown.
    final class Texts implements Cells {
        private final int[] codes;
        private final List<String> dictionary;
        private final Bits unknown;

        Texts(int[] codes, List<String> dictionary, Bits unknown) {
            this.codes = codes;
            this.dictionary = dictionary;
            this.unknown = unknown;
        }

        int[] codes() {
            return codes;
        }

        List<String> dictionary() {
            return dictionary;
        }

        @Override
        public Bits unknown() {
            return unknown;
        }

        @Override
        public Cells ordered(int[] rows) {
            return new Texts(
                    Arrays.stream(rows).map(row -> row < 0 ? 0 : codes[row]).toArray(),
                    dictionary,
                    unknown.ordered(rows));
        }
    }

    /// Days since 1970-01-01, 0 where unknown.
    final class Days implements Cells {
        private final int[] days;
        private final Bits unknown;

        Days(int[] days, Bits unknown) {
            this.days = days;
            this.unknown = unknown;
        }

        int[] days() {
            return days;
        }

        @Override
        public Bits unknown() {
            return unknown;
        }

        @Override
        public Cells ordered(int[] rows) {
            return new Days(
                    Arrays.stream(rows).map(row -> row < 0 ? 0 : days[row]).toArray(),
                    unknown.ordered(rows));
        }
    }
}
