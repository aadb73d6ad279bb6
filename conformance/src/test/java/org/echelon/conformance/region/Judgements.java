package org.echelon.conformance.region;

/// The whole verdict of each enterprise, written out: 11 bytes for each.
final class Judgements {

    static final byte NOT_MET = 0;
    static final byte UNKNOWN = 1;
    static final byte MET = 2;

    /// Bits of [#failed] and [#open].
    static final int RESIDENT = 1;

    static final int STAFF_LIMIT = 1 << 1;
    static final int REVENUE_LIMIT = 1 << 2;
    static final int ASSETS_LIMIT = 1 << 3;
    static final int PRODUCT = 1 << 4;
    static final int CONDUCT = 1 << 5;
    static final int SCORE = 1 << 6;

    final byte[] verdict;

    /// Conditions that are not met, a bit for each.
    final byte[] failed;

    /// Conditions that are unknown.
    final byte[] open;

    /// The bounds of each outcome, equal where it is known.
    final byte[] totalLow;

    final byte[] totalHigh;
    final byte[] personnelLow;
    final byte[] personnelHigh;
    final byte[] rdLow;
    final byte[] rdHigh;
    final byte[] achievementLow;
    final byte[] achievementHigh;

    Judgements(int rows) {
        verdict = new byte[rows];
        failed = new byte[rows];
        open = new byte[rows];
        totalLow = new byte[rows];
        totalHigh = new byte[rows];
        personnelLow = new byte[rows];
        personnelHigh = new byte[rows];
        rdLow = new byte[rows];
        rdHigh = new byte[rows];
        achievementLow = new byte[rows];
        achievementHigh = new byte[rows];
    }

    Row row(int row) {
        return new Row(
                verdict[row],
                failed[row],
                open[row],
                new Bounds(totalLow[row], totalHigh[row]),
                new Bounds(personnelLow[row], personnelHigh[row]),
                new Bounds(rdLow[row], rdHigh[row]),
                new Bounds(achievementLow[row], achievementHigh[row]));
    }

    /// The points that an outcome may be.
    record Bounds(int low, int high) {}

    /// One enterprise.
    record Row(
            byte verdict,
            byte failed,
            byte open,
            Bounds total,
            Bounds personnel,
            Bounds rd,
            Bounds achievement) {}
}
