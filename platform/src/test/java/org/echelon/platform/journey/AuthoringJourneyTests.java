package org.echelon.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.echelon.platform.TestClock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// P18: somebody who knows the law and no Java makes a district's reward from nothing in the
/// browser, another designer publishes it, and an enterprise applies, all without a restart.
public class AuthoringJourneyTests extends Journey {

    private static final String ENTERPRISE = "91440114MA9TERT04C";
    private static final String RATIO_ZH = "上年研发费用占销售收入不低于60%";
    private static final String RATIO_EN = "R&D at least 60 % of the sales of last year";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    AuthoringJourneyTests() {
        super("walk-authoring");
    }

    @ParameterizedTest
    @CsvSource({
        "en, cn/guangdong/guangzhou/huadu/sales-reward, four eyes, Apply",
        "zh, cn/guangdong/guangzhou/huadu/growth-reward, 四眼原则, 申报"
    })
    void fromNothingToAnApplication(String language, String id, String fourEyes, String apply) {
        clock.set(TestClock.TODAY);
        try (Walker author = walker(language, "designer-demo");
                Walker second = walker(language, "designer-demo-2");
                Walker company = walker(language, "enterprise-guangzhou");
                Walker passer = passerBy(language)) {
            company.open("/programmes");
            assertThat(company.sees("a[href='/programmes/" + id + "']")).isFalse();

            author.open("/studio").look("studio");
            String draft = begins(author, id);
            changesTheFigure(author, draft);
            changesTheExamples(author, draft);
            addsTwoConditions(author, draft, language);
            changesTheWords(author, draft);
            changesTheTable(author, draft);
            changesACell(author);
            author.open(draft);
            assertThat(author.page.locator("#found .status--not-met").count()).isZero();
            author.look("ready");

            step(author, "SUBMITTED");
            assertThat(author.sees("button[value=PUBLISHED]")).isFalse();
            author.page
                    .locator("button[name=step][value=TAKEN_BACK]")
                    .evaluate("button => { button.value = 'PUBLISHED'; }");
            author.page.locator("button[name=step]").first().click();
            assertThat(author.alert()).contains(fourEyes);
            author.look("four-eyes");

            givesBack(second, draft);
            author.open(draft);
            assertThat(author.text()).contains("Please name the year");
            step(author, "SUBMITTED");
            second.open(draft).look("second-designer");
            assertThat(second.page.locator("#changes tbody tr").count()).isGreaterThan(5);
            step(second, "PUBLISHED");
            assertThat(second.sees(".title .status--met")).isTrue();
            second.look("published");

            passer.open("/programmes/" + id);
            assertThat(passer.text()).contains("花科规〔2026〕9号");
            passer.look("catalogue");
            company.open("/enterprises/" + ENTERPRISE + "/programmes/" + id + "?as-of=2026-11-21");
            judged(company, language);
            company.look("verdict");
            company.open("/programmes/" + id);
            company.page
                    .locator("main a.govuk-button")
                    .filter(new Locator.FilterOptions().setHasText(apply))
                    .first()
                    .click();
            company.page.waitForLoadState();
            company.page.locator("main form button[type=submit]").first().click();
            company.page.waitForURL("**/drafts/*");
            company.look("application");
        }
    }

    /// @return the address of the draft
    private static String begins(Walker author, String id) {
        author.page.locator("a[href='/studio/new']").click();
        author.page.waitForURL("**/studio/new");
        author.page.locator("main form button[type=submit]").click();
        assertThat(author.sees("#nameZh-error")).isTrue();
        author.look("what-is-missing");
        author.page.fill("#id", id);
        author.page.fill("#nameZh", "花都区销售增长奖励");
        author.page.fill("#nameEn", "Huadu reward for growing sales");
        author.page.fill("#region", "440114");
        author.page.fill("#ownerZh", "花都区科技局");
        author.page.fill("#ownerEn", "Huadu science bureau");
        author.page.fill("#document", "花科规〔2026〕9号");
        author.page.fill("#title", "花都区销售增长奖励办法（演示）");
        author.page.fill("#article", "4");
        author.page.locator("#status").selectOption("proposed");
        author.page.fill("#day", "2024-01-01");
        author.page.locator("main form button[type=submit]").click();
        author.page.waitForURL("**/studio/drafts/*");
        assertThat(author.sees("#verdict.status--met, .title .status--met")).isTrue();
        author.look("draft");
        return author.address();
    }

