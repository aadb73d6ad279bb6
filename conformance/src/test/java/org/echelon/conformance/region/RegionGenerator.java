package org.echelon.conformance.region;

import java.util.stream.IntStream;

/// Makes the enterprises of a region, for measuring and comparing: nothing in them is calibrated to
/// any real region. Each value depends on the seed, the row and its own number alone, so that the
/// order of the rows does not matter.
///
/// @param seed the same seed gives the same region
/// @param shape where the ratios lie
/// @param unknownPerMille share of unknown values of each input, in thousandths
record RegionGenerator(long seed, Shape shape, int unknownPerMille) {

    /// Where the ratios lie.
    enum Shape {
        /// Spread over all bands.
        SPREAD,
        /// Every ratio exactly on the edge of a band; staff, sales and assets often on the limit.
        ON_EDGES,
        /// One fen or one hundredth of a person beside the edge, below or above.
        BESIDE_EDGES
    }

    private static final long LIMIT_FEN = 20_000_000_000L;
    private static final int LIMIT_STAFF = 50_000;
    private static final byte[] REGIONS = {44, 62, 11, 31, 71, 81, 82, 65};
    private static final byte[] INDUSTRIES = {
        26, 27, 34, 35, 36, 39, 40, 63, 64, 65, 73, 74, 75, 13, 16, 51, 52, 61, 62, 70, 71, 72, 90
    };

    /// Numbers of the values of one row; those from [#UNKNOWN] tell what is unknown.
    private static final int MONEY = 0;

    private static final int RD = 1;
    private static final int COST = 2;
    private static final int ASSETS = 3;
    private static final int STAFF = 4;
    private static final int ST = 5;
    private static final int RIGHTS = 6;
    private static final int CODES = 7;
    private static final int TRUTHS = 8;
    private static final int SIDE = 9;
    private static final int UNKNOWN = 16;

    RegionColumns make(int rows) {
        RegionColumns region = new RegionColumns(rows);
        IntStream.range(0, rows / RegionColumns.WORD)
                .parallel()
                .forEach(word -> {
                    for (int bit = 0; bit < RegionColumns.WORD; bit++) {
                        int row = word * RegionColumns.WORD + bit;
                        numbers(region, row);
                        codes(region, row);
                        forget(region, row);
                    }
                });
        return region;
    }

    private void numbers(RegionColumns region, int row) {
        if (shape == Shape.SPREAD) {
            spread(region, row);
        } else {
            onEdges(region, row);
        }
        if (shape == Shape.BESIDE_EDGES) {
            long side = bits(row, SIDE);
            region.rdExpense[row] += (side & 1) == 0 ? 1 : -1;
            region.totalAssets[row] += (side & 2) == 0 ? 1 : -1;
            // one is always between 2/20 and 6/20 of the staff, so it stays a part of it
            region.stStaff[row] += (side & 4) == 0 ? 1 : -1;
        }
    }

    private void spread(RegionColumns region, int row) {
        region.revenue[row] = some(row, MONEY, 33) ? 0 : below(row, MONEY, 24_000_000_000L);
        region.totalCost[row] = some(row, COST, 33) ? 0 : below(row, COST, 24_000_000_000L);
        long whole = some(row, RD, 2) ? region.revenue[row] / 12 : region.totalCost[row] / 3;
        region.rdExpense[row] = some(row, RD, 17) ? 0 : below(row, RD, whole + 1);
        region.totalAssets[row] = below(row, ASSETS, 22_000_000_000L);
        int staff = some(row, STAFF, 33) ? 0 : (int) below(row, STAFF, 56_000);
        region.staff[row] = staff;
        region.stStaff[row] = (int) below(row, ST, staff * 2L / 5 + 1);
    }

    private void onEdges(RegionColumns region, int row) {
        int k = 2 + (int) below(row, RD, 5); // hundredths of the sales
        int j = 2 + (int) below(row, COST, 5); // twentieths of the cost
        long base =
                some(row, MONEY, 8) ? LIMIT_FEN / 100 / j : 1 + below(row, MONEY, LIMIT_FEN / 450);
        region.rdExpense[row] = base * k * j;
        region.revenue[row] = base * 100 * j;
        region.totalCost[row] = base * 20 * k;
        region.totalAssets[row] = LIMIT_FEN;
        int staff = some(row, STAFF, 8) ? LIMIT_STAFF : 20 * (1 + (int) below(row, STAFF, 2_600));
        region.staff[row] = staff;
        region.stStaff[row] = staff / 20 * (2 + (int) below(row, ST, 5));
    }

