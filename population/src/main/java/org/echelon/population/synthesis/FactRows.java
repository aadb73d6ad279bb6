package org.echelon.population.synthesis;

import java.sql.SQLException;
import java.util.List;
import org.duckdb.DuckDBAppender;

/// The facts of an enterprise as rows: one per closed year in which it existed, then one of the
/// moment. Nothing is a row of zeros: what is left out is null.
final class FactRows {

    private static final List<String> YEARLY =
            List.of(
                    "revenue decimal(18,2)",
                    "main_business_revenue decimal(18,2)",
                    "total_income decimal(18,2)",
                    "hnte_income decimal(18,2)",
                    "export_revenue decimal(18,2)",
                    "technology_contract_turnover decimal(18,2)",
                    "total_cost decimal(18,2)",
                    "rd_expense decimal(18,2)",
                    "rd_expense_deductible decimal(18,2)",
                    "rd_expense_domestic decimal(18,2)",
                    "total_assets decimal(18,2)",
                    "total_liabilities decimal(18,2)",
                    "net_assets decimal(18,2)",
                    "net_profit decimal(18,2)",
                    "tax_paid decimal(18,2)",
                    "conversions integer",
                    "staff integer",
                    "st_staff integer",
                    "rd_staff integer",
                    "new_graduates integer");
    private static final List<String> CURRENT =
            List.of(
                    "ip_class1 integer",
                    "ip_class2 integer",
                    "standards_led integer",
                    "national_award_rank integer",
                    "ip_own_rd boolean",
                    "core_ip boolean",
                    "accident_or_offence boolean",
                    "abnormal_listing boolean",
                    "prohibited_product boolean",
                    "audit_based_collection boolean",
                    "listed boolean",
                    "rd_unit boolean",
                    "hnte_field varchar",
                    "rd_institution_level varchar",
                    "ip_advancedness integer",
                    "ip_support integer",
                    "ip_standards integer",
                    "org_system integer",
                    "org_unit integer",
                    "org_conversion integer",
                    "org_talent integer");

    private final DuckDBAppender appender;

    FactRows(DuckDBAppender appender) {
        this.appender = appender;
    }

    /// The columns after `uscc` and `year`, with their types.
    static String columns() {
        return String.join(", ", YEARLY) + ", " + String.join(", ", CURRENT);
    }

    void write(String code, Firm firm, boolean rdUnit, boolean hasRdUnit) throws SQLException {
        long netAssets = firm.part(80, 0, firm.revenue[0], 0.2, firm.techSme ? 0.5 : 1.5);
        for (int year = 0; year < Firm.YEARS; year++) {
            netAssets += firm.part(81, year, firm.revenue[year], -0.05, 0.18);
            if (year >= firm.firstYear()) {
                year(code, firm, year, netAssets);
            }
        }
        moment(code, firm, rdUnit, hasRdUnit);
    }

    private void year(String code, Firm firm, int year, long netAssets) throws SQLException {
        appender.beginRow();
        appender.append(code);
        appender.append(Firm.FIRST_YEAR + year);
        long revenue = firm.revenue[year];
        long income = revenue + firm.part(82, year, revenue, 0, 0.03);
        long profit = revenue - firm.cost[year];
        long assets =
                Math.max(netAssets, 0)
                        + firm.part(83, year, revenue, 0.1, firm.techSme ? 0.2 : 1.2);
        double high = firm.meets ? 0.61 : 0;
        long[] amounts = {
            revenue,
            firm.part(84, year, revenue, 0.85, 1),
            income,
            firm.part(85, year, income, high, firm.meets ? 0.98 : 0.9),
            firm.chance(86, 0.25) ? firm.part(87, year, revenue, 0, 0.5) : 0,
            firm.chance(88, 0.15) ? firm.part(89, year, revenue, 0, 0.3) : 0,
            firm.cost[year],
            firm.rd[year],
            firm.part(90, year, firm.rd[year], 0.9, 1),
            firm.part(91, year, firm.rd[year], firm.meets ? 0.8 : 0.5, 1),
            assets,
            assets - netAssets,
            netAssets,
            profit,
            Math.max(0, firm.part(92, year, Math.max(0, profit), 0.1, 0.3)),
        };
        for (int column = 0; column < amounts.length; column++) {
            if (firm.unknown(column, year)) {
                appender.appendNull();
            } else {
                appender.appendDecimal(amounts[column]);
            }
        }
        int staff = firm.staff[year];
        int[] counts = {
            firm.meets ? firm.whole(100 + year, 4, 12) : firm.whole(100 + year, 0, 5),
            staff,
            firm.stStaff[year],
            (int) firm.part(93, year, firm.stStaff[year], 0.5, 1),
            (int) firm.part(94, year, staff, 0, 0.08),
        };
        for (int column = 0; column < counts.length; column++) {
            if (firm.unknown(20 + column, year)) {
                appender.appendNull();
            } else {
                appender.append(counts[column]);
            }
        }
        nulls(CURRENT.size());
        appender.endRow();
    }

