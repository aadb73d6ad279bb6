package org.echelon.conformance.region;

import java.util.function.IntFunction;
import org.echelon.policy.fact.EnterpriseFacts;

/// The enterprises that are judged.
///
/// @param rows how many, a multiple of 64
/// @param unknownPerMille share of each fact that is unknown, in thousandths
record Lot(TableProgramme programme, int rows, int unknownPerMille) {

    Lot {
        rows = RegionColumns.wholeWords(rows);
    }

    /// The same with fewer of them.
    Lot sample(int fewer) {
        return new Lot(programme, fewer, unknownPerMille);
    }

    /// The facts by row, the same each time.
    IntFunction<EnterpriseFacts> facts() {
        if (programme == TableProgramme.TECH_SME) {
            RegionColumns region = columns();
            return row -> Interpreted.facts(region, row);
        }
        return new MadeEnterprises(programme, unknownPerMille);
    }

    /// The columns that the loops by hand read; of technology SMEs alone.
    RegionColumns columns() {
        return RegionTime.region(RegionGenerator.Shape.SPREAD, unknownPerMille, rows);
    }
}
