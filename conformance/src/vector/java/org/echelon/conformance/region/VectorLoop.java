package org.echelon.conformance.region;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/// The rules of [RowLoop] with the Vector API, 64 enterprises at a time. Comparisons of columns
/// become words of 64 bits; all logic of three values is then a few operations on whole words, with
/// the bitmaps of what is unknown as they are.
public final class VectorLoop implements RegionKernel {

    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_PREFERRED;

    /// Steps of each score. The words of 64 enterprises, each call's own: who reaches at least 1, 2, 3,
    /// 4 and 5 steps of personnel, R&D and rights at the lower bound, then, from [#HIGH] on, at the
    /// upper one; then the conditions that are not met and those that are open.
    private static final int STEPS = 5;

    private static final int PERSONNEL = 0;
    private static final int RD = PERSONNEL + STEPS;
    private static final int RIGHTS = RD + STEPS;
    private static final int HIGH = RIGHTS + STEPS;
    private static final int FAILED = 2 * HIGH;
    private static final int OPEN = FAILED + 7;
    private static final int WORDS = OPEN + 7;

    /// Points of a step of each score.
    private static final byte[] POINTS = {4, 10, 6};

    @Override
    public String words() {
        return "hand-written, Vector API of %d bits".formatted(LONGS.vectorBitSize());
    }

    @Override
    public Tally count(RegionColumns region, int from, int to) {
        long[] words = new long[WORDS];
        long met = 0;
        long notMet = 0;
        for (int row = from; row < to; row += RegionColumns.WORD) {
            judge(region, row, words);
            long failed = any(words, FAILED);
            notMet += Long.bitCount(failed);
            met += Long.bitCount(~failed & ~any(words, OPEN));
        }
        return new Tally(met, notMet, to - from - met - notMet);
    }

    @Override
    public void write(RegionColumns region, int from, int to, Judgements judgements) {
        long[] words = new long[WORDS];
        for (int row = from; row < to; row += RegionColumns.WORD) {
            judge(region, row, words);
            for (int at = 0; at < RegionColumns.WORD; at += BYTES.length()) {
                conditions(words, at, row + at, judgements);
                outcomes(
                        words,
                        at,
                        0,
                        row + at,
                        judgements.personnelLow,
                        judgements.rdLow,
                        judgements.achievementLow,
                        judgements.totalLow);
                outcomes(
                        words,
                        at,
                        HIGH,
                        row + at,
                        judgements.personnelHigh,
                        judgements.rdHigh,
                        judgements.achievementHigh,
                        judgements.totalHigh);
            }
        }
    }

    private static long any(long[] words, int first) {
        return words[first]
                | words[first + 1]
                | words[first + 2]
                | words[first + 3]
                | words[first + 4]
                | words[first + 5]
                | words[first + 6];
    }

    private static void judge(RegionColumns region, int row, long[] words) {
        money(region, row, words);
        people(region, row, words);
        long direct = rights(region, row, words);
        codes(region, row, words);
        score(region, row, words, direct);
    }

