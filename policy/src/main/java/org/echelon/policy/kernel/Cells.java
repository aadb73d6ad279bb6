package org.echelon.policy.kernel;

/// The cells of one column.
sealed interface Cells {

    /// Where nothing is known.
    Bits unknown();

    /// @param values in the column's units, 0 where unknown or outside
    /// @param outside where the figure is none that the overflow proofs count with
    record Numbers(long[] values, Bits unknown, Bits outside) implements Cells {}

    record Truths(Bits values, Bits unknown) implements Cells {}

    /// @param codes places in the dictionary, 0 where unknown
    /// @param dictionary every text once
    record Texts(int[] codes, java.util.List<String> dictionary, Bits unknown) implements Cells {}

    /// @param days since 1970-01-01, 0 where unknown
    record Days(int[] days, Bits unknown) implements Cells {}
}
