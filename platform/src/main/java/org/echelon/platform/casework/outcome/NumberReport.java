package org.echelon.platform.casework.outcome;

import java.util.List;
import org.echelon.platform.sheet.RefusedRow;

/// What became of numbers.
///
/// @param recorded cases that have their number now; 0 when a row was refused
/// @param refusals every refused row
record NumberReport(int recorded, List<RefusedRow> refusals) {

    NumberReport {
        refusals = List.copyOf(refusals);
    }
}
