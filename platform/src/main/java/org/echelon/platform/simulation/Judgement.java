package org.echelon.platform.simulation;

import java.util.List;
import org.echelon.policy.result.Status;

/// What became of every row of a population, as arrays in the order of its rows.
///
/// @param verdicts one of [#MET], [#NOT_MET], [#UNKNOWN], [#INVALID] for each row
/// @param fen what would be paid, for rows that are met; [#OPEN] where that is not settled
/// @param failing for each row a bit for each condition that is not met, the first condition the
///   lowest
/// @param open for each row a bit for each condition that cannot be told
/// @param conditions ids in the order of the bits
/// @param interpreted rows that the interpreter judged, one by one
@SuppressWarnings("ArrayRecordComponent") // columns, made once and never compared
record Judgement(
        byte[] verdicts,
        long[] fen,
        long[] failing,
        long[] open,
        List<String> conditions,
        int interpreted) {

    static final byte MET = 0;
    static final byte NOT_MET = 1;
    static final byte UNKNOWN = 2;

    /// What is told of the row is impossible.
    static final byte INVALID = 3;

    /// An amount that the facts do not settle.
    static final long OPEN = -1;

    /// So many conditions have a bit.
    static final int MOST_CONDITIONS = 63;

    Judgement {
        conditions = List.copyOf(conditions);
    }

    /// Nothing yet, for so many rows.
    static Judgement of(int rows, List<String> conditions) {
        return new Judgement(
                new byte[rows], new long[rows], new long[rows], new long[rows], conditions, 0);
    }

    /// Puts in what becomes of the conditions of a row, and its verdict.
    void decide(int row, long fails, long unsettled) {
        failing[row] = fails;
        open[row] = unsettled;
        verdicts[row] = fails != 0 ? NOT_MET : unsettled != 0 ? UNKNOWN : MET;
    }

    /// What became of a condition of a row that is judged.
    ///
    /// @param bit the condition's
    Status status(int row, int bit) {
        long mask = 1L << bit;
        return (failing[row] & mask) != 0
                ? Status.NOT_MET
                : (open[row] & mask) != 0 ? Status.UNKNOWN : Status.MET;
    }

    /// The same, with so many rows judged by the interpreter.
    Judgement interpreted(int rows) {
        return new Judgement(verdicts, fen, failing, open, conditions, rows);
    }
}
