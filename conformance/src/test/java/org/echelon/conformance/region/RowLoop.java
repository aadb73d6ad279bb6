package org.echelon.conformance.region;

/// A plain loop, enterprise by enterprise. What is unknown is followed as an interval: since an
/// unknown cell holds zero, the least that it may be, the lower bounds come from the cells as they
/// are, and only the upper ones ask what is unknown.
///
/// Everything is a whole number and nothing is divided: `rd / revenue >= 0.06` is `rd * 100 >=
/// revenue * 6` with `revenue > 0`, since without revenue there is no ratio, which reaches no band.
/// Nothing overflows as long as the columns keep to [RegionColumns#MOST_FEN] and
/// [RegionColumns#MOST_STAFF]: 100 * 10^15 < 2^63 and 20 * 10^8 < 2^31. Nothing branches either: a
/// comparison is the sign of a difference, so that data at random cost no more than sorted ones.
final class RowLoop implements RegionKernel {

    static final long LIMIT_FEN = 20_000_000_000L;
    static final int LIMIT_STAFF = 50_000;

    /// Divisions outside the mainland, and barred industries, as sets of bits from 0 and from 64.
    private static final long OUTSIDE_FROM_64 = bits(71 - 64, 81 - 64, 82 - 64);

    private static final long BARRED = bits(16, 51, 52, 61, 62);
    private static final long BARRED_FROM_64 = bits(70 - 64, 71 - 64, 72 - 64, 90 - 64);

    private static long bits(int... members) {
        long set = 0;
        for (int member : members) {
            set |= 1L << member;
        }
        return set;
    }

    @Override
    public String words() {
        return "hand-written loop, row by row";
    }

    @Override
    public Tally count(RegionColumns region, int from, int to) {
        long met = 0;
        long notMet = 0;
        UnknownWord unknown = new UnknownWord(region);
        for (int start = from; start < to; start += RegionColumns.WORD) {
            unknown.load(start / RegionColumns.WORD);
            for (int row = start; row < start + RegionColumns.WORD; row++) {
                int personnel = personnel(region, unknown, row);
                int total = personnel + rd(region, unknown, row) + rights(region, unknown, row);
                int judged = judged(region, unknown, row, personnel, total);
                notMet += some(judged & 0xff);
                met += 1 - some(judged);
            }
        }
        return new Tally(met, notMet, to - from - met - notMet);
    }

    @Override
    public void write(RegionColumns region, int from, int to, Judgements judgements) {
        UnknownWord unknown = new UnknownWord(region);
        for (int start = from; start < to; start += RegionColumns.WORD) {
            unknown.load(start / RegionColumns.WORD);
            for (int row = start; row < start + RegionColumns.WORD; row++) {
                int personnel = personnel(region, unknown, row);
                int rd = rd(region, unknown, row);
                int rights = rights(region, unknown, row);
                int total = personnel + rd + rights;
                int judged = judged(region, unknown, row, personnel, total);
                judgements.verdict[row] = (byte) (2 - some(judged & 0xff) - some(judged));
                judgements.failed[row] = (byte) judged;
                judgements.open[row] = (byte) (judged >>> 8);
                judgements.totalLow[row] = (byte) total;
                judgements.totalHigh[row] = (byte) (total >>> 16);
                judgements.personnelLow[row] = (byte) personnel;
                judgements.personnelHigh[row] = (byte) (personnel >>> 16);
                judgements.rdLow[row] = (byte) rd;
                judgements.rdHigh[row] = (byte) (rd >>> 16);
                judgements.achievementLow[row] = (byte) rights;
                judgements.achievementHigh[row] = (byte) (rights >>> 16);
            }
        }
    }

    /// Failed conditions from bit 0, open ones from bit 8.
    private static int judged(
            RegionColumns region, UnknownWord unknown, int row, int personnel, int total) {
        return limits(region, unknown, row)
                | conduct(region, unknown, row)
                | condition(
                        Judgements.SCORE,
                        (some(personnel >>> 16) & atLeast(total >>> 16, 60))
                                | direct(region, unknown, row),
                        (1 - (some(personnel & 0xffff) & atLeast(total & 0xffff, 60)))
                                & (1 - certainlyDirect(region, row)));
    }

    /// The lower bound, and the upper one from bit 16, as all points here.
    private static int personnel(RegionColumns region, UnknownWord unknown, int row) {
        int staff = region.staff[row];
        int st = region.stStaff[row];
        int below = -1 - 20 * st;
        int steps =
                ((below + 2 * staff) >>> 31)
                        + ((below + 3 * staff) >>> 31)
                        + ((below + 4 * staff) >>> 31)
                        + ((below + 5 * staff) >>> 31)
                        + ((below + 6 * staff) >>> 31);
        int low = 4 * steps * some(staff);
        int open = open(bit(unknown.stStaff, row), some(st), bit(unknown.staff, row), some(staff));
        return bounds(low, open * 20);
    }

