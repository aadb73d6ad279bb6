package org.echelon.conformance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The facts of the contest between engines, by the names of the models' inputs: numbers, truth
/// values, texts, dates, lists and maps of the JDK, which every engine takes. They are all that the
/// model reads and no more, since [PortableCopy] makes the inputs' types of them.
final class SampleFacts {

    private SampleFacts() {}

    /// An enterprise with 60 points, exactly on the threshold.
    static Map<String, Object> techSme() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("as of", LocalDate.of(2021, 6, 30));
        facts.put("enterprise", map("region", "440114"));
        facts.put(
                "last",
                map(
                        "revenue", 40_000_000,
                        "rd_expense_deductible", 2_000_000,
                        "total_cost", 41_000_000,
                        "staff", 100,
                        "st_staff", 15,
                        "total_assets", 60_000_000));
        facts.put("current", current());
        facts.put(
                "holds",
                List.of(
                        map(
                                "title", "cn/srdi-sme",
                                "from", LocalDate.of(2022, 12, 19),
                                "until", LocalDate.of(2025, 12, 19))));
        facts.put("parameters", limits());
        return facts;
    }

    private static Map<String, Object> limits() {
        return map(
                "staff limit", 500,
                "revenue limit", 200_000_000,
                "assets limit", 200_000_000,
                "pass mark", 60);
    }

    private static Map<String, Object> current() {
        return map(
                "ip_class1",
                0,
                "ip_class2",
                2,
                "accident_or_offence",
                false,
                "abnormal_listing",
                false,
                "prohibited_product",
                false,
                "rd_institution_level",
                "none",
                "standards_led",
                0,
                "national_award_rank",
                0);
    }

    /// The same enterprise by the criteria of 2022, which ask for its industry and its accounts
    /// too.
    static Map<String, Object> techSmeOf2022() {
        Map<String, Object> facts = techSme();
        Map<String, Object> current = current();
        current.put("audit_based_collection", true);
        facts.put("as of", LocalDate.of(2022, 6, 30));
        facts.put("enterprise", map("region", "440114", "industry", "3911"));
        facts.put("current", current);
        Map<String, Object> parameters = limits();
        parameters.put(
                "barred industries", List.of("16", "51", "52", "61", "62", "70", "71", "72", "90"));
        facts.put("parameters", parameters);
        return facts;
    }

    /// An enterprise with 77 points of more than 70, scored by the panel.
    static Map<String, Object> hnte() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("as of", LocalDate.of(2024, 6, 30));
        facts.put(
                "enterprise", map("region", "440114", "registered on", LocalDate.of(2018, 6, 15)));
        facts.put(
                "last",
                map(
                        "revenue", 43_200_000,
                        "staff", 60,
                        "st_staff", 12,
                        "hnte_income", 30_000_000,
                        "total_income", 44_000_000));
        facts.put(
                "years",
                List.of(
                        year(2021, 30_000_000, 2_000_000, 1_800_000, 20_000_000),
                        year(2022, 36_000_000, 2_200_000, 2_000_000, 23_000_000),
                        year(2023, 43_200_000, 2_400_000, 2_200_000, 26_450_000)));
        facts.put(
                "current",
                map(
                        "ip_class1",
                        1,
                        "ip_class2",
                        2,
                        "ip_own_rd",
                        true,
                        "core_ip",
                        true,
                        "hnte_field",
                        "1.1.1",
                        "accident_or_offence",
                        false));
        facts.put(
                "panel",
                map(
                        "ip_advancedness", 6,
                        "ip_support", 6,
                        "ip_quantity", 7,
                        "ip_acquisition", 5,
                        "ip_standards", 0,
                        "conversion_score", 26,
                        "org_system", 5,
                        "org_unit", 5,
                        "org_conversion", 3,
                        "org_talent", 3,
                        "net_asset_growth_points", 5,
                        "sales_growth_points", 6));
        facts.put(
                "parameters",
                map(
                        "personnel ratio", new BigDecimal("0.10"),
                        "research ratio small", new BigDecimal("0.05"),
                        "research ratio medium", new BigDecimal("0.04"),
                        "research ratio large", new BigDecimal("0.03"),
                        "domestic ratio", new BigDecimal("0.60"),
                        "income ratio", new BigDecimal("0.60"),
                        "pass mark", 70,
                        "negative base", "manual",
                        "conversion divisor", 3,
                        "conversion below one", 0));
        return facts;
    }

    /// An enterprise recognised again, paid for its first certificate alone, with an R&D bonus.
    static Map<String, Object> reward() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("as of", LocalDate.of(2022, 6, 30));
        facts.put("last", map("rd_expense", 60_000_000));
        facts.put("current", map("four_above_first_entry", true));
        facts.put(
                "holds",
                List.of(
                        certificate(LocalDate.of(2018, 11, 28)),
                        certificate(LocalDate.of(2021, 12, 20))));
        facts.put(
                "received",
                List.of(
                        award("cn/guangdong/guangzhou/hnte-reward", LocalDate.of(2019, 6, 3)),
                        award("cn/guangdong/guangzhou/patent-pledge", LocalDate.of(2022, 3, 1))));
        facts.put(
                "parameters",
                map(
                        "first reward", 200_000,
                        "renewal reward", 100_000,
                        "four above reward", 100_000,
                        "bonus low", 200_000,
                        "bonus middle", 400_000,
                        "bonus high", 700_000,
                        "cap", 1_000_000,
                        "certificates from", LocalDate.of(2021, 1, 1)));
        return facts;
    }

    private static Map<String, Object> certificate(LocalDate from) {
        return map("title", "cn/hnte", "from", from, "until", from.plusYears(3));
    }

    private static Map<String, Object> award(String programme, LocalDate on) {
        return map("programme", programme, "on", on);
    }

    private static Map<String, Object> year(
            int year, int revenue, int expense, int domestic, int netAssets) {
        return map(
                "year", year,
                "revenue", revenue,
                "rd_expense", expense,
                "rd_expense_domestic", domestic,
                "net_assets", netAssets,
                "conversions", 5);
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            map.put(
                    (String) namesAndValues[i],
                    value instanceof Integer number ? BigDecimal.valueOf(number) : value);
        }
        return map;
    }
}
