package org.echelon.policy.kernel;

/// A bit for each row, 64 to a word, the first row in the lowest bit of the first word.
final class Bits {

    final long[] words;

    Bits(int rows) {
        words = new long[Math.ceilDiv(rows, Long.SIZE)];
    }

    void set(int row) {
        words[row >> 6] |= 1L << row;
    }

    boolean get(int row) {
        return get(words, row);
    }

    /// Whether the bit of a place is set.
    static boolean get(long[] words, int place) {
        return (words[place >> 6] >>> place & 1) != 0;
    }

    /// The same bits in another order: at each place that of the row that stands there, see
    /// [Sections#rows].
    Bits ordered(int[] rows) {
        Bits ordered = new Bits(rows.length);
        for (int place = 0; place < rows.length; place++) {
            if (rows[place] >= 0 && get(rows[place])) {
                ordered.set(place);
            }
        }
        return ordered;
    }
}
