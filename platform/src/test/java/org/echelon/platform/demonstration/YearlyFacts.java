package org.echelon.platform.demonstration;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Invents the yearly figures of one enterprise, each year from the one before.
final class YearlyFacts {

    static final String HEADER =
            "uscc,year,register,source,revenue,main_business_revenue,total_income,hnte_income,"
                    + "total_cost,rd_expense,rd_expense_domestic,total_assets,total_liabilities,"
                    + "net_assets,net_profit,staff,st_staff,rd_staff,conversions,export_revenue,"
                    + "technology_contract_turnover,new_graduates";
    private static final int FIRST_FIGURE = 4;

    private final Random random;
    private final Profile profile;
    private final int firstYear;
    private long revenue;
    private long netAssets;
    private long rd;
    private long netProfit;

    YearlyFacts(Random random, Profile profile, int registered) {
        this.random = random;
        this.profile = profile;
        this.firstYear = Math.max(2021, registered);
        this.revenue = thousands(profile.revenue() * spread(0.45));
        this.netAssets = thousands(revenue * (0.35 + random.nextDouble() * 0.4));
    }

    /// The row of a year; with gaps, two figures are left out, which makes them unknown.
    String[] row(String uscc, int year, boolean gaps) {
        if (year > firstYear) {
            revenue = thousands(revenue * (1 + profile.growth() * spread(0.8)));
        }
        netProfit = thousands(revenue * (0.02 + random.nextDouble() * 0.10));
        if (year > firstYear) {
            netAssets += thousands(netProfit * 0.7);
        }
        rd = thousands(revenue * profile.intensity() * spread(0.25));
        long domestic = random.nextInt(10) < 8 ? rd : thousands(rd * 0.8);
        long income = revenue + thousands(revenue * 0.01 * random.nextInt(4));
        boolean recognised = profile.titles().contains("cn/hnte");
        double share =
                recognised ? 0.62 + random.nextDouble() * 0.3 : 0.2 + random.nextDouble() * 0.6;
        long assets = netAssets + thousands(netAssets * (0.3 + random.nextDouble()));
        int staff =
                Math.max(
                        3,
                        (int)
                                Math.round(
                                        profile.staff()
                                                * (1 + 0.08 * (year - 2021))
                                                * spread(0.15)));
        int scientists =
                Math.min(
                        staff,
                        Math.max(
                                1,
                                (int)
                                        Math.round(
                                                staff
                                                        * (recognised
                                                                ? 0.12 + random.nextDouble() * 0.2
                                                                : 0.05
                                                                        + random.nextDouble()
                                                                                * 0.3))));
        List<String> row =
                new ArrayList<>(
                        List.of(
                                uscc,
                                String.valueOf(year),
                                "declared",
                                "synthetic yearly report " + year,
                                String.valueOf(revenue),
                                String.valueOf(
                                        thousands(revenue * (0.7 + random.nextDouble() * 0.29))),
                                String.valueOf(income),
                                String.valueOf(thousands(income * share)),
                                String.valueOf(Math.max(rd, revenue - netProfit)),
                                String.valueOf(rd),
                                String.valueOf(domestic),
                                String.valueOf(assets),
                                String.valueOf(assets - netAssets),
                                String.valueOf(netAssets),
                                String.valueOf(netProfit),
                                String.valueOf(staff),
                                String.valueOf(scientists),
                                String.valueOf(Math.max(1, scientists * 7 / 10)),
                                String.valueOf(
                                        recognised ? 2 + random.nextInt(6) : random.nextInt(4)),
                                String.valueOf(
                                        random.nextInt(4) == 0 ? thousands(revenue * 0.1) : 0),
                                String.valueOf(
                                        random.nextInt(5) == 0 ? thousands(revenue * 0.05) : 0),
                                String.valueOf(random.nextInt(6))));
        if (gaps) {
            row.set(FIRST_FIGURE + 3 + random.nextInt(3), "");
            row.set(FIRST_FIGURE + 7 + random.nextInt(4), "");
        }
        return row.toArray(String[]::new);
    }

    /// What the tax return says: the same, or for some a little less.
    long revenueOnTaxReturn(boolean differs) {
        return differs ? thousands(revenue * 0.97) : revenue;
    }

    long taxPaid() {
        return thousands(revenue * 0.03 + netProfit * 0.15);
    }

    long deductible() {
        return thousands(rd * 0.95);
    }

    private double spread(double width) {
        return 1 - width + 2 * width * random.nextDouble();
    }

    private static long thousands(double yuan) {
        return Math.round(yuan / 1000) * 1000;
    }
}
