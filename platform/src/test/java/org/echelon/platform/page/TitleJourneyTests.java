package org.echelon.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.echelon.platform.BrowserTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.casework.CaseState;
import org.echelon.platform.casework.TestCases;
import org.echelon.platform.identity.Accounts;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.Viewer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// A title from the officer's form to the check by a stranger, and a number from the waiting case
/// to the simulated issuer, as people do it in a browser.
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TitleJourneyTests {

    private static final String PASSWORD = "correct horse";
    private static final String OFFICER = "title-journey-officer";
    private static final int PHONE = 360;
    private static final int DESK = 1280;
    private static final AtomicInteger SERIAL = new AtomicInteger(900_000);
    private static final Path TARGET = TestDatabase.root().resolve("platform/target");
    private static final Path PAGES = TARGET.resolve("title-journey-pages");

    @Autowired private Accounts accounts;
    @Autowired private TestRegister register;
    @Autowired private TestCases cases;
    @Autowired private TestClock clock;
    @LocalServerPort private int port;

    private Browser browser;
    private String base;

    @BeforeAll
    void openTheBrowser() throws IOException {
        browser = Browser.open();
        base = "http://127.0.0.1:" + port;
        Files.createDirectories(TARGET.resolve("screenshots"));
        Files.createDirectories(PAGES);
        account(new Viewer(OFFICER, "广东省经办人", "Officer, Guangdong", Role.OFFICER, "44", null));
    }

    @AfterAll
    void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    private void account(Viewer person) {
        CurrentViewer.asPlatform(() -> {
            accounts.addDemonstration(person, PASSWORD);
            return true;
        });
    }

    private BrowserContext signedIn(String name, String language, int width) {
        BrowserContext context = browser.reader(language, width, true);
        Browser.signIn(context, base, name, PASSWORD);
        return context;
    }

    /// Looks at the page as it is: accessible, and no scrolling sideways on a phone.
    private void look(Page page, String name) throws IOException {
        Files.writeString(PAGES.resolve(name + ".html"), page.content(), StandardCharsets.UTF_8);
        for (int width : new int[] {DESK, PHONE}) {
            page.setViewportSize(width, 900);
            page.waitForTimeout(300);
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(
                                    TARGET.resolve("screenshots")
                                            .resolve(
                                                    "title-journey-"
                                                            + name
                                                            + "-"
                                                            + width
                                                            + ".png")));
            assertThat(Browser.violations(page)).as("%s at %d pixels", name, width).isEmpty();
        }
        page.setViewportSize(320, 900);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as(name)
                .isLessThanOrEqualTo(320);
        page.setViewportSize(DESK, 900);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void everyPageOfTheWayIsValidHtml() {
        assertThat(PAGES).isNotEmptyDirectory();
        assertThat(Browser.mistakes(PAGES)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "zh, 称号有效, 已撤销",
        "en, the title is valid, The title was revoked",
    })
    void aCertificateIsRecordedHandedOnCheckedAndTakenBack(
            String language, String valid, String revoked) throws IOException {
        clock.set(TestClock.TODAY);
        String key = register.enterprise("440114");
        String number = "GR202544" + SERIAL.incrementAndGet();
        String enterprise = "title-journey-" + key.toLowerCase(java.util.Locale.ROOT);
        account(new Viewer(enterprise, "企业", "Enterprise", Role.ENTERPRISE, null, key));
        String address;

        try (BrowserContext officer = signedIn(OFFICER, language, DESK)) {
            Page page = officer.newPage();
            page.navigate(base + "/titles/record");
            page.fill("#enterprise", key);
            page.fill("#number", "GR2025");
            page.fill("#issued", "2025-12-19");
            page.fill("#document", "国科火字〔2025〕1号");
            page.click("form:not([enctype]) button.govuk-button[type=submit]");
            assertThat(page.locator("#number-error").isVisible()).isTrue();
            assertThat(page.inputValue("#document")).isEqualTo("国科火字〔2025〕1号");
            look(page, "record-" + language);
            page.fill("#number", number);
            page.click("form:not([enctype]) button.govuk-button[type=submit]");
            assertThat(page.locator(".notice--good").isVisible()).isTrue();
        }

        try (BrowserContext owner = signedIn(enterprise, language, DESK)) {
            Page page = owner.newPage();
            page.navigate(base + "/enterprises/" + key);
            page.click(
                    "a[href$='/titles']:has-text('"
                            + (language.equals("zh") ? "确认单" : "onfirmation")
                            + "')");
            look(page, "holdings-" + language);
            String link = page.getAttribute("a[href$='" + number + ".pdf']", "href");
            APIResponse pdf = owner.request().get(base + link);
            assertThat(pdf.headers().get("content-type")).isEqualTo("application/pdf");
            address = pdf.url().replaceFirst("\\.pdf$", "");
        }

        try (BrowserContext stranger = browser.reader(language, PHONE, true)) {
            Page page = stranger.newPage();
            page.navigate(address);
            assertThat(page.locator("main").textContent()).contains(valid).contains(number);
            look(page, "valid-" + language);
            page.navigate(base + "/titles?q=" + number);
            assertThat(page.locator("tbody tr").count()).isOne();
            look(page, "list-" + language);
        }

        try (BrowserContext officer = signedIn(OFFICER, language, DESK)) {
            Page page = officer.newPage();
            page.navigate(base + "/titles/revoke");
            page.fill("#number", number);
            page.fill("#reason", "认定办法第十九条");
            page.click("button.govuk-button--warning");
            assertThat(page.locator(".notice--good").isVisible()).isTrue();
            look(page, "revoke-" + language);
        }

        try (BrowserContext stranger = browser.reader(language, DESK, false)) {
            Page page = stranger.newPage();
            page.navigate(address);
            assertThat(page.locator("main").textContent()).contains(revoked);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void anOfficerPacksTheWaitingCasesAndDrawsSimulatedNumbers(String language) throws IOException {
        clock.set(java.time.LocalDate.of(2026, 3, 9));
        String key = TestRegister.newCode("440114");
        register.take(
                """
                uscc,name,region,registered_on,synthetic
                %s,虚构测试%s有限公司,440114,2018-06-15,true
                """
                        .formatted(key, key.substring(10)));
        String receipt = cases.at(CaseState.NUMBER, key).receipt();

        try (BrowserContext officer = signedIn(OFFICER, language, DESK)) {
            Page page = officer.newPage();
            page.navigate(base + "/outcomes");
            assertThat(page.locator("main").textContent()).contains(receipt);
            look(page, "outcomes-" + language);
            page.click("form[action$='/outcomes/export'] button");
            assertThat(page.locator("#batches tbody tr").count()).isPositive();
            page.fill("#receipt", receipt);
            page.fill("#number", "1");
            page.click("form[action$='/outcomes/numbers']:not([enctype]) button");
            assertThat(page.locator("#number-error").isVisible()).isTrue();
            look(page, "outcomes-refused-" + language);
            page.navigate(base + "/outcomes");
            page.click("form[action$='/outcomes/simulated'] button");
            assertThat(page.locator(".notice--synthetic").first().isVisible()).isTrue();
        }
        assertThat(cases.file(receipt).number()).contains("SIM");
        clock.set(TestClock.TODAY);
    }
}
