package org.echelon.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.echelon.platform.TestClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The one window, walked: B3, B4, B5, B11, C4 to C11, C13, C16, E2, E3, E5 to E7, E11, E15, E16,
/// G2 and I4 of the table of features, by the people of the demonstration region.
class OneWindowTests extends Journey {

    private static final List<String> PAPERS =
            List.of(
                    "business_licence",
                    "tax_return",
                    "balance_sheet",
                    "staff_list",
                    "rd_projects",
                    "commitment");
    private static final Map<String, String> ANSWERS =
            Map.ofEntries(
                    Map.entry("last.revenue", "30,000,000"),
                    Map.entry("last.total_cost", "2,800 万元"),
                    Map.entry("last.rd_expense_deductible", "2,500,000"),
                    Map.entry("last.total_assets", "40,000,000"),
                    Map.entry("last.staff", "45"),
                    Map.entry("last.st_staff", "9"),
                    Map.entry("current.ip_class1", "1"),
                    Map.entry("current.ip_class2", "4"),
                    Map.entry("current.standards_led", "0"),
                    Map.entry("current.national_award_rank", "0"));
    private static final List<String> NO =
            List.of(
                    "current.accident_or_offence",
                    "current.abnormal_listing",
                    "current.prohibited_product");

    OneWindowTests() {
        super("walk");
    }

    @ParameterizedTest
    @CsvSource({
        "zh, enterprise-guangzhou, 91440114MA9TERT04C, agency-guangzhou, officer-guangdong, tax-guangzhou, 440114",
        "en, enterprise-lanzhou, 91620102MA7DEMQ11N, agency-lanzhou, officer-gansu, tax-lanzhou, 620102"
    })
    void fromTheApplicationToACertificateThatAnyoneVerifies(
            String language,
            String applicant,
            String enterprise,
            String agency,
            String officer,
            String tax,
            String division) {
        clock.set(TestClock.TODAY);
        try (Walker company = walker(language, applicant);
                Walker checks = walker(language, agency);
                Walker province = walker(language, officer);
                Walker verifies = walker(language, tax);
                Walker passer = passerBy(language)) {
            String receipt = applies(company, enterprise);
            String address = "/cases/" + receipt;

            company.openUntil(address, () -> company.sees("[data-step=completeness]"));
            company.look("case-begun");

            asksForASupplement(checks, receipt);
            answersTheSupplement(company, address);

            checks.openUntil(address, () -> checks.sees("button[value=ACCEPT]"));
            checks.act("ACCEPT");

            confirmsInBulk(province, receipt);

            passer.openUntil("/notices/" + receipt, () -> passer.sees("#grounds"));
            passer.look("notice");
            company.open(address).look("case-on-notice");

            // ten working days pass
            clock.set(LocalDate.now(clock).plusDays(20));
            verifies.openUntil(address, () -> verifies.sees("button[value=VERIFY]"));
            verifies.look("verification");
            verifies.act("VERIFY");

            String number = recordsTheNumber(province, receipt, division);
            company.openUntil(address, () -> company.reads(number));
            company.look("recognised");

            verifiesTheCertificate(company, passer, enterprise, number);
        }
    }

    /// From the empty form to the receipt.
    private String applies(Walker company, String enterprise) {
        company.open("/enterprises/" + enterprise + "/apply/cn/tech-sme").look("start");
        company.page.locator("main form button").first().click();
        company.page.waitForURL("**/drafts/*");
        String draft = company.page.url().replaceFirst("[?#].*", "");
        fillIn(company);
        company.look("form");
        company.page.locator(".questions__go button").first().click();
        company.page.waitForURL("**/papers*");
        for (String paper : PAPERS) {
            company.page
                    .locator("#file-" + paper)
                    .setInputFiles(
                            new FilePayload(
                                    paper + ".pdf",
                                    "application/pdf",
                                    ("%PDF-1.7\n" + paper).getBytes(StandardCharsets.UTF_8)));
            company.page.locator("#paper-" + paper + " form button.govuk-button").click();
            company.page.locator("#paper-" + paper + " .files").waitFor();
        }
        company.look("papers");
        company.open(draft + "/submit").look("submit");
        company.page.locator("label[for=undertaking]").click();
        company.page.locator("form:has(#undertaking) button").click();
        company.page.waitForURL("**/applications/*");
        company.look("receipt");
        return company.key();
    }