    private void codes(RegionColumns region, int row) {
        long rights = bits(row, RIGHTS);
        region.ipClass1[row] = (short) ((rights & 3) == 0 ? 1 + (rights >>> 2 & 3) : 0);
        region.ipClass2[row] = (short) (rights >>> 4 & 7);
        region.standardsLed[row] = (short) ((rights >>> 8 & 31) == 0 ? 1 : 0);
        region.awardRank[row] = (short) ((rights >>> 16 & 15) == 0 ? rights >>> 20 & 7 : 0);
        long codes = bits(row, CODES);
        region.region[row] = REGIONS[(codes & 15) == 0 ? (int) (codes >>> 4 & 7) : 0];
        int industries = (codes >>> 8 & 7) == 0 ? INDUSTRIES.length : 14;
        region.industry[row] = INDUSTRIES[(int) ((codes >>> 16 & 0xffff) % industries)];
        region.institution[row] = (byte) ((codes >>> 40 & 7) == 0 ? codes >>> 44 & 3 : 0);
        long truths = bits(row, TRUTHS);
        region.audited[row] = (byte) ((truths & 31) == 0 ? 0 : 1);
        region.prohibited[row] = (byte) ((truths >>> 8 & 63) == 0 ? 1 : 0);
        region.accident[row] = (byte) ((truths >>> 16 & 63) == 0 ? 1 : 0);
        region.abnormal[row] = (byte) ((truths >>> 24 & 63) == 0 ? 1 : 0);
        region.hnte[row] = (byte) ((truths >>> 32 & 15) == 0 ? 1 : 0);
    }

    private void forget(RegionColumns region, int row) {
        for (Input input : Input.values()) {
            if (below(row, UNKNOWN + input.column(), 1000) < unknownPerMille) {
                region.unknown(input)[row / RegionColumns.WORD] |= 1L << row;
                clear(region, input, row);
            }
        }
    }

    private static void clear(RegionColumns region, Input input, int row) {
        switch (input) {
            case REVENUE -> region.revenue[row] = 0;
            case TOTAL_COST -> region.totalCost[row] = 0;
            case RD_EXPENSE_DEDUCTIBLE -> region.rdExpense[row] = 0;
            case TOTAL_ASSETS -> region.totalAssets[row] = 0;
            case STAFF -> region.staff[row] = 0;
            case ST_STAFF -> region.stStaff[row] = 0;
            case IP_CLASS1 -> region.ipClass1[row] = 0;
            case IP_CLASS2 -> region.ipClass2[row] = 0;
            case STANDARDS_LED -> region.standardsLed[row] = 0;
            case NATIONAL_AWARD_RANK -> region.awardRank[row] = 0;
            case REGION -> region.region[row] = 0;
            case INDUSTRY -> region.industry[row] = 0;
            case RD_INSTITUTION_LEVEL -> region.institution[row] = 0;
            case AUDIT_BASED_COLLECTION -> region.audited[row] = 0;
            case PROHIBITED_PRODUCT -> region.prohibited[row] = 0;
            case ACCIDENT_OR_OFFENCE -> region.accident[row] = 0;
            case ABNORMAL_LISTING -> region.abnormal[row] = 0;
        }
    }

    /// True in one of so many rows. Looks at other bits than [#below].
    private boolean some(int row, int number, int oneOf) {
        return Long.remainderUnsigned(bits(row, number + 64), oneOf) == 0;
    }

    /// A number from zero to below a bound, of which 2^63 are many.
    private long below(int row, int number, long bound) {
        return (bits(row, number) >>> 1) % bound;
    }

    /// 64 bits of one value of one row (the finaliser of SplitMix64 over a counter).
    private long bits(int row, int number) {
        long z = seed + ((long) row << 8 | number) * 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
