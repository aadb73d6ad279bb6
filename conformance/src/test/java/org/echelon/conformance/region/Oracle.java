package org.echelon.conformance.region;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// What is true of an enterprise, by [PlainRules], and where something is unknown by trying it out:
/// every combination of the least and the greatest that each unknown may be. All rules rise or fall
/// with each of their inputs, so nothing between the two gives anything else.
final class Oracle {

    private static final BigDecimal NOTHING = BigDecimal.ZERO;
    private static final BigDecimal FEN = new BigDecimal("0.01");
    private static final BigDecimal MUCH = new BigDecimal("1e16");
    private static final BigDecimal MORE = new BigDecimal("1e20");
    private static final List<String> LEVELS = List.of("none", "city", "provincial", "national");

    private final RegionColumns region;

    Oracle(RegionColumns region) {
        this.region = region;
    }

    Judgements.Row row(int row) {
        List<Input> unknown = new ArrayList<>();
        for (Input input : Input.values()) {
            if (region.isUnknown(input, row)) {
                unknown.add(input);
            }
        }
        List<PlainRules> worlds = new ArrayList<>();
        for (int choice = 0; choice < 1 << unknown.size(); choice++) {
            Set<Input> greatest = EnumSet.noneOf(Input.class);
            for (int i = 0; i < unknown.size(); i++) {
                if ((choice >> i & 1) != 0) {
                    greatest.add(unknown.get(i));
                }
            }
            worlds.add(world(row, greatest));
        }
        return joined(worlds);
    }

    private static Judgements.Row joined(List<PlainRules> worlds) {
        List<Predicate<PlainRules>> conditions =
                List.of(
                        PlainRules::resident,
                        PlainRules::staffLimit,
                        PlainRules::revenueLimit,
                        PlainRules::assetsLimit,
                        PlainRules::product,
                        PlainRules::conduct,
                        PlainRules::score);
        int failed = 0;
        int open = 0;
        for (int i = 0; i < conditions.size(); i++) {
            if (worlds.stream().noneMatch(conditions.get(i))) {
                failed |= 1 << i;
            } else if (!worlds.stream().allMatch(conditions.get(i))) {
                open |= 1 << i;
            }
        }
        byte verdict =
                worlds.stream().allMatch(PlainRules::met)
                        ? Judgements.MET
                        : worlds.stream().noneMatch(PlainRules::met)
                                ? Judgements.NOT_MET
                                : Judgements.UNKNOWN;
        return new Judgements.Row(
                verdict,
                (byte) failed,
                (byte) open,
                bounds(worlds, PlainRules::total),
                bounds(worlds, PlainRules::personnel),
                bounds(worlds, PlainRules::rd),
                bounds(worlds, PlainRules::achievement));
    }

    private static Judgements.Bounds bounds(
            List<PlainRules> worlds, ToIntFunction<PlainRules> points) {
        var found = worlds.stream().mapToInt(points).summaryStatistics();
        return new Judgements.Bounds(found.getMin(), found.getMax());
    }

    /// The enterprise as it may be.
    ///
    /// @param greatest the unknown inputs that are as great as they may be; the others are as small
    private PlainRules world(int row, Set<Input> greatest) {
        return new PlainRules(
                amount(Input.REVENUE, region.revenue, row, greatest, FEN, MUCH),
                amount(Input.TOTAL_COST, region.totalCost, row, greatest, FEN, MUCH),
                amount(Input.RD_EXPENSE_DEDUCTIBLE, region.rdExpense, row, greatest, NOTHING, MORE),
                amount(Input.TOTAL_ASSETS, region.totalAssets, row, greatest, NOTHING, MUCH),
                staff(row, greatest),
                stStaff(row, greatest),
                count(Input.IP_CLASS1, region.ipClass1[row], row, greatest, 9),
                count(Input.IP_CLASS2, region.ipClass2[row], row, greatest, 9),
                count(Input.STANDARDS_LED, region.standardsLed[row], row, greatest, 9),
                count(Input.NATIONAL_AWARD_RANK, region.awardRank[row], row, greatest, 1),
                code(Input.REGION, region.region[row], row, greatest, "44", "81"),
                code(Input.INDUSTRY, region.industry[row], row, greatest, "65", "51"),
                LEVELS.get(
                        count(
                                Input.RD_INSTITUTION_LEVEL,
                                region.institution[row],
                                row,
                                greatest,
                                3)),
                truth(Input.AUDIT_BASED_COLLECTION, region.audited, row, greatest),
                truth(Input.PROHIBITED_PRODUCT, region.prohibited, row, greatest),
                truth(Input.ACCIDENT_OR_OFFENCE, region.accident, row, greatest),
                truth(Input.ABNORMAL_LISTING, region.abnormal, row, greatest),
                region.hnte[row] == 1);
    }

    private BigDecimal amount(
            Input input,
            long[] fen,
            int row,
            Set<Input> greatest,
            BigDecimal least,
            BigDecimal most) {
        if (!region.isUnknown(input, row)) {
            return BigDecimal.valueOf(fen[row], 2);
        }
        return greatest.contains(input) ? most : least;
    }

    /// The staff is at least its part, and when nothing is known of either, at least one.
    private BigDecimal staff(int row, Set<Input> greatest) {
        if (!region.isUnknown(Input.STAFF, row)) {
            return BigDecimal.valueOf(region.staff[row], 2);
        }
        return greatest.contains(Input.STAFF)
                ? MUCH
                : BigDecimal.valueOf(region.stStaff[row], 2).max(FEN);
    }

    private BigDecimal stStaff(int row, Set<Input> greatest) {
        if (!region.isUnknown(Input.ST_STAFF, row)) {
            return BigDecimal.valueOf(region.stStaff[row], 2);
        }
        return greatest.contains(Input.ST_STAFF) ? staff(row, greatest) : NOTHING;
    }

    private int count(Input input, int known, int row, Set<Input> greatest, int most) {
        return !region.isUnknown(input, row) ? known : greatest.contains(input) ? most : 0;
    }

    private String code(
            Input input, int known, int row, Set<Input> greatest, String good, String bad) {
        return !region.isUnknown(input, row)
                ? Integer.toString(known)
                : greatest.contains(input) ? bad : good;
    }

    private boolean truth(Input input, byte[] known, int row, Set<Input> greatest) {
        return region.isUnknown(input, row) ? greatest.contains(input) : known[row] == 1;
    }
}
