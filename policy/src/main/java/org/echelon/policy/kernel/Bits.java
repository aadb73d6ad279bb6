package org.echelon.policy.kernel;

/// A bit for each row, 64 to a word, the first row in the lowest bit of the first word.
final class Bits {

    final long[] words;
    private boolean any;

    Bits(int rows) {
        words = new long[Math.ceilDiv(rows, Long.SIZE)];
    }

    void set(int row) {
        words[row >> 6] |= 1L << row;
        any = true;
    }

    boolean get(int row) {
        return (words[row >> 6] >>> row & 1) != 0;
    }

    /// Whether any was ever set.
    boolean any() {
        return any;
    }
}