    /// The better of the two ratios, each of which is open by itself.
    private static int rd(RegionColumns region, UnknownWord unknown, int row) {
        long rd = region.rdExpense[row];
        long sales = region.revenue[row];
        long cost = region.totalCost[row];
        int low = Math.max(steps(100 * rd, sales), steps(20 * rd, cost)) * 10;
        int unknownRd = bit(unknown.rdExpense, row);
        int someRd = some(rd);
        int open =
                open(unknownRd, someRd, bit(unknown.revenue, row), some(sales))
                        | open(unknownRd, someRd, bit(unknown.totalCost, row), some(cost));
        return bounds(low, open * 50);
    }

    /// How many of 2, 3, 4, 5 and 6 times the divisor the dividend reaches; none when it is zero.
    private static int steps(long dividend, long divisor) {
        long below = -1 - dividend;
        int steps =
                (int)
                        (((below + 2 * divisor) >>> 63)
                                + ((below + 3 * divisor) >>> 63)
                                + ((below + 4 * divisor) >>> 63)
                                + ((below + 5 * divisor) >>> 63)
                                + ((below + 6 * divisor) >>> 63));
        return steps * some(divisor);
    }

    /// Whether a ratio may be anything: one side is unknown and the other is not known to be zero.
    private static int open(int unknownLeft, int someLeft, int unknownRight, int someRight) {
        return (unknownLeft & (unknownRight | someRight)) | (unknownRight & someLeft);
    }

    private static int rights(RegionColumns region, UnknownWord unknown, int row) {
        int first = some(region.ipClass1[row]);
        int second = Math.min(region.ipClass2[row], 4) * 6;
        int low = Math.max(first * 30, second);
        int mayBeFirst = bit(unknown.ipClass1, row) * 30;
        int mayBeSecond = bit(unknown.ipClass2, row) * 24;
        return bounds(low, Math.max(mayBeFirst, mayBeSecond));
    }

    private static int direct(RegionColumns region, UnknownWord unknown, int row) {
        return certainlyDirect(region, row)
                | bit(unknown.awardRank | unknown.institution | unknown.standardsLed, row);
    }

    private static int certainlyDirect(RegionColumns region, int row) {
        int rank = region.awardRank[row];
        return region.hnte[row]
                | (some(rank) & atMost(rank, 3))
                | atLeast(region.institution[row], RegionColumns.PROVINCIAL)
                | some(region.standardsLed[row]);
    }

    private static int limits(RegionColumns region, UnknownWord unknown, int row) {
        // staff is never below its part: where it is unknown, its least is the S&T personnel
        int staff = Math.max(region.staff[row], region.stStaff[row]);
        int staffFits = atMost(staff, LIMIT_STAFF);
        int salesFit = atMost(region.revenue[row], LIMIT_FEN);
        int assetsFit = atMost(region.totalAssets[row], LIMIT_FEN);
        return condition(Judgements.STAFF_LIMIT, staffFits, 1 - staffFits | bit(unknown.staff, row))
                | condition(
                        Judgements.REVENUE_LIMIT,
                        salesFit,
                        1 - salesFit | bit(unknown.revenue, row))
                | condition(
                        Judgements.ASSETS_LIMIT,
                        assetsFit,
                        1 - assetsFit | bit(unknown.totalAssets, row));
    }

    private static int conduct(RegionColumns region, UnknownWord unknown, int row) {
        int division = region.region[row];
        int industry = region.industry[row];
        // shifts take the last six bits of a code, so the set for the other half must not count
        int outside = (int) (OUTSIDE_FROM_64 >>> division) & (division >>> 6);
        int barred =
                (int) ((industry >>> 6) == 0 ? BARRED >>> industry : BARRED_FROM_64 >>> industry)
                        & 1;
        int unaudited = 1 - region.audited[row];
        int bad = region.prohibited[row] | barred;
        int misconduct = region.accident[row] | region.abnormal[row];
        int mayBeAudited = region.audited[row] | bit(unknown.audited, row);
        return condition(
                        Judgements.RESIDENT,
                        (1 - outside) & mayBeAudited,
                        outside | unaudited | bit(unknown.division, row))
                | condition(
                        Judgements.PRODUCT,
                        1 - bad,
                        bad | bit(unknown.prohibited | unknown.industry, row))
                | condition(
                        Judgements.CONDUCT,
                        1 - misconduct,
                        misconduct | bit(unknown.accident | unknown.abnormal, row));
    }

    /// @param mayHold 1 where it may be met
    /// @param mayFail 1 where it may not be met
    private static int condition(int condition, int mayHold, int mayFail) {
        return condition * ((1 - mayHold) | (mayHold & mayFail) << 8);
    }

    private static int bounds(int low, int atMost) {
        return low | Math.max(low, atMost) << 16;
    }

    private static int bit(long word, int row) {
        return (int) (word >>> row) & 1;
    }

    /// 1 for a number above zero, 0 for zero.
    private static int some(int number) {
        return -number >>> 31;
    }

    private static int some(long number) {
        return (int) (-number >>> 63);
    }

    private static int atLeast(int number, int bound) {
        return (bound - 1 - number) >>> 31;
    }

    private static int atMost(int number, int bound) {
        return (number - bound - 1) >>> 31;
    }

    private static int atMost(long number, long bound) {
        return (int) ((number - bound - 1) >>> 63);
    }
}