    private static void fillIn(Walker company) {
        ANSWERS.forEach((field, answer) -> {
            Locator input = company.page.locator("#f-" + field.replace('.', '-'));
            if (input.inputValue().isEmpty()) {
                input.fill(answer);
            }
        });
        Locator institution = company.page.locator("#f-current-rd_institution_level");
        if (institution.inputValue().isEmpty()) {
            institution.selectOption("none");
        }
        NO.forEach(field -> choose(company, field, "false"));
        choose(company, "current.audit_based_collection", "true");
        company.page.keyboard().press("Tab");
    }

    private static void choose(Walker company, String field, String answer) {
        String id =
                company.page
                        .locator("input[name='v." + field + "'][value='" + answer + "']")
                        .getAttribute("id");
        company.page.locator("label[for='" + id + "']").click();
    }

    private static void asksForASupplement(Walker checks, String receipt) {
        checks.openUntil("/queue", () -> checks.reads(receipt));
        checks.look("queue");
        checks.open("/cases/" + receipt).look("check");
        checks.page
                .locator(
                        "details:has(button[value=ASK_SUPPLEMENT]) > summary, details:has(input[value=ASK_SUPPLEMENT]) > summary")
                .first()
                .click();
        checks.page.locator("#target-0").selectOption("paper:staff_list");
        checks.page.fill("#words-0", "请补充科技人员的社保证明");
        checks.page
                .locator(
                        "form:has(input[name=action][value=ASK_SUPPLEMENT]) button:not([name=more])")
                .click();
        checks.page.waitForLoadState();
        assertThat(checks.sees("[data-step=supplement]")).isTrue();
    }

    private static void answersTheSupplement(Walker company, String address) {
        company.open(address).look("supplement");
        company.page.locator("form[action$='/supplement'] button").click();
        company.page.waitForURL("**/drafts/*");
        company.look("supplement-form");
        String draft = company.page.url().replaceFirst("[?#].*", "");
        company.open(draft + "/papers");
        company.page
                .locator("#file-staff_list")
                .setInputFiles(
                        new FilePayload(
                                "staff-2.pdf",
                                "application/pdf",
                                "%PDF-1.7\nstaff".getBytes(StandardCharsets.UTF_8)));
        company.page.locator("#paper-staff_list form button.govuk-button").click();
        company.page.locator("#paper-staff_list .files").waitFor();
        company.open(draft + "/submit");
        company.page.locator("label[for=undertaking]").click();
        company.page.locator("form:has(#undertaking) button").click();
        company.page.waitForURL("**/applications/*");
    }

    private static void confirmsInBulk(Walker province, String receipt) {
        province.openUntil(
                "/queue", () -> province.sees("input[name=case][value^='" + receipt + "']"));
        String id =
                province.page
                        .locator("input[name=case][value^='" + receipt + "']")
                        .getAttribute("id");
        province.page.locator("label[for='" + id + "']").click();
        province.look("queue");
        province.act("CONFIRM");
        assertThat(province.reads(receipt)).isTrue();
        province.open("/cases/" + receipt);
        assertThat(province.sees("[data-step=notice]")).isTrue();
    }

    private String recordsTheNumber(Walker province, String receipt, String division) {
        int year = LocalDate.now(clock).getYear();
        String number =
                "%d%sA8%06d"
                        .formatted(year, division, Math.floorMod(receipt.hashCode(), 1_000_000));
        province.openUntil("/outcomes", () -> province.reads(receipt));
        province.look("outcomes");
        province.page.fill("#receipt", receipt);
        province.page.fill("#number", number);
        province.page.fill("#issued", LocalDate.now(clock).toString());
        province.page.fill("#evidence", "公告〔2026〕样例1号");
        province.page.locator("form:has(#evidence) button").click();
        province.page.waitForLoadState();
        return number;
    }

    private void verifiesTheCertificate(
            Walker company, Walker passer, String enterprise, String number) {
        company.openUntil("/enterprises/" + enterprise + "/titles", () -> company.reads(number));
        company.look("titles");
        String paper =
                company.page.locator("main a[href$='" + number + ".pdf']").getAttribute("href");
        String location =
                company.page
                        .request()
                        .get(base + paper, RequestOptions.create().setMaxRedirects(0))
                        .headers()
                        .getOrDefault("location", "");
        String code = location.replaceFirst(".*/certificates/([^.?/]+).*", "$1");
        passer.open("/certificates/" + code);
        assertThat(passer.reads(number)).isTrue();
        passer.look("certificate");
        passer.open("/titles").look("titles");
        clock.set(LocalDate.now(clock).plusYears(2));
        passer.open("/certificates/" + code).look("certificate-expired");
        clock.set(TestClock.TODAY);
    }
}