    private static void money(RegionColumns region, int row, long[] words) {
        long r2 = 0;
        long r3 = 0;
        long r4 = 0;
        long r5 = 0;
        long r6 = 0;
        long someRd = 0;
        long someSales = 0;
        long someCost = 0;
        long salesFit = 0;
        long assetsFit = 0;
        for (int at = 0; at < RegionColumns.WORD; at += LONGS.length()) {
            LongVector rd = LongVector.fromArray(LONGS, region.rdExpense, row + at);
            LongVector sales = LongVector.fromArray(LONGS, region.revenue, row + at);
            LongVector cost = LongVector.fromArray(LONGS, region.totalCost, row + at);
            LongVector assets = LongVector.fromArray(LONGS, region.totalAssets, row + at);
            VectorMask<Long> withSales = sales.compare(GT, 0);
            VectorMask<Long> withCost = cost.compare(GT, 0);
            someRd |= rd.compare(GT, 0).toLong() << at;
            someSales |= withSales.toLong() << at;
            someCost |= withCost.toLong() << at;
            salesFit |= sales.compare(LE, RowLoop.LIMIT_FEN).toLong() << at;
            assetsFit |= assets.compare(LE, RowLoop.LIMIT_FEN).toLong() << at;
            LongVector ofCost = rd.lanewise(LSHL, 2).add(rd).lanewise(LSHL, 2); // 20 times
            LongVector ofSales = ofCost.lanewise(LSHL, 2).add(ofCost); // 100 times
            LongVector sales2 = sales.add(sales);
            LongVector cost2 = cost.add(cost);
            LongVector sales3 = sales2.add(sales);
            LongVector cost3 = cost2.add(cost);
            r2 |= either(ofSales, sales2, withSales, ofCost, cost2, withCost) << at;
            r3 |= either(ofSales, sales3, withSales, ofCost, cost3, withCost) << at;
            LongVector sales4 = sales2.add(sales2);
            LongVector cost4 = cost2.add(cost2);
            r4 |= either(ofSales, sales4, withSales, ofCost, cost4, withCost) << at;
            LongVector sales5 = sales4.add(sales);
            LongVector cost5 = cost4.add(cost);
            r5 |= either(ofSales, sales5, withSales, ofCost, cost5, withCost) << at;
            LongVector sales6 = sales3.add(sales3);
            LongVector cost6 = cost3.add(cost3);
            r6 |= either(ofSales, sales6, withSales, ofCost, cost6, withCost) << at;
        }
        int word = row / RegionColumns.WORD;
        long unknownRd = region.unknown(Input.RD_EXPENSE_DEDUCTIBLE)[word];
        long unknownSales = region.unknown(Input.REVENUE)[word];
        long unknownCost = region.unknown(Input.TOTAL_COST)[word];
        long open =
                open(unknownRd, someRd, unknownSales, someSales)
                        | open(unknownRd, someRd, unknownCost, someCost);
        steps(words, RD, r2, r3, r4, r5, r6, open);
        condition(words, Judgements.REVENUE_LIMIT, salesFit, ~salesFit | unknownSales);
        condition(
                words,
                Judgements.ASSETS_LIMIT,
                assetsFit,
                ~assetsFit | region.unknown(Input.TOTAL_ASSETS)[word]);
    }

    private static long either(
            LongVector left,
            LongVector leftBound,
            VectorMask<Long> withLeft,
            LongVector right,
            LongVector rightBound,
            VectorMask<Long> withRight) {
        return left.compare(GE, leftBound, withLeft)
                .or(right.compare(GE, rightBound, withRight))
                .toLong();
    }

    private static void people(RegionColumns region, int row, long[] words) {
        long p2 = 0;
        long p3 = 0;
        long p4 = 0;
        long p5 = 0;
        long p6 = 0;
        long someSt = 0;
        long someStaff = 0;
        long fits = 0;
        for (int at = 0; at < RegionColumns.WORD; at += INTS.length()) {
            IntVector staff = IntVector.fromArray(INTS, region.staff, row + at);
            IntVector st = IntVector.fromArray(INTS, region.stStaff, row + at);
            VectorMask<Integer> withStaff = staff.compare(GT, 0);
            someStaff |= withStaff.toLong() << at;
            someSt |= st.compare(GT, 0).toLong() << at;
            fits |= staff.max(st).compare(LE, RowLoop.LIMIT_STAFF).toLong() << at;
            IntVector twentyfold = st.mul(20);
            IntVector staff2 = staff.add(staff);
            IntVector staff3 = staff2.add(staff);
            IntVector staff4 = staff2.add(staff2);
            p2 |= twentyfold.compare(GE, staff2, withStaff).toLong() << at;
            p3 |= twentyfold.compare(GE, staff3, withStaff).toLong() << at;
            p4 |= twentyfold.compare(GE, staff4, withStaff).toLong() << at;
            p5 |= twentyfold.compare(GE, staff4.add(staff), withStaff).toLong() << at;
            p6 |= twentyfold.compare(GE, staff3.add(staff3), withStaff).toLong() << at;
        }
        int word = row / RegionColumns.WORD;
        long unknownStaff = region.unknown(Input.STAFF)[word];
        long open = open(region.unknown(Input.ST_STAFF)[word], someSt, unknownStaff, someStaff);
        steps(words, PERSONNEL, p2, p3, p4, p5, p6, open);
        condition(words, Judgements.STAFF_LIMIT, fits, ~fits | unknownStaff);
    }

