package org.echelon.conformance.region;

import java.sql.SQLException;
import java.util.List;
import org.echelon.conformance.ContestEngine;
import org.echelon.conformance.ContestSample;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.sql.SqlPrinter;

/// Who judges in the table of measurements.
enum TableContestant {
    HAND_ROWS("by hand, row by row"),
    HAND_LANES("by hand, Vector API"),
    LOOP_ROWS("generated loop, rows"),
    LOOP_LANES("generated loop, lanes"),
    DUCKDB("DuckDB, one thread"),
    DUCKDB_PROMISED("DuckDB, ranges promised"),
    INTERPRETER("interpreter, a sample"),
    KIE("KIE, one enterprise"),
    JDMN("jDMN interpreted, one enterprise"),
    JDMN_GENERATED("jDMN generated, one enterprise"),
    CAMUNDA("Camunda, one enterprise");

    private static final int SAMPLE = 20_000;

    private final String words;

    TableContestant(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /// Whether it takes part: the loops by hand know technology SMEs alone, and rivals nothing
    /// unknown.
    boolean judges(Lot lot) {
        return switch (this) {
            case HAND_ROWS, HAND_LANES -> lot.programme() == TableProgramme.TECH_SME;
            case LOOP_ROWS, LOOP_LANES, DUCKDB, DUCKDB_PROMISED, INTERPRETER -> true;
            case KIE, JDMN, JDMN_GENERATED, CAMUNDA -> lot.unknownPerMille() == 0;
        };
    }

    /// Seconds of processor time for which it warms up at least.
    double warmSeconds() {
        return switch (this) {
            case HAND_ROWS, HAND_LANES, DUCKDB, DUCKDB_PROMISED -> 3;
            case LOOP_ROWS -> 40;
            case LOOP_LANES -> 90;
            case INTERPRETER, JDMN, JDMN_GENERATED, CAMUNDA -> 10;
            case KIE -> 40;
        };
    }

    /// What of them it judges: the interpreter a sample, rivals one enterprise, and DuckDB's
    /// statement those whom a panel has scored, for it judges nobody of whom anything is unknown. A
    /// score that has to lie in a band is nothing for the generated loop.
    Lot given(Lot lot) {
        return switch (this) {
            case HAND_ROWS, HAND_LANES, LOOP_ROWS, LOOP_LANES -> lot;
            case DUCKDB, DUCKDB_PROMISED -> lot.afterThePanel();
            case INTERPRETER -> lot.sample(SAMPLE);
            case KIE, JDMN, JDMN_GENERATED, CAMUNDA -> lot.sample(1);
        };
    }

    /// @param lot what it is [#given]
    Judging enter(Lot lot) throws SQLException {
        return switch (this) {
            case HAND_ROWS -> byHand(lot, 0);
            case HAND_LANES -> byHand(lot, 1);
            case LOOP_ROWS -> new GeneratedRegion(lot, Kernel.Way.ROWS);
            case LOOP_LANES -> new GeneratedRegion(lot, Kernel.Way.LANES);
            case DUCKDB -> new DuckDbRegion(lot, SqlPrinter.Ranges.CHECKED);
            case DUCKDB_PROMISED -> new DuckDbRegion(lot, SqlPrinter.Ranges.PROMISED);
            case INTERPRETER -> new InterpretedSample(lot);
            case KIE -> rival(lot, ContestEngine.KIE);
            case JDMN -> rival(lot, ContestEngine.JDMN);
            case JDMN_GENERATED -> rival(lot, ContestEngine.JDMN_GENERATED);
            case CAMUNDA -> rival(lot, ContestEngine.CAMUNDA);
        };
    }

    private static Judging byHand(Lot lot, int number) {
        List<RegionKernel> kernels = RegionTime.kernels();
        return new HandLoop(kernels.get(number), lot.columns());
    }

    private static Judging rival(Lot lot, ContestEngine engine) {
        return new RivalSample(ContestSample.compared(engine, lot.programme().rivals()));
    }
}
