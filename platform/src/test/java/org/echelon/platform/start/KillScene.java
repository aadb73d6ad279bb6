package org.echelon.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.platform.casework.application.Applicants;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.identity.WebReader;
import org.echelon.policy.fact.UnifiedSocialCreditCode;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/// An enterprise of Lanzhou and two officers of Gansu, who do over HTTP what leads to the moment of
/// the kill.
final class KillScene {

    static final String ENTERPRISE = code("91620102MA7K11L0");
    static final String COMPANY = "kill-company";
    static final String OFFICER = "kill-officer";
    static final String SECOND = "kill-officer-2";

    private static final String PASSWORD = "kill-password-9";
    private static final List<String> PAPERS =
            List.of(
                    "business_licence",
                    "tax_return",
                    "balance_sheet",
                    "staff_list",
                    "rd_projects",
                    "commitment");

    private final Connection database;

    KillScene(Connection database) {
        this.database = database;
    }

    private static String code(String first16) {
        String first17 = first16 + UnifiedSocialCreditCode.organisationCheck(first16.substring(8));
        return first17 + UnifiedSocialCreditCode.check(first17);
    }

    /// The people, the enterprise, and a window that is open whatever the day of the run.
    void prepare() throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(
                    """
                    insert into enterprise.enterprise (key, uscc, synthetic, recorded_at)
                    values ('%1$s', '%1$s', true, now());
                    insert into enterprise.particulars (enterprise_id, name, region, industry, registered_on, source,
                                                        recorded_by, recorded_at)
                    select id, '样例科技有限公司', '620102', '3911', '2018-06-15', 'test', 'test', now()
                    from enterprise.enterprise where key = '%1$s';
                    insert into casework.window_extension (programme, opens, closes, synthetic_only, reason_zh, reason_en,
                                                           recorded_by, recorded_at)
                    values ('cn/tech-sme', '01-01', '12-31', true, '测试', 'Test', 'test', now())
                    """
                            .formatted(ENTERPRISE));
        }
        account(COMPANY, "ENTERPRISE", null, ENTERPRISE);
        account(OFFICER, "OFFICER", "62", null);
        account(SECOND, "OFFICER", "62", null);
    }

    private void account(
            String name, String role, @Nullable String region, @Nullable String enterprise)
            throws SQLException {
        try (PreparedStatement insert =
                database.prepareStatement(
                        """
                        insert into identity.account (username, password_hash, name_zh, name_en, role, region,
                                                      enterprise_key, created_at)
                        values (?, ?, '测试', 'Test', ?, ?, ?, now())
                        """)) {
            insert.setString(1, name);
            insert.setString(2, new BCryptPasswordEncoder(4).encode(PASSWORD));
            insert.setString(3, role);
            insert.setString(4, region);
            insert.setString(5, enterprise);
            insert.executeUpdate();
        }
    }

    /// Somebody at the window of a running platform.
    static WebReader at(RunningPlatform platform, String name) throws Exception {
        WebReader reader = new WebReader(platform.address());
        assertThat(reader.signIn(name, PASSWORD).uri().getPath()).doesNotContain("sign-in");
        return reader;
    }

    /// Fills in an application, up to the last button; gives the draft's address.
    static String draft(WebReader company) throws Exception {
        String start = "/enterprises/" + ENTERPRISE + "/apply/cn/tech-sme";
        HttpResponse<String> form = company.post(start, company.open(start).body(), Map.of());
        String draft = form.uri().getPath();
        assertThat(draft).startsWith("/drafts/");
        Map<String, String> answers = new LinkedHashMap<>();
        Applicants.answers().forEach((field, typed) -> answers.put("v." + field, typed));
        answers.put("v.last.revenue", "30000000");
        answers.put("v.last.total_cost", "28000000");
        answers.put("v.last.rd_expense_deductible", "2500000");
        answers.put("v.last.total_assets", "40000000");
        answers.put("v.last.staff", "45");
        answers.put("v.last.st_staff", "9");
        HttpResponse<String> papers = company.post(draft, form.body(), answers);
        assertThat(papers.uri().getPath()).isEqualTo(draft + "/papers");
        for (String paper : PAPERS) {
            HttpResponse<String> added =
                    company.upload(
                            draft + "/papers",
                            papers.body(),
                            Map.of("paper", paper),
                            paper + ".pdf",
                            Applicants.pdf(paper));
            assertThat(added.statusCode()).as(paper).isEqualTo(200);
        }
        return draft;
    }

    /// Presses the last button; gives the receipt that the page then shows.
    static String submit(WebReader company, String draft) throws Exception {
        HttpResponse<String> receipt =
                company.post(
                        draft + "/submit",
                        company.open(draft + "/submit").body(),
                        Map.of("undertaking", "true"));
        String path = receipt.uri().getPath();
        assertThat(path).startsWith("/applications/");
        String number = path.substring("/applications/".length());
        assertThat(receipt.body()).contains(number);
        return number;
    }

    /// A reward on its line.
    ///
    /// @param budget the line
    /// @param id the reward
    record Line(long budget, long id) {

        String address() {
            return "/budgets/" + budget + "/rewards/" + id;
        }
    }

    /// Records a certificate and carries the reward that follows from it as far as the commitment:
    /// what is left is the order to pay.
    Line committed(RunningPlatform platform) throws Exception {
        WebReader officer = at(platform, OFFICER);
        LocalDate issued = LocalDate.now(RegisterTime.ZONE);
        officer.post(
                "/titles/record",
                officer.open("/titles/record").body(),
                Map.of(
                        "enterprise",
                        ENTERPRISE,
                        "number",
                        "GR" + issued.getYear() + "62000001",
                        "issued",
                        issued.toString(),
                        "document",
                        "test list 1"));
        KillTests.await(database, "select count(*) from ledger.reward", 1);
        Line line;
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select budget_id, id from ledger.reward")) {
            row.next();
            line = new Line(row.getLong(1), row.getLong(2));
        }
        String budget = "/budgets/" + line.budget();
        officer.post(
                budget + "/appropriations",
                officer.open(budget).body(),
                Map.of("amount", "200000", "reason", "test document"));
        WebReader second = at(platform, SECOND);
        long appropriation = KillTests.number(database, "select id from ledger.appropriation");
        second.post(
                budget + "/appropriations/" + appropriation,
                second.open(budget).body(),
                Map.of("approve", "true"));
        act(officer, line, "PUBLISH");
        WebReader company = at(platform, COMPANY);
        String money = "/enterprises/" + ENTERPRISE + "/money";
        company.post(
                money + "/" + line.id(),
                company.open(money).body(),
                Map.of(
                        "action", "CONFIRM",
                        "revision", revision(line),
                        "holder", "样例户名",
                        "bank", "样例银行兰州分行",
                        "number", "6222000012345678"));
        act(officer, line, "COMMIT");
        assertThat(state(line)).isEqualTo("COMMITTED");
        return line;
    }

    /// An officer decides on the reward.
    void act(WebReader officer, Line line, String action) throws Exception {
        HttpResponse<String> answer =
                officer.post(
                        line.address(),
                        officer.open(line.address()).body(),
                        Map.of("action", action, "revision", revision(line)));
        assertThat(answer.statusCode()).as(action).isEqualTo(200);
    }

    String state(Line line) throws SQLException {
        return text("select state from ledger.reward where id = " + line.id());
    }

    private String revision(Line line) throws SQLException {
        return text("select revision from ledger.reward where id = " + line.id());
    }

    private String text(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
