package org.echelon.platform.casework.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.echelon.platform.BrowserTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.casework.CaseFiles;
import org.echelon.platform.identity.Accounts;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.echelon.platform.page.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Applies as enterprises do, in a real browser, and does what goes wrong in real offices.
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApplicationPageTests {

    private static final String PASSWORD = "correct horse";
    private static final int DESK = 1280;
    private static final int PHONE = 360;
    private static final Path TARGET = TestDatabase.root().resolve("platform/target");
    private static final Path PAGES = TARGET.resolve("application-pages");
    private static final Pattern RECEIPT = Pattern.compile(".*/applications/TS-[0-9A-Z]{6}$");

    @Autowired private Accounts accounts;
    @Autowired private TestRegister register;
    @Autowired private TestClock clock;
    @Autowired private Drafts drafts;
    @Autowired private Sheets sheets;
    @Autowired private Papers papers;
    @Autowired private CaseFiles cases;
    @LocalServerPort private int port;

    private Browser browser;
    private String base;
    private String enterprise;
    private Viewer applicant;
    private Draft draft;

    @BeforeAll
    void openTheBrowser() throws IOException {
        browser = Browser.open();
        base = "http://127.0.0.1:" + port;
        Files.createDirectories(TARGET.resolve("screenshots"));
        Files.createDirectories(PAGES);
    }

    @AfterAll
    void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void twoColleaguesOfOneEnterpriseHaveAccounts() {
        clock.set(LocalDate.of(2026, 7, 15));
        enterprise = Applicants.enterprise(register);
        applicant = account("zhang", "张敏", "Zhang Min");
        account("li", "李强", "Li Qiang");
        draft = as(() -> drafts.begin(enterprise, Applicants.PROGRAMME, 2026));
    }

    @AfterEach
    void backToToday() {
        clock.set(TestClock.TODAY);
    }

    private Viewer account(String name, String zh, String en) {
        Viewer person =
                new Viewer(
                        name + "-" + enterprise.toLowerCase(java.util.Locale.ROOT),
                        zh,
                        en,
                        Role.ENTERPRISE,
                        null,
                        enterprise);
        CurrentViewer.asPlatform(() -> {
            accounts.addDemonstration(person, PASSWORD);
            return true;
        });
        return person;
    }

    private <T> T as(Supplier<T> work) {
        return TestViewers.as(applicant, work);
    }

    private BrowserContext signedIn(String name, String language, int width, boolean scripts) {
        BrowserContext context = browser.reader(language, width, scripts);
        Browser.signIn(context, base, user(name), PASSWORD);
        return context;
    }

    private String user(String name) {
        return name + "-" + enterprise.toLowerCase(java.util.Locale.ROOT);
    }

    private Page form(BrowserContext context) {
        Page page = context.newPage();
        page.navigate(base + draft.address());
        return page;
    }

    private static void type(Page page, String field, String value) {
        page.fill("#f-" + field.replace('.', '-'), value);
        page.keyboard().press("Tab");
    }

    private static void waitFor(Page page, String words) {
        page.locator("#saving [role=status]")
                .filter(new Locator.FilterOptions().setHasText(words))
                .waitFor();
    }

    private String stored(String field) {
        return as(() -> sheets.of(draft).orElseThrow().find(field).orElseThrow()).typed();
    }

    private void fillIn() {
        as(() -> Applicants.ready(drafts, sheets, papers, enterprise, 2026));
    }

    @Test
    void anAnswerIsSavedWhenItsFieldIsLeftAndShownBackInYuan() {
        try (BrowserContext context = signedIn("zhang", "zh", DESK, true)) {
            Page page = form(context);
            assertThat(page.locator("[data-question='last.revenue']").textContent())
                    .contains("税务")
                    .contains("test.csv")
                    .contains("2026-07-15");

            type(page, "last.total_assets", "1,234.5 万元");
            waitFor(page, "全部内容已保存");

            assertThat(page.inputValue("#f-last-total_assets")).isEqualTo("12,345,000");
            assertThat(page.locator("#f-last-total_assets-state").textContent())
                    .contains("12,345,000元")
                    .contains("张敏");
            assertThat(stored("last.total_assets")).isEqualTo("12,345,000");

            type(page, "last.st_staff", "46");
            page.locator("[data-question='last.st_staff'] .govuk-error-message").waitFor();
            assertThat(page.locator("[data-question='last.st_staff']").textContent())
                    .contains("多于“职工总数”45");
        }
    }

    @Test
    void twoEditorsAtOnceLoseNothingAndChoose() {
        try (BrowserContext one = signedIn("zhang", "en", DESK, true);
                BrowserContext other = signedIn("li", "en", DESK, true)) {
            Page zhang = form(one);
            Page li = form(other);

            type(zhang, "last.staff", "50");
            waitFor(zhang, "Everything is saved");
            type(li, "last.total_cost", "27,000,000");
            waitFor(li, "Everything is saved");
            type(li, "last.staff", "60");
            Locator conflict = li.locator("[data-question='last.staff'] .question__conflict");
            conflict.waitFor();

            assertThat(conflict.textContent())
                    .contains("Zhang Min")
                    .contains("Keep mine: 60")
                    .contains("Take theirs: 50");
            assertThat(stored("last.staff")).isEqualTo("50");
            assertThat(stored("last.total_cost")).isEqualTo("27,000,000");
            li.screenshot(shot("application-conflict"));

            conflict.locator("[data-choose=mine]").click();
            waitFor(li, "Everything is saved");

            assertThat(stored("last.staff")).isEqualTo("60");
            assertThat(as(() -> drafts.history(draft.id())))
                    .extracting(SavedAnswer::typed)
                    .contains("50", "60");
        }
    }

    @Test
    void withoutScriptsTwoEditorsAreShownBothAnswersToo() {
        try (BrowserContext one = signedIn("zhang", "zh", DESK, false);
                BrowserContext other = signedIn("li", "zh", DESK, false)) {
            Page zhang = form(one);
            Page li = form(other);
            zhang.fill("#f-last-staff", "50");
            zhang.click("button[value=stay]");
            li.fill("#f-last-staff", "60");
            li.fill("#f-last-total_cost", "2700万");
            li.click("button[value=stay]");

            assertThat(li.locator(".question__conflict").textContent())
                    .contains("张敏")
                    .contains("我填的：60")
                    .contains("对方填的：50");
            assertThat(stored("last.total_cost"))
                    .as("what nobody else touched is saved")
                    .isEqualTo("27,000,000");

            li.click("button[value=stay]");
            assertThat(li.locator(".question__conflict").count()).isEqualTo(1);
            assertThat(stored("last.staff")).isEqualTo("50");

            li.check("#f-last-staff-mine");
            li.click("button[value=stay]");

            assertThat(li.locator(".question__conflict").count()).isZero();
            assertThat(stored("last.staff")).isEqualTo("60");
        }
    }

    @Test
    void typingSurvivesASessionThatEnds() {
        try (BrowserContext context = signedIn("zhang", "en", DESK, true)) {
            Page page = form(context);
            context.clearCookies();

            type(page, "last.staff", "52");
            waitFor(page, "you are signed out");
            assertThat(page.locator(".saving__out a").isVisible()).isTrue();
            assertThat(page.inputValue("#f-last-staff")).isEqualTo("52");
            assertThat(stored("last.staff")).isEqualTo("45");

            Browser.signIn(context, base, user("zhang"), PASSWORD);
            waitFor(page, "Everything is saved");

            assertThat(stored("last.staff")).isEqualTo("52");
            assertThat(page.evaluate("Object.keys(sessionStorage).length")).isEqualTo(0);
        }
    }

    @Test
    void typingSurvivesAReloadWithoutAConnection() {
        try (BrowserContext context = signedIn("zhang", "en", DESK, true)) {
            Page page = form(context);
            waitFor(page, "Everything is saved");
            context.setOffline(true);
            type(page, "last.staff", "53");
            waitFor(page, "no connection");
            context.setOffline(false);
            page.onDialog(dialog -> dialog.accept());
            page.reload();
            waitFor(page, "Everything is saved");

            assertThat(page.inputValue("#f-last-staff")).isEqualTo("53");
            assertThat(stored("last.staff")).isEqualTo("53");
        }
    }

    @Test
    void aPageMadeBeforeAnAnswerWasStoredStillShowsIt() {
        try (BrowserContext context = signedIn("zhang", "en", DESK, true)) {
            Page page = form(context);
            waitFor(page, "Everything is saved");
            List<Route> answers = new ArrayList<>();
            page.route("**/answer", answers::add);
            type(page, "last.staff", "53");
            page.waitForCondition(() -> !answers.isEmpty());
            page.onDialog(dialog -> dialog.accept());
            page.route(
                    base + draft.address(),
                    route -> {
                        APIResponse made = route.fetch();
                        page.unroute("**/answer");
                        page.waitForResponse("**/answer", () -> answers.forEach(Route::resume));
                        page.waitForTimeout(500); // the page that is left has heard of it
                        route.fulfill(new Route.FulfillOptions().setResponse(made));
                    });
            page.reload();
            waitFor(page, "Everything is saved");

            assertThat(page.inputValue("#f-last-staff")).isEqualTo("53");
            assertThat(stored("last.staff")).isEqualTo("53");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "zh, 面向在黄埔区登记的企业, 不能申报, 我要申报",
        "en, for enterprises registered in Huangpu, cannot apply, Apply"
    })
    void anEnterpriseOfAnotherRegionIsToldSoAndBeginsNothing(
            String language, String whose, String cannot, String button) {
        String elsewhere = "cn/guangdong/guangzhou/huangpu/gazelle";
        try (BrowserContext context = signedIn("zhang", language, DESK, true)) {
            Page page = context.newPage();
            page.navigate(base + StartPages.address(enterprise, elsewhere));
            assertThat(page.textContent("main")).contains(whose, cannot);
            assertThat(page.locator("main form").count()).isZero();
            assertThat(Browser.violations(page)).isEmpty();

            page.navigate(base + "/programmes/" + elsewhere);
            assertThat(page.textContent("main")).contains(whose, cannot);
            assertThat(page.locator("main a.govuk-button:text-is('" + button + "')").count())
                    .isZero();
            assertThat(as(() -> drafts.inWork(enterprise, elsewhere, 2026))).isEmpty();
        }
    }

    @Test
    void whatIsTypedBeforeTheScriptIsThereIsSavedOnceItIs() {
        try (BrowserContext context = signedIn("zhang", "en", DESK, true)) {
            List<Route> scripts = new ArrayList<>();
            context.route("**/autosave*.js", scripts::add);
            Page page = form(context);
            waitFor(page, "saved when you press a button");
            type(page, "last.staff", "53");
            page.waitForCondition(() -> !scripts.isEmpty());
            assertThat(stored("last.staff")).isEqualTo("45");

            scripts.forEach(Route::resume);
            waitFor(page, "Everything is saved");
            assertThat(stored("last.staff")).isEqualTo("53");
        }
    }

    @Test
    void aFaultOfTheServerIsTriedAgainByItself() {
        try (BrowserContext context = signedIn("zhang", "en", DESK, true)) {
            Page page = form(context);
            List<String> faults = new ArrayList<>();
            page.route(
                    "**/answer",
                    route -> {
                        if (faults.isEmpty()) {
                            faults.add("a fault");
                            route.fulfill(new Route.FulfillOptions().setStatus(500));
                        } else {
                            route.resume();
                        }
                    });
            type(page, "last.staff", "57");
            waitFor(page, "the server did not take it");
            waitFor(page, "Everything is saved");

            assertThat(stored("last.staff")).isEqualTo("57");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWholeFormSentAfterTheSessionEndedComesBackWithEverythingTyped(boolean scripts) {
        try (BrowserContext context = signedIn("zhang", "en", DESK, scripts)) {
            Page page = form(context);
            if (scripts) {
                page.route("**/answer", route -> route.abort());
            }
            page.fill("#f-last-staff", "54");
            page.fill("#f-last-revenue", "not sure yet");
            page.locator("[data-question='last.total_cost'] summary").click();
            page.fill("#f-last-total_cost-dispute", "The return was corrected in May.");
            context.clearCookies();
            Response answer =
                    page.waitForResponse(
                            sent ->
                                    sent.request().isNavigationRequest()
                                            && sent.request().method().equals("POST"),
                            () -> page.click("button[value=stay]"));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(page.locator("main").textContent()).contains("not sure yet");
            if (scripts) {
                assertThat(Browser.violations(page)).isEmpty();
            }
            page.screenshot(shot("application-signed-out"));

            Browser.signIn(context, base, user("zhang"), PASSWORD);
            page.click("main form button");
            page.click("main form:has(input[name='v.last.staff']) button");
            page.waitForURL(base + draft.address());

            assertThat(page.inputValue("#f-last-total_cost-dispute"))
                    .isEqualTo("The return was corrected in May.");
            assertThat(stored("last.staff")).isEqualTo("54");
            assertThat(stored("last.revenue")).isEqualTo("not sure yet");
        }
    }

    @Test
    void aFormFromAStrangerBringsNothingIntoADraft() {
        try (BrowserContext context = signedIn("zhang", "en", DESK, false)) {
            var answer =
                    context.request()
                            .post(
                                    base + draft.address(),
                                    com.microsoft.playwright.options.RequestOptions.create()
                                            .setForm(
                                                    com.microsoft.playwright.options.FormData
                                                            .create()
                                                            .set("v.last.staff", "99")));

            assertThat(answer.status()).isEqualTo(403);
            assertThat(stored("last.staff")).isEqualTo("45");
        }
    }

    @Test
    void aFormSentTwiceGivesOneCaseAndOneReceipt() {
        fillIn();
        try (BrowserContext one = signedIn("zhang", "zh", DESK, false);
                BrowserContext other = signedIn("li", "zh", DESK, true)) {
            Page zhang = one.newPage();
            zhang.navigate(base + draft.address() + "/submit");
            Page li = other.newPage();
            li.navigate(base + draft.address() + "/submit");
            zhang.check("#undertaking");
            li.check("#undertaking");

            zhang.click("main form button");
            zhang.waitForURL(RECEIPT);
            String receipt = zhang.locator(".receipt__number").textContent();
            li.dblclick("main form button");
            li.waitForURL(RECEIPT);
            zhang.goBack();
            zhang.navigate(base + draft.address() + "/submit");

            assertThat(li.locator(".receipt__number").textContent()).isEqualTo(receipt);
            assertThat(zhang.url()).endsWith(receipt);
            assertThat(as(() -> cases.of(enterprise))).hasSize(1);
            assertThat(receipt).matches("TS-[2-9A-HJKMNP-Z]{6}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void badAnswersAreToldNextToTheirFieldAndInASummaryThatTakesTheFocus(String language) {
        boolean chinese = language.equals("zh");
        try (BrowserContext context = signedIn("zhang", language, DESK, true)) {
            Page page = form(context);
            page.route("**/answer", route -> route.abort());
            page.fill("#f-last-revenue", "abc");
            page.fill("#f-last-total_cost", "1,23");
            page.fill("#f-last-total_assets", "-5");
            page.fill("#f-last-st_staff", "400");
            page.fill("#f-current-ip_class1", "1.5");
            page.click(".questions__go button:first-child");
            page.waitForURL(base + draft.address());

            Locator summary = page.locator(".govuk-error-summary");
            assertThat(summary.locator("a").count()).isEqualTo(5);
            assertThat(
                            (Boolean)
                                    page.evaluate(
                                            "document.activeElement.classList.contains('govuk-error-summary')"))
                    .isTrue();
            for (Map.Entry<String, String> expected :
                    Map.of(
                                    "last-revenue", chinese ? "不是金额" : "is not an amount",
                                    "last-total_cost", chinese ? "逗号的位置" : "comma",
                                    "last-total_assets", chinese ? "不能小于 0" : "below 0",
                                    "last-st_staff", chinese ? "部分不能大于整体" : "never above its whole",
                                    "current-ip_class1", chinese ? "整数" : "whole number")
                            .entrySet()) {
                assertThat(page.locator("#f-" + expected.getKey() + "-error").textContent())
                        .contains(expected.getValue());
                assertThat(page.getAttribute("#f-" + expected.getKey(), "aria-describedby"))
                        .contains("f-" + expected.getKey() + "-error");
            }
            assertThat(page.inputValue("#f-last-revenue")).isEqualTo("abc");

            summary.locator("a").first().click();
            assertThat((String) page.evaluate("document.activeElement.id"))
                    .isEqualTo("f-last-revenue");
            assertThat(Browser.violations(page)).isEmpty();
        }
    }

    @Test
    void aFileThatIsNoneIsRefusedAndTheOthersAreKept() {
        try (BrowserContext context = signedIn("zhang", "en", DESK, true)) {
            Page page = context.newPage();
            page.navigate(base + draft.address() + "/papers");
            page.setInputFiles(
                    "#file-business_licence",
                    new FilePayload[] {
                        new FilePayload("licence.pdf", "application/pdf", Applicants.pdf("one")),
                        new FilePayload(
                                "evil.pdf",
                                "application/pdf",
                                "<html><script>1</script>".getBytes(StandardCharsets.UTF_8))
                    });
            page.click("#paper-business_licence form[enctype] button");

            assertThat(page.locator(".govuk-error-summary").textContent()).contains("evil.pdf");
            assertThat(page.locator("#paper-business_licence .files").textContent())
                    .contains("licence.pdf")
                    .contains("not checked for viruses");

            var download =
                    context.request()
                            .get(
                                    base
                                            + page.getAttribute(
                                                    "#paper-business_licence .files a", "href"));
            assertThat(download.headers().get("content-disposition")).startsWith("attachment");
            assertThat(download.headers().get("x-content-type-options")).isEqualTo("nosniff");
            assertThat(download.body()).isEqualTo(Applicants.pdf("one"));

            page.click("#paper-business_licence .files button");
            assertThat(page.locator("#paper-business_licence .files").count()).isZero();
            assertThat(page.locator("details").textContent()).contains("licence.pdf");
        }
    }

    @Test
    void theWholeWayWorksWithoutScripts() {
        try (BrowserContext context = signedIn("zhang", "zh", PHONE, false)) {
            Page page = context.newPage();
            page.navigate(base + "/programmes/cn/tech-sme");
            page.click("main a.govuk-button");
            assertThat(page.locator("main").textContent()).contains("2026-09-30");
            page.click("main form button");
            Applicants.answers()
                    .forEach((field, value) -> {
                        String name = "[name='v." + field + "']";
                        if (page.locator(name).first().getAttribute("type").equals("radio")) {
                            page.check(name + "[value='" + value + "']");
                        } else {
                            page.fill(name, value);
                        }
                    });
            page.click(".questions__go button:first-child");
            page.waitForURL(base + draft.address() + "/papers");
            for (String paper :
                    List.of(
                            "business_licence",
                            "tax_return",
                            "balance_sheet",
                            "staff_list",
                            "rd_projects",
                            "commitment")) {
                page.setInputFiles(
                        "#file-" + paper,
                        new FilePayload(paper + ".pdf", "application/pdf", Applicants.pdf(paper)));
                page.click("#paper-" + paper + " form[enctype] button");
            }
            page.click("main a.govuk-button");
            page.click("main form button");
            assertThat(page.locator(".govuk-error-summary").textContent()).contains("承诺");
            page.check("#undertaking");
            page.click("main form button");
            page.waitForURL(RECEIPT);

            assertThat(page.locator("main").textContent())
                    .contains("30,000,000元")
                    .contains("business_licence.pdf")
                    .contains("本企业承诺");
        }
    }

    @Test
    void theKeyboardAloneAnswersAndGoesOn() {
        try (BrowserContext context = signedIn("zhang", "en", DESK, true)) {
            Page page = form(context);
            page.locator("#f-last-staff").focus();
            page.keyboard().press("ControlOrMeta+a");
            page.keyboard().type("55");
            boolean reached = false;
            for (int step = 0; step < 200 && !reached; step++) {
                page.keyboard().press("Tab");
                reached =
                        (Boolean)
                                page.evaluate(
                                        "document.activeElement.matches('.questions__go button')");
                if ((Boolean)
                        page.evaluate(
                                "document.activeElement.name === 'v.current.audit_based_collection'")) {
                    page.keyboard().press("ArrowUp");
                    page.keyboard().press("ArrowUp");
                }
            }
            assertThat(reached).isTrue();
            waitFor(page, "Everything is saved");
            page.keyboard().press("Enter");
            page.waitForURL(base + draft.address() + "/papers");

            assertThat(stored("last.staff")).isEqualTo("55");
            assertThat(stored("current.audit_based_collection")).isEqualTo("true");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyPageIsAccessibleValidAndFitsAPhone(String language) throws IOException {
        fillIn();
        as(() -> drafts.save(draft.id(), "last.staff", 0, "46", "two people left"));
        as(() -> drafts.save(draft.id(), "last.revenue", 0, "n/a", ""));
        List<String> addresses =
                List.of(
                        "/programmes/cn/tech-sme",
                        "/enterprises/" + enterprise + "/apply/cn/tech-sme",
                        draft.address() + "?check=all",
                        draft.address() + "/history",
                        draft.address() + "/papers",
                        draft.address() + "/submit");
        try (BrowserContext context = signedIn("zhang", language, DESK, true)) {
            for (String address : addresses) {
                check(context, address, language);
            }
            as(() -> drafts.save(draft.id(), "last.revenue", 1, "31,000,000", ""));
            String receipt = context.newPage().navigate(base + draft.address() + "/submit").text();
            assertThat(receipt).contains("undertaking");
            Page page = context.newPage();
            page.navigate(base + draft.address() + "/submit");
            page.check("#undertaking");
            page.click("main form button");
            page.waitForURL(RECEIPT);
            check(context, page.url().substring(base.length()), language);
        }
        assertThat(Browser.mistakes(PAGES)).isEmpty();
    }

    private void check(BrowserContext context, String address, String language) throws IOException {
        String name =
                language
                        + address.replace(draft.id().toString(), "draft")
                                .replace(enterprise, "enterprise")
                                .replaceAll("TS-.{6}", "receipt")
                                .replaceAll("[^a-zA-Z0-9]+", "-");
        List<String> mistakes = new ArrayList<>();
        try (Page page = context.newPage()) {
            page.onPageError(mistakes::add);
            Response answer = page.navigate(base + address);
            assertThat(answer.status()).as(address).isEqualTo(200);
            Files.writeString(PAGES.resolve(name + ".html"), answer.text());
            for (int width : new int[] {DESK, PHONE}) {
                page.setViewportSize(width, 900);
                page.waitForTimeout(300);
                page.screenshot(shot(name + "-" + width));
                assertThat(Browser.violations(page)).as("%s at %d", address, width).isEmpty();
            }
            page.setViewportSize(320, 900);
            assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                    .as("%s scrolls sideways", address)
                    .isCloseTo(320, within(0));
            assertThat(mistakes).isEmpty();
        }
    }

    private static Page.ScreenshotOptions shot(String name) {
        return new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(TARGET.resolve("screenshots").resolve(name + ".png"));
    }

    @Test
    void anUnknownDraftIsNotFoundAndAForeignOneNeither() {
        String foreign = Applicants.enterprise(register);
        Draft theirs =
                TestViewers.as(
                        TestViewers.enterprise(foreign),
                        () -> drafts.begin(foreign, Applicants.PROGRAMME, 2026));
        try (BrowserContext context = signedIn("zhang", "en", DESK, false)) {
            Page page = context.newPage();

            assertThat(page.navigate(base + "/drafts/" + UUID.randomUUID()).status())
                    .isEqualTo(404);
            assertThat(page.navigate(base + theirs.address()).status()).isEqualTo(404);
        }
    }
}
