package org.echelon.conformance.region;

/// The enterprises of a region as columns. The number of rows is a multiple of 64.
///
/// Each input has a bitmap of the rows in which it is unknown, a word for 64 rows; there the column
/// itself holds zero. The greatest values, which the kernels' proofs against overflow rest on, are
/// those of [#MOST_FEN] and [#MOST_STAFF].
final class RegionColumns {

    /// Rows of a word of a bitmap; kernels take whole words.
    static final int WORD = 64;

    /// Fen: ten trillion yuan. A hundred times as many, 10^17, fit a long.
    static final long MOST_FEN = 1_000_000_000_000_000L;

    /// Hundredths of persons, since averages over a year have decimals: a million persons. Twenty
    /// times as many, 2 * 10^9, fit an int.
    static final int MOST_STAFF = 100_000_000;

    /// Levels of an R&D institution, in the order of the dictionary.
    static final byte PROVINCIAL = 2;

    final int rows;

    /// Fen.
    final long[] revenue;

    final long[] totalCost;
    final long[] rdExpense;
    final long[] totalAssets;

    /// Hundredths of persons; S&T personnel are never more than the staff.
    final int[] staff;

    final int[] stStaff;

    final short[] ipClass1;
    final short[] ipClass2;
    final short[] standardsLed;

    /// 0 where there is no award.
    final short[] awardRank;

    /// The first two digits of the division.
    final byte[] region;

    /// The division of GB/T 4754, two digits.
    final byte[] industry;

    /// 0 none, 1 city, 2 provincial, 3 national.
    final byte[] institution;

    /// 1 where true.
    final byte[] audited;

    final byte[] prohibited;
    final byte[] accident;
    final byte[] abnormal;

    /// Whether the title `cn/hnte` is held on the day of the question: what a join with the
    /// register gives, which is complete, so it is never unknown.
    final byte[] hnte;

    /// By [Input#column()].
    private final long[][] unknown;

    RegionColumns(int rows) {
        if (rows <= 0 || rows % WORD != 0) {
            throw new IllegalArgumentException(
                    "%d rows; take a positive multiple of %d".formatted(rows, WORD));
        }
        this.rows = rows;
        revenue = new long[rows];
        totalCost = new long[rows];
        rdExpense = new long[rows];
        totalAssets = new long[rows];
        staff = new int[rows];
        stStaff = new int[rows];
        ipClass1 = new short[rows];
        ipClass2 = new short[rows];
        standardsLed = new short[rows];
        awardRank = new short[rows];
        region = new byte[rows];
        industry = new byte[rows];
        institution = new byte[rows];
        audited = new byte[rows];
        prohibited = new byte[rows];
        accident = new byte[rows];
        abnormal = new byte[rows];
        hnte = new byte[rows];
        unknown = new long[Input.values().length][rows / WORD];
    }

    /// The rows in which an input is unknown, bit 0 of word 0 for the first.
    long[] unknown(Input input) {
        return unknown[input.column()];
    }

    boolean isUnknown(Input input, int row) {
        return (unknown(input)[row / WORD] >>> row & 1) != 0;
    }

    /// The least multiple of 64 that is no less.
    static int wholeWords(int rows) {
        return Math.ceilDiv(rows, WORD) * WORD;
    }

    /// Bytes that a kernel reads of one enterprise: 4 longs, 2 ints, 4 shorts, 8 bytes, and a bit
    /// of each bitmap.
    static double bytesPerRow() {
        return 4 * Long.BYTES
                + 2 * Integer.BYTES
                + 4 * Short.BYTES
                + 8
                + Input.values().length / (double) Byte.SIZE;
    }
}