    private void moment(String code, Firm firm, boolean rdUnit, boolean hasRdUnit)
            throws SQLException {
        appender.beginRow();
        appender.append(code);
        nulls(1 + YEARLY.size());
        int class1 =
                firm.meets
                        ? firm.whole(110, 1, 8)
                        : firm.chance(111, 0.15) ? firm.whole(110, 1, 3) : 0;
        int class2 =
                firm.meets
                        ? firm.whole(112, 3, 30)
                        : firm.chance(113, 0.6) ? firm.whole(112, 1, 9) : 0;
        int[] counts = {
            class1,
            class2,
            firm.chance(114, 0.01) ? firm.whole(115, 1, 3) : 0,
            firm.chance(116, 0.001) ? firm.whole(117, 1, 50) : 0,
        };
        int column = 0;
        for (int count : counts) {
            whole(firm.unknown(column++), count);
        }
        boolean rights = class1 + class2 > 0;
        boolean[] truths = {
            rights && (firm.meets || firm.chance(118, 0.7)),
            rights && (firm.meets || firm.chance(119, 0.5)),
            !firm.meets && firm.chance(120, 0.01),
            !firm.meets && firm.chance(121, 0.02),
            !firm.meets && firm.chance(122, 0.01),
            firm.meets || firm.chance(123, 0.9),
            firm.hnte && firm.chance(124, 0.01),
        };
        for (boolean truth : truths) {
            truth(firm.unknown(column++), truth);
        }
        truth(!hasRdUnit, rdUnit);
        text(firm.unknown(column++) || (!firm.hnte && !rights), firm.field());
        text(firm.unknown(column++), level(firm));
        panel(firm);
        appender.endRow();
    }

    private static String level(Firm firm) {
        if (firm.chance(125, firm.hnte ? 0.12 : 0.004)) {
            return firm.chance(126, 0.25) ? "provincial" : "city";
        }
        return "none";
    }

    /// Scores of experts, for half of those who hold the title; the others were not judged yet.
    private void panel(Firm firm) throws SQLException {
        boolean judged = firm.meets && firm.chance(127, 0.5);
        int[][] bounds = {{6, 8}, {6, 8}, {0, 2}, {4, 6}, {4, 6}, {3, 4}, {3, 4}};
        for (int i = 0; i < bounds.length; i++) {
            whole(!judged, firm.whole(130 + i, bounds[i][0], bounds[i][1]));
        }
    }

    private void nulls(int count) throws SQLException {
        for (int i = 0; i < count; i++) {
            appender.appendNull();
        }
    }

    private void whole(boolean unknown, int value) throws SQLException {
        if (unknown) {
            appender.appendNull();
        } else {
            appender.append(value);
        }
    }

    private void truth(boolean unknown, boolean value) throws SQLException {
        if (unknown) {
            appender.appendNull();
        } else {
            appender.append(value);
        }
    }

    private void text(boolean unknown, String value) throws SQLException {
        if (unknown) {
            appender.appendNull();
        } else {
            appender.append(value);
        }
    }
}
