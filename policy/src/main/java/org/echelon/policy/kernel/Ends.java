package org.echelon.policy.kernel;

import java.math.BigInteger;
import org.echelon.policy.ir.Column;

/// Where the numbers of a column have no end: a range that ends further out is that of the proofs,
/// not of the dictionary.
///
/// @param below there is no least
/// @param above there is no greatest
record Ends(boolean below, boolean above) {

    private static final BigInteger FAR = BigInteger.valueOf(100_000_000);

    static Ends of(Column column) {
        return new Ends(
                column.numbers().low().negate().compareTo(FAR) > 0,
                column.numbers().high().compareTo(FAR) > 0);
    }
}