    private static Walker edits(Walker author, String draft, String file) {
        author.open(draft);
        author.page
                .locator(
                        "#files a",
                        new com.microsoft.playwright.Page.LocatorOptions().setHasText(file))
                .first()
                .click();
        author.page.waitForURL("**/edit?path=*");
        return author;
    }

    private static void saved(Walker author) {
        author.page.locator("[role=status] .notice--good").waitFor();
    }

    /// A higher least amount: the examples of the skeleton differ at once.
    private static void changesTheFigure(Walker author, String draft) {
        edits(author, draft, "parameters.yaml").look("figures");
        author.page.locator("#form input[name=value]").first().fill("5,000");
        author.page.locator("#form button[type=submit]").click();
        assertThat(author.alert()).contains("5,000");
        author.page.locator("#form input[name=value]").first().fill("5000000");
        author.page.locator("#form button[type=submit]").click();
        saved(author);
        author.open(draft);
        assertThat(author.page.locator("#examples .status--not-met").count()).isEqualTo(1);
        author.look("examples-differ");
    }

    private static void changesTheExamples(Walker author, String draft) {
        for (String[] one :
                new String[][] {
                    {"on-the-threshold", "1000000", "5000000"},
                    {"one-fen-short", "999999.99", "4999999.99"}
                }) {
            edits(author, draft, "examples/" + one[0] + ".yaml");
            String text = author.page.locator("#text").inputValue();
            author.page.fill("#text", text.replace(one[1], one[2]));
            author.page.locator("[data-text-form] button[type=submit]").click();
            saved(author);
        }
        assertThat(author.sees("#example .status--met")).isTrue();
        author.look("example");
    }

    /// Built in a form, without the text of a file: mistakes are said at their fields.
    private static void addsTwoConditions(Walker author, String draft, String language) {
        author.open(draft).page.locator("#conditions .govuk-button").click();
        author.page.waitForURL("**/condition");
        author.look("condition");
        author.page.locator("form.rule-form button[type=submit]").click();
        assertThat(author.sees("#zh-error")).isTrue();
        assertThat(author.sees("#fact-error")).isTrue();
        author.page.fill("#zh", RATIO_ZH);
        author.page.fill("#en", RATIO_EN);
        author.page.locator("#kind-ratio").check();
        assertThat(author.page.locator("#fact").isVisible()).isFalse();
        author.page.locator("#over").selectOption("rd_expense");
        author.page.locator("#under").selectOption("revenue");
        author.page.fill("#value", "60");
        author.page.fill("#article", "4(2)");
        author.page.locator("form.rule-form button[type=submit]").click();
        assertThat(author.page.locator("#value-error").innerText())
                .contains(language.equals("zh") ? "60 即 6000%" : "60 means 6000 %");
        author.look("condition-refused");
        author.page.fill("#value", "60 %");
        author.page.locator("form.rule-form button[type=submit]").click();
        saved(author);

        author.page.locator("#conditions .govuk-button").click();
        author.page.fill("#zh", "持有有效的高新技术企业证书");
        author.page.fill("#en", "Holds a valid certificate of an HNTE");
        author.page.fill("#id", "certified");
        author.page.locator("#kind-title").check();
        assertThat(author.page.locator("#value").isVisible()).isFalse();
        author.page.locator("#title").selectOption("cn/hnte");
        author.page.locator("#source").selectOption("+");
        author.page.fill("#document", "花科规〔2026〕10号");
        author.page.fill("#documentZh", "花都区认定补充规定（演示）");
        author.page.locator("#status").selectOption("proposed");
        author.page.fill("#article", "2");
        author.look("condition-title");
        author.page.locator("form.rule-form button[type=submit]").click();
        saved(author);
        assertThat(author.page.locator("#conditions tbody tr").count()).isEqualTo(3);
        assertThat(author.text()).contains("60.00", "花科规〔2026〕10号");
        author.look("three-conditions");
        author.page.locator("#conditions a[href$='of=certified']").click();
        assertThat(author.page.locator("#title").inputValue()).isEqualTo("cn/hnte");
        author.look("condition-changed");
        for (String example :
                new String[] {"on-the-threshold", "one-fen-short", "twenty-million"}) {
            edits(author, draft, "examples/" + example + ".yaml");
            String text = author.page.locator("#text").inputValue();
            author.page.fill(
                    "#text",
                    text.replaceFirst("(revenue: [0-9.]+)", "$1, rd_expense: 12000000")
                            .replaceFirst(
                                    "(?m)^expect:",
                                    "holds: [ { title: cn/hnte, from: 2022-12-19, until: 2025-12-19 } ]\nexpect:"));
            author.page.locator("[data-text-form] button[type=submit]").click();
            saved(author);
        }
        author.open(draft);
        assertThat(author.page.locator("#examples .status--not-met").count()).isZero();
    }

