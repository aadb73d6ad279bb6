package org.echelon.policy.check;

import org.echelon.policy.check.geometry.Runs;

/// The pieces of an axis that a cell lets pass.
///
/// @param sure those of which every value passes
/// @param may those of which a value may pass; the same where the cell is a simple test
record Cell(Runs sure, Runs may) {

    boolean isExact() {
        return sure.equals(may);
    }
}
