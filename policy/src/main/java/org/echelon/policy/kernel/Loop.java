package org.echelon.policy.kernel;

/// A generated loop over some rows.
interface Loop {

    /// Computes so many rows from one on.
    ///
    /// @param longs columns
    /// @param ints columns
    /// @param bitmaps a bit for each row
    /// @param parameters what is the same in every row
    /// @param tables a mask for each text of a column
    /// @param results where values are put, the first row's first: those that were asked for, and
    ///   those that one part of the loop hands to the next
    /// @param from the first row
    /// @param count how many rows, no more than the results hold
    void run(
            long[][] longs,
            int[][] ints,
            long[][] bitmaps,
            long[] parameters,
            long[][] tables,
            long[][] results,
            int from,
            int count);
}