    /// The verdict on a stored enterprise, with the words that were typed.
    private static void judged(Walker company, String language) {
        Locator sales = company.page.locator("#condition-enough_sales");
        assertThat(sales.getAttribute("class")).contains("condition--met");
        assertThat(sales.innerText()).contains(language.equals("zh") ? "不低于500万元" : "at least 5");
        Locator ratio = company.page.locator("#condition-rd_60_sales_last");
        assertThat(ratio.getAttribute("class")).contains("condition--not-met");
        assertThat(ratio.innerText())
                .contains(language.equals("zh") ? RATIO_ZH : RATIO_EN)
                .contains("60.00");
        assertThat(company.page.locator("#condition-certified").innerText())
                .contains("花科规〔2026〕10号");
        assertThat(company.page.locator(".verdict__word").innerText())
                .as("who does not meet the conditions gets nothing, whatever the table says")
                .doesNotContain("可获", "pays");
    }

    private static void changesTheWords(Walker author, String draft) {
        edits(author, draft, "programme.yaml").look("words");
        author.page.locator("#zh-3").fill("上年销售收入不低于500万元");
        author.page.locator("#en-3").fill("Sales of last year at least 5 million yuan");
        author.page.locator("#form button[type=submit]").click();
        saved(author);
    }

    /// By a spreadsheet: first a cell that is refused, then a rule more.
    private static void changesTheTable(Walker author, String draft) {
        edits(author, draft, "decision.dmn").look("tables");
        byte[] book = downloads(author);
        sends(author, changed(book, sheet -> sheet.getRow(7).getCell(2).setBlank()));
        assertThat(author.page.locator("#refusals").innerText())
                .contains("reward_amount", "8", "C");
        author.look("refused-cell");
        sends(
                author,
                changed(
                        book,
                        sheet -> {
                            sheet.getRow(8).getCell(1).setCellValue("[10000000..20000000)");
                            sheet.getRow(8).getCell(2).setCellValue("60000");
                            sheet.createRow(10).createCell(1).setCellValue("< 10000000");
                            sheet.getRow(10).createCell(2).setCellValue("50000");
                        }));
        saved(author);
        assertThat(author.page.locator("#found .status--unknown").count()).isZero();
        assertThat(author.page.locator("#text").inputValue())
                .contains("[10000000..20000000)", "&lt; 10000000", "<!-- A table");
    }

    /// In the editor of the page: the file keeps what the editor does not know.
    private static void changesACell(Walker author) {
        String before = author.page.locator("#text").inputValue();
        author.page.locator("[data-tables-start]").click();
        Locator cell =
                author.page
                        .locator(".tables-editor td")
                        .filter(new Locator.FilterOptions().setHasText("60000"))
                        .first();
        cell.waitFor();
        assertThat(author.page.locator(".tables-editor .bjs-powered-by").first().isVisible())
                .isTrue();
        author.picture("table-editor");
        cell.click();
        author.page.keyboard().press("Control+A");
        author.page.keyboard().type("65000");
        author.page.locator("[data-tables-save]").click();
        saved(author);
        assertThat(author.page.locator("#text").inputValue())
                .isEqualTo(before.replace("<text>60000</text>", "<text>65000</text>"))
                .isNotEqualTo(before);
    }

    private static byte[] downloads(Walker author) {
        Download download =
                author.page.waitForDownload(
                        () -> author.page.locator("a[href$='/tables.xlsx']").first().click());
        try (InputStream bytes = download.createReadStream()) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] changed(byte[] book, Consumer<XSSFSheet> change) {
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(book))) {
            change.accept(workbook.getSheet("reward_amount"));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sends(Walker author, byte[] book) {
        author.page
                .locator("#tables #file")
                .setInputFiles(new FilePayload("rules.xlsx", XLSX, book));
        author.page.locator("#tables form button[type=submit]").click();
        author.page.waitForLoadState();
    }

    private static void step(Walker person, String step) {
        person.page.locator("button[name=step][value=" + step + "]").click();
        saved(person);
    }

    private static void givesBack(Walker second, String draft) {
        second.open(draft);
        second.page.fill("#words-RETURNED", "no");
        second.page.locator("button[name=step][value=RETURNED]").click();
        assertThat(second.alert()).isNotEmpty();
        second.page.fill("#words-RETURNED", "Please name the year in the words");
        step(second, "RETURNED");
        second.look("given-back");
    }
}
