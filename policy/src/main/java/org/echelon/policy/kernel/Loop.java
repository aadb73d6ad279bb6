package org.echelon.policy.kernel;

/// A generated loop over some rows.
interface Loop {

    /// Computes so many rows from one on, and goes on to the next full 64: columns, bitmaps and
    /// results reach so far, and what it says of rows past the last means nothing.
    ///
    /// @param longs columns
    /// @param ints columns
    /// @param bitmaps a bit for each row
    /// @param parameters what is the same in every row
    /// @param numbers where numbers are put, the first row's first: those that were asked for, and
    ///   those that one part of the loop hands to the next
    /// @param words where masks are put, 64 rows to a word
    /// @param from the first row, a multiple of 64
    /// @param count how many rows, no more than the results hold
    void run(
            long[][] longs,
            int[][] ints,
            long[][] bitmaps,
            long[] parameters,
            long[][] numbers,
            long[][] words,
            int from,
            int count);
}
