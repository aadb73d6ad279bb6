package org.echelon.conformance.region;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/// `cn/tech-sme` of 2022-04-01 in the plainest way, by decimals and divisions where these are
/// exact, for an enterprise of which everything is known. Amounts are yuan.
///
/// Written from the articles and not from the kernels, which it judges.
record PlainRules(
        BigDecimal revenue,
        BigDecimal totalCost,
        BigDecimal rdExpense,
        BigDecimal totalAssets,
        BigDecimal staff,
        BigDecimal stStaff,
        int ipClass1,
        int ipClass2,
        int standardsLed,
        int awardRank,
        String region,
        String industry,
        String institution,
        boolean audited,
        boolean prohibited,
        boolean accident,
        boolean abnormal,
        boolean hnte) {

    private static final BigDecimal LIMIT = new BigDecimal("200000000");
    private static final List<String> OUTSIDE = List.of("71", "81", "82");
    private static final List<String> BARRED =
            List.of("16", "51", "52", "61", "62", "70", "71", "72", "90");
    private static final List<BigDecimal> BANDS_OF_PERSONNEL =
            bands("0.30", "0.25", "0.20", "0.15", "0.10");
    private static final List<BigDecimal> BANDS_OF_SALES =
            bands("0.06", "0.05", "0.04", "0.03", "0.02");
    private static final BigDecimal MOST_STAFF = new BigDecimal("500");

    private static List<BigDecimal> bands(String... bands) {
        return Arrays.stream(bands).map(BigDecimal::new).toList();
    }

    boolean resident() {
        return !OUTSIDE.contains(region) && audited;
    }

    boolean staffLimit() {
        return staff.compareTo(MOST_STAFF) <= 0;
    }

    boolean revenueLimit() {
        return revenue.compareTo(LIMIT) <= 0;
    }

    boolean assetsLimit() {
        return totalAssets.compareTo(LIMIT) <= 0;
    }

    boolean product() {
        return !prohibited && !BARRED.contains(industry);
    }

    boolean conduct() {
        return !accident && !abnormal;
    }

    boolean score() {
        return points() || direct();
    }

    private boolean points() {
        return total() >= 60 && personnel() > 0;
    }

    private boolean direct() {
        return hnte
                || (awardRank >= 1 && awardRank <= 3)
                || institution.equals("provincial")
                || institution.equals("national")
                || standardsLed >= 1;
    }

    boolean met() {
        return resident()
                && staffLimit()
                && revenueLimit()
                && assetsLimit()
                && product()
                && conduct()
                && score();
    }

    int total() {
        return personnel() + rd() + achievement();
    }

    int personnel() {
        return points(stStaff, staff, BANDS_OF_PERSONNEL, 4);
    }

    int rd() {
        return Math.max(
                points(rdExpense, revenue, BANDS_OF_SALES, 10),
                points(rdExpense, totalCost, BANDS_OF_PERSONNEL, 10));
    }

    int achievement() {
        if (ipClass1 >= 1) {
            return 30;
        }
        return switch (ipClass2) {
            case 0 -> 0;
            case 1 -> 6;
            case 2 -> 12;
            case 3 -> 18;
            default -> 24;
        };
    }

    /// The points of the first band that a share reaches. A share reaches a band when the part is
    /// no less than the band's share of the whole; a share of nothing reaches none.
    private static int points(BigDecimal part, BigDecimal whole, List<BigDecimal> bands, int step) {
        if (whole.signum() == 0) {
            return 0;
        }
        for (int band = 0; band < bands.size(); band++) {
            if (part.compareTo(whole.multiply(bands.get(band))) >= 0) {
                return step * (bands.size() - band);
            }
        }
        return 0;
    }
}
