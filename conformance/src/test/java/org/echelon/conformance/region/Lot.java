package org.echelon.conformance.region;

import java.util.function.IntFunction;
import org.echelon.policy.fact.EnterpriseFacts;

/// The enterprises that are judged.
///
/// @param rows how many, a multiple of 64
/// @param unknownPerMille share of each fact that is unknown, in thousandths
/// @param scored whether a panel has given its scores, where the programme asks for any
record Lot(TableProgramme programme, int rows, int unknownPerMille, boolean scored) {

    Lot {
        rows = RegionColumns.wholeWords(rows);
        scored = scored && programme == TableProgramme.HNTE;
    }

    Lot(TableProgramme programme, int rows, int unknownPerMille) {
        this(programme, rows, unknownPerMille, false);
    }

    /// The same with fewer of them.
    Lot sample(int fewer) {
        return new Lot(programme, fewer, unknownPerMille, scored);
    }

    /// The same after the panel.
    Lot afterThePanel() {
        return new Lot(programme, rows, unknownPerMille, true);
    }

    /// The facts by row, the same each time.
    IntFunction<EnterpriseFacts> facts() {
        if (programme == TableProgramme.TECH_SME) {
            RegionColumns region = columns();
            return row -> Interpreted.facts(region, row);
        }
        return new MadeEnterprises(programme, unknownPerMille, scored);
    }

    /// The columns that the loops by hand read; of technology SMEs alone.
    RegionColumns columns() {
        return RegionTime.region(RegionGenerator.Shape.SPREAD, unknownPerMille, rows);
    }
}