    /// @return those certainly on a direct route by an award or a standard
    private static long rights(RegionColumns region, int row, long[] words) {
        long first = 0;
        long s1 = 0;
        long s2 = 0;
        long s3 = 0;
        long s4 = 0;
        long direct = 0;
        for (int at = 0; at < RegionColumns.WORD; at += SHORTS.length()) {
            ShortVector second = ShortVector.fromArray(SHORTS, region.ipClass2, row + at);
            first |=
                    ShortVector.fromArray(SHORTS, region.ipClass1, row + at)
                                    .compare(GT, (short) 0)
                                    .toLong()
                            << at;
            s1 |= second.compare(GE, (short) 1).toLong() << at;
            s2 |= second.compare(GE, (short) 2).toLong() << at;
            s3 |= second.compare(GE, (short) 3).toLong() << at;
            s4 |= second.compare(GE, (short) 4).toLong() << at;
            ShortVector rank = ShortVector.fromArray(SHORTS, region.awardRank, row + at);
            ShortVector standards = ShortVector.fromArray(SHORTS, region.standardsLed, row + at);
            direct |=
                    rank.compare(LE, (short) 3, rank.compare(GT, (short) 0))
                                    .or(standards.compare(GT, (short) 0))
                                    .toLong()
                            << at;
        }
        int word = row / RegionColumns.WORD;
        long mayBeFirst = first | region.unknown(Input.IP_CLASS1)[word];
        long mayBeSecond = region.unknown(Input.IP_CLASS2)[word] | mayBeFirst;
        words[RIGHTS] = s1 | first;
        words[RIGHTS + 1] = s2 | first;
        words[RIGHTS + 2] = s3 | first;
        words[RIGHTS + 3] = s4 | first;
        words[RIGHTS + 4] = first;
        words[HIGH + RIGHTS] = s1 | mayBeSecond;
        words[HIGH + RIGHTS + 1] = s2 | mayBeSecond;
        words[HIGH + RIGHTS + 2] = s3 | mayBeSecond;
        words[HIGH + RIGHTS + 3] = s4 | mayBeSecond;
        words[HIGH + RIGHTS + 4] = mayBeFirst;
        return direct;
    }

    private static void codes(RegionColumns region, int row, long[] words) {
        long outside = 0;
        long barred = 0;
        long audited = 0;
        long prohibited = 0;
        long misconduct = 0;
        for (int at = 0; at < RegionColumns.WORD; at += BYTES.length()) {
            ByteVector division = bytes(region.region, row + at);
            outside |=
                    is(division, 71).or(is(division, 81)).or(is(division, 82)).toLong() << at;
            ByteVector industry = bytes(region.industry, row + at);
            barred |=
                    is(industry, 16)
                                    .or(is(industry, 51))
                                    .or(is(industry, 52))
                                    .or(is(industry, 61))
                                    .or(is(industry, 62))
                                    .or(is(industry, 70))
                                    .or(is(industry, 71))
                                    .or(is(industry, 72))
                                    .or(is(industry, 90))
                                    .toLong()
                            << at;
            audited |= is(bytes(region.audited, row + at), 1).toLong() << at;
            prohibited |= is(bytes(region.prohibited, row + at), 1).toLong() << at;
            misconduct |=
                    is(bytes(region.accident, row + at).or(bytes(region.abnormal, row + at)), 1)
                                    .toLong()
                            << at;
        }
        int word = row / RegionColumns.WORD;
        condition(
                words,
                Judgements.RESIDENT,
                ~outside & (audited | region.unknown(Input.AUDIT_BASED_COLLECTION)[word]),
                outside | ~audited | region.unknown(Input.REGION)[word]);
        condition(
                words,
                Judgements.PRODUCT,
                ~(prohibited | barred),
                prohibited
                        | barred
                        | region.unknown(Input.PROHIBITED_PRODUCT)[word]
                        | region.unknown(Input.INDUSTRY)[word]);
        condition(
                words,
                Judgements.CONDUCT,
                ~misconduct,
                misconduct
                        | region.unknown(Input.ACCIDENT_OR_OFFENCE)[word]
                        | region.unknown(Input.ABNORMAL_LISTING)[word]);
    }

    private static ByteVector bytes(byte[] column, int row) {
        return ByteVector.fromArray(BYTES, column, row);
    }

    private static VectorMask<Byte> is(ByteVector column, int code) {
        return column.compare(EQ, (byte) code);
    }

    private static void score(RegionColumns region, int row, long[] words, long directByCount) {
        long direct = directByCount;
        for (int at = 0; at < RegionColumns.WORD; at += BYTES.length()) {
            ByteVector level = bytes(region.institution, row + at);
            direct |=
                    level.compare(GE, RegionColumns.PROVINCIAL)
                                    .or(is(bytes(region.hnte, row + at), 1))
                                    .toLong()
                            << at;
        }
        int word = row / RegionColumns.WORD;
        long mayBeDirect =
                direct
                        | region.unknown(Input.NATIONAL_AWARD_RANK)[word]
                        | region.unknown(Input.RD_INSTITUTION_LEVEL)[word]
                        | region.unknown(Input.STANDARDS_LED)[word];
        condition(
                words,
                Judgements.SCORE,
                (enough(words, HIGH) & words[HIGH + PERSONNEL]) | mayBeDirect,
                ~(enough(words, 0) & words[PERSONNEL]) & ~direct);
    }

