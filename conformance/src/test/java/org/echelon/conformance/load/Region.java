package org.echelon.conformance.load;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.echelon.policy.fact.UnifiedSocialCreditCode;

/// Enterprises that exist for the run alone, each with an account and every fact that the form
/// asks.
///
/// @param enterprises their codes
record Region(List<String> enterprises) {

    static final String PASSWORD = "load-password-1000";
    static final List<String> PAPERS =
            List.of(
                    "business_licence",
                    "tax_return",
                    "balance_sheet",
                    "staff_list",
                    "rd_projects",
                    "commitment");
    static final byte[] PDF =
            "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
                    .getBytes(StandardCharsets.US_ASCII);

    /// bcrypt, strength 10, of the password: as for every account, so that sign-ins cost what they
    /// cost.
    static final String HASH = "$2a$10$35dj774Dy3f96y.0xpUx1Oa9ZxMw2jDuGHrmWs6dn0ocx2cHuQk1K";

    static Region of(int number) {
        return new Region(IntStream.range(0, number).mapToObj(Region::code).toList());
    }

    private static String code(int number) {
        String organisation = "LD" + (100_000 + number);
        String first17 =
                "91440106" + organisation + UnifiedSocialCreditCode.organisationCheck(organisation);
        return first17 + UnifiedSocialCreditCode.check(first17);
    }

    static String account(String enterprise) {
        return "load-" + enterprise.toLowerCase(Locale.ROOT);
    }

    /// The import file: all facts of the last year and of the present.
    String csv() {
        int last = LocalDate.now(ZoneId.of("Asia/Shanghai")).getYear() - 1;
        StringBuilder csv =
                new StringBuilder(
                        "uscc,name,region,industry,registered_on,synthetic,year,register,source,revenue,total_cost,rd_expense_deductible,total_assets,staff,st_staff,ip_class1,ip_class2,standards_led,national_award_rank,rd_institution_level,accident_or_offence,abnormal_listing,prohibited_product,audit_based_collection\n");
        for (String code : enterprises) {
            String head =
                    "%s,负载测试%s有限公司,440106,3911,2018-06-15,true"
                            .formatted(code, code.substring(8, 17));
            csv.append(head)
                    .append(
                            ",%d,tax,load,40000000,41000000,2500000,60000000,100,20,,,,,,,,,\n"
                                    .formatted(last));
            csv.append(head).append(",,declared,load,,,,,,,1,4,0,0,city,false,false,false,true\n");
        }
        return csv.toString();
    }

    /// Accounts for all, and an open window whatever the day of the run.
    void openAccountsAndWindow(RunningPlatform platform) throws SQLException {
        try (Connection connection = platform.connect();
                PreparedStatement account =
                        connection.prepareStatement(
                                """
                                insert into identity.account (username, password_hash, name_zh, name_en, role,
                                                              enterprise_key, created_at)
                                values (?, ?, '负载测试', 'Load', 'ENTERPRISE', ?, ?)
                                """);
                PreparedStatement window =
                        connection.prepareStatement(
                                """
                                insert into casework.window_extension (programme, opens, closes, synthetic_only, reason_zh,
                                                                       reason_en, recorded_by, recorded_at)
                                values ('cn/tech-sme', '01-01', '12-31', false, '负载测试', 'Load test', 'load', ?)
                                """)) {
            OffsetDateTime now = OffsetDateTime.now(ZoneId.of("Asia/Shanghai"));
            for (String enterprise : enterprises) {
                account.setString(1, account(enterprise));
                account.setString(2, HASH);
                account.setString(3, enterprise);
                account.setObject(4, now);
                account.addBatch();
            }
            account.executeBatch();
            window.setObject(1, now);
            window.executeUpdate();
        }
    }
}
