package org.echelon.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.echelon.platform.BrowserTest;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.casework.TestCases;
import org.echelon.platform.identity.Accounts;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.Viewer;
import org.echelon.platform.ledger.Budgets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Opens the pages as a new user does, in both languages, at phone and desk width; keeps pictures
/// of them under `target/screenshots`.
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTests {

    private static final String NAME = "page-tests-admin";
    private static final String PASSWORD = "correct horse";
    private static final int PHONE = 360;
    private static final int DESK = 1280;
    private static final Path TARGET = TestDatabase.root().resolve("platform/target");

    @Autowired private Accounts accounts;
    @Autowired private TestRegister register;
    @Autowired private Budgets budgets;
    @Autowired private TestCases cases;
    @Autowired private RequestMappingHandlerMapping requestMappingHandlerMapping;
    @LocalServerPort private int port;

    private Browser browser;
    private String base;
    private final Map<String, BrowserContext> readers = new HashMap<>();

    @BeforeAll
    void openTheBrowser() throws IOException {
        browser = Browser.open();
        base = "http://127.0.0.1:" + port;
        Files.createDirectories(TARGET.resolve("screenshots"));
        Files.createDirectories(TARGET.resolve("pages"));
        Viewer person = new Viewer(NAME, "管理员", "Administrator", Role.ADMINISTRATOR, "", null);
        CurrentViewer.asPlatform(() -> {
            accounts.addDemonstration(person, PASSWORD);
            PageList.line = budgets.open("cn/gansu/hnte-reward", "page-tests", "62", 2026, true);
            return true;
        });
        register.take(publishedFigures());
        cases.forPages(PageList.COMPANY, PageList.CASE, PageList.NOTICE);
    }

    @AfterAll
    void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    /// The published figures of one real company, as the demonstration region has them.
    private static String publishedFigures() throws IOException {
        List<String> lines =
                Files.readAllLines(TestDatabase.root().resolve("demo/companies/facts.csv"));
        return Stream.concat(
                        lines.stream().filter(line -> line.startsWith("uscc,")).limit(1),
                        lines.stream().filter(line -> line.contains("," + PageList.COMPANY + ",")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private BrowserContext reader(String language, int width) {
        return readers.computeIfAbsent(
                language + width,
                _ -> {
                    BrowserContext context = browser.reader(language, width, true);
                    Browser.signIn(context, base, NAME, PASSWORD);
                    return context;
                });
    }

    /// A page in a language.
    private record Visit(String address, String language) {

        String name() {
            return language + address.replaceAll("[^a-zA-Z0-9]+", "-");
        }
    }

    private static List<Visit> visits() {
        return PageList.all().values().stream()
                .flatMap(page -> Stream.of(new Visit(page, "zh"), new Visit(page, "en")))
                .toList();
    }

    static Stream<Arguments> pages() {
        return visits().stream().map(visit -> Arguments.of(visit.address(), visit.language()));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageIsAccessibleAndFitsPhoneAndDesk(String address, String language)
            throws IOException {
        String name = new Visit(address, language).name();
        try (Page page = reader(language, DESK).newPage()) {
            List<String> mistakes = new ArrayList<>();
            page.onPageError(mistakes::add);
            Response answer = page.navigate(base + address);
            assertThat(answer.status()).isIn(200, 404);
            Files.writeString(
                    TARGET.resolve("pages").resolve(name + ".html"),
                    answer.text(),
                    StandardCharsets.UTF_8);

            for (int width : new int[] {DESK, PHONE}) {
                page.setViewportSize(width, 900);
                settle(page);
                page.screenshot(
                        new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(
                                        TARGET.resolve("screenshots")
                                                .resolve(name + "-" + width + ".png")));
                assertThat(Browser.violations(page))
                        .as("%s at %d pixels", address, width)
                        .isEmpty();
            }
            page.setViewportSize(320, 900);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .as("%s scrolls sideways at 320 pixels", address)
                    .isLessThanOrEqualTo(320);
            assertThat((String) page.evaluate("document.documentElement.lang"))
                    .startsWith(language);
            assertThat(mistakes).isEmpty();
        }
    }

    /// Waits until what the page draws by script stands; pages that draw nothing do not wait.
    private static void settle(Page page) {
        page.waitForFunction("document.fonts.status === 'loaded'");
        if (page.locator("[data-chart], [data-procedure]").count() > 0) {
            page.waitForTimeout(300);
        }
    }

    /// Runs after the pages were opened, on what the server sent.
    @Test
    void everyPageIsValidHtml() throws IOException {
        for (Visit visit : visits()) {
            Path file = TARGET.resolve("pages").resolve(visit.name() + ".html");
            if (!Files.exists(file)) {
                try (Page page = reader(visit.language(), DESK).newPage()) {
                    Files.writeString(file, page.navigate(base + visit.address()).text());
                }
            }
        }

        assertThat(Browser.mistakes(TARGET.resolve("pages"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"zh, 1280", "en, 1280", "zh, 360", "en, 360"})
    void aNewUserLearnsWhatARealCompanyMeetsAndLacks(String language, int width) {
        try (BrowserContext context = browser.reader(language, width, true)) {
            Browser.signIn(context, base, NAME, PASSWORD);
            Page page = context.newPage();
            page.navigate(base + "/enterprises");
            page.fill("[name=q]", "鹏辉");
            page.click("form[role=search] button");
            page.locator("tbody th a").first().click();

            assertThat(page.locator("main").textContent())
                    .contains("国科发火〔2016〕32号")
                    .contains(language.equals("zh") ? "不预示认定结果" : "promises no recognition");

            page.locator("main a.govuk-button").first().click();

            Locator conditions = page.locator("ol.conditions > li.condition");
            assertThat(conditions.count()).isEqualTo(9);
            Locator intensity = page.locator("#condition-rd_intensity");
            assertThat(intensity.textContent())
                    .contains(language.equals("zh") ? "符合" : "Met")
                    .contains(language.equals("zh") ? "至少3.00%" : "at least 3.00");
            assertThat(page.locator("#condition-innovation_score").textContent())
                    .contains(language.equals("zh") ? "待确认" : "Unknown");
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(
                                    TARGET.resolve(
                                            "screenshots/journey-%s-%d.png"
                                                    .formatted(language, width))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/programmes/cn/hnte", "/enterprises/" + PageList.COMPANY, "/regions"})
    void pagesWorkWithoutScripts(String address) {
        try (BrowserContext context = browser.reader("zh", DESK, false)) {
            Browser.signIn(context, base, NAME, PASSWORD);
            Page page = context.newPage();

            assertThat(page.navigate(base + address).status()).isEqualTo(200);
            assertThat(page.locator("main h1").isVisible()).isTrue();
            assertThat(page.locator(".chart__picture:visible").count()).isZero();
        }
    }

    @Test
    void theKeyboardReachesTheContentFirstAndThenTheSearch() {
        try (Page page = reader("en", DESK).newPage()) {
            page.navigate(base + "/programmes");
            page.keyboard().press("Tab");
            assertThat((String) page.evaluate("document.activeElement.getAttribute('href')"))
                    .isEqualTo("#content");

            boolean reached = false;
            for (int step = 0; step < 30 && !reached; step++) {
                page.keyboard().press("Tab");
                reached =
                        (Boolean)
                                page.evaluate(
                                        "document.activeElement.matches('form[role=search] button')");
            }
            assertThat(reached).isTrue();
        }
    }

    @Test
    void theSwitchOfLanguageKeepsTheAddress() {
        try (Page page = reader("zh", DESK).newPage()) {
            page.navigate(base + "/programmes?q=hnte");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("EN").setExact(true))
                    .click();

            assertThat(page.url()).contains("/programmes?q=hnte");
            assertThat(page.locator("h1").textContent()).isEqualTo("Which programmes are there?");
            page.navigate(base + "/programmes?lang=zh");
        }
    }

    @Test
    void everyPageIsInTheList() {
        Set<String> patterns = new TreeSet<>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .forEach((mapping, handler) -> {
                    boolean get =
                            mapping.getMethodsCondition().isEmpty()
                                    || mapping.getMethodsCondition()
                                            .getMethods()
                                            .contains(RequestMethod.resolve(HttpMethod.GET));
                    boolean page =
                            !handler.hasMethodAnnotation(ResponseBody.class)
                                    && !handler.getBeanType()
                                            .isAnnotationPresent(RestController.class);
                    if (get
                            && page
                            && handler.getBeanType().getPackageName().startsWith("org.echelon")) {
                        patterns.addAll(mapping.getPatternValues());
                    }
                });

        patterns.removeAll(PageList.ofOthers().keySet());
        assertThat(PageList.all().keySet()).containsAll(patterns);
    }
}