    /// Those with 60 points or more: for each level of R&D, what personnel (4 points a step) and rights
    /// (6 points a step) must add, 10 to 50 points.
    private static long enough(long[] words, int bound) {
        long p1 = words[bound + PERSONNEL];
        long p2 = words[bound + PERSONNEL + 1];
        long p3 = words[bound + PERSONNEL + 2];
        long p4 = words[bound + PERSONNEL + 3];
        long p5 = words[bound + PERSONNEL + 4];
        long i1 = words[bound + RIGHTS];
        long i2 = words[bound + RIGHTS + 1];
        long i3 = words[bound + RIGHTS + 2];
        long i4 = words[bound + RIGHTS + 3];
        long i5 = words[bound + RIGHTS + 4];
        long ten = p3 | i2 | (p1 & i1);
        long twenty = p5 | i4 | (p1 & i3) | (p2 & i2) | (p4 & i1);
        long thirty = i5 | (p2 & i4) | (p3 & i3) | (p5 & i2);
        long forty = (p3 & i5) | (p4 & i4);
        long fifty = p5 & i5;
        return (words[bound + RD + 4] & ten)
                | (words[bound + RD + 3] & twenty)
                | (words[bound + RD + 2] & thirty)
                | (words[bound + RD + 1] & forty)
                | (words[bound + RD] & fifty);
    }

    private static ByteVector points(long[] words, int at, int first, byte points) {
        return ByteVector.zero(BYTES)
                .add(points, VectorMask.fromLong(BYTES, words[first] >>> at))
                .add(points, VectorMask.fromLong(BYTES, words[first + 1] >>> at))
                .add(points, VectorMask.fromLong(BYTES, words[first + 2] >>> at))
                .add(points, VectorMask.fromLong(BYTES, words[first + 3] >>> at))
                .add(points, VectorMask.fromLong(BYTES, words[first + 4] >>> at));
    }

    private static long open(long unknownLeft, long someLeft, long unknownRight, long someRight) {
        return (unknownLeft & (unknownRight | someRight)) | (unknownRight & someLeft);
    }

    private static void steps(
            long[] words, int first, long w2, long w3, long w4, long w5, long w6, long open) {
        words[first] = w2;
        words[first + 1] = w3;
        words[first + 2] = w4;
        words[first + 3] = w5;
        words[first + 4] = w6;
        words[HIGH + first] = w2 | open;
        words[HIGH + first + 1] = w3 | open;
        words[HIGH + first + 2] = w4 | open;
        words[HIGH + first + 3] = w5 | open;
        words[HIGH + first + 4] = w6 | open;
    }

    private static void condition(long[] words, int condition, long mayHold, long mayFail) {
        int number = Integer.numberOfTrailingZeros(condition);
        words[FAILED + number] = ~mayHold;
        words[OPEN + number] = mayHold & mayFail;
    }

    private static void conditions(long[] words, int at, int row, Judgements judgements) {
        ByteVector failed = flags(words, at, FAILED);
        ByteVector open = flags(words, at, OPEN);
        failed.intoArray(judgements.failed, row);
        open.intoArray(judgements.open, row);
        ByteVector.broadcast(BYTES, Judgements.MET)
                .blend(Judgements.UNKNOWN, open.compare(GT, (byte) 0))
                .blend(Judgements.NOT_MET, failed.compare(GT, (byte) 0))
                .intoArray(judgements.verdict, row);
    }

    private static ByteVector flags(long[] words, int at, int first) {
        ByteVector flags = ByteVector.zero(BYTES);
        for (int number = 0; number < 7; number++) {
            flags =
                    flags.add(
                            (byte) (1 << number),
                            VectorMask.fromLong(BYTES, words[first + number] >>> at));
        }
        return flags;
    }

    private static void outcomes(
            long[] words,
            int at,
            int bound,
            int row,
            byte[] personnel,
            byte[] rd,
            byte[] achievement,
            byte[] total) {
        ByteVector first = points(words, at, bound + PERSONNEL, POINTS[0]);
        ByteVector second = points(words, at, bound + RD, POINTS[1]);
        ByteVector third = points(words, at, bound + RIGHTS, POINTS[2]);
        first.intoArray(personnel, row);
        second.intoArray(rd, row);
        third.intoArray(achievement, row);
        first.add(second).add(third).intoArray(total, row);
    }
}
