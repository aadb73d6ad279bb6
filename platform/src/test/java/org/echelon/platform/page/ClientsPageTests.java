package org.echelon.platform.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.echelon.platform.BrowserTest;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.casework.CaseState;
import org.echelon.platform.casework.TestCases;
import org.echelon.platform.identity.Accounts;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Mandate;
import org.echelon.platform.identity.Mandates;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// An agent opens the list of clients and sees whose case waits.
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientsPageTests {

    private static final Viewer AGENT =
            new Viewer("clients-agent", "代理", "Agent", Role.AGENT, null, null);
    private static final String PASSWORD = "correct horse";
    private static final Path TARGET = TestDatabase.root().resolve("platform/target");

    @Autowired private Accounts accounts;
    @Autowired private Mandates mandates;
    @Autowired private TestRegister register;
    @Autowired private TestCases cases;
    @LocalServerPort private int port;

    private Browser browser;
    private String idle;
    private String waiting;
    private String receipt;

    @BeforeAll
    void twoClientsOneOfWhomWaits() throws IOException {
        browser = Browser.open();
        Files.createDirectories(TARGET.resolve("screenshots"));
        CurrentViewer.asPlatform(() -> {
            accounts.addDemonstration(AGENT, PASSWORD);
            return true;
        });
        idle = client();
        waiting = client();
        receipt = cases.at(CaseState.SUPPLEMENT, waiting).receipt();
    }

    private String client() {
        String key = register.enterprise("440114");
        TestViewers.as(
                TestViewers.enterprise(key),
                () ->
                        mandates.give(
                                key,
                                new Mandates.Wanted(
                                        AGENT.username(),
                                        Mandate.Scope.SUBMIT,
                                        null,
                                        LocalDate.of(2026, 1, 1),
                                        null)));
        return key;
    }

    @AfterAll
    void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void theClientWhoseCaseWaitsForAnAnswerComesFirst(String language) throws IOException {
        String base = "http://127.0.0.1:" + port;
        try (BrowserContext context = browser.reader(language, 1280, true)) {
            Browser.signIn(context, base, AGENT.username(), PASSWORD);
            Page page = context.newPage();
            Response answer = page.navigate(base + "/clients");
            Path pages = TARGET.resolve("pages-clients-" + language);
            Files.createDirectories(pages);
            Files.writeString(pages.resolve("clients.html"), answer.text());

            Locator clients = page.locator("section.panel");
            assertThat(clients.first().textContent())
                    .contains(waiting)
                    .contains(receipt)
                    .contains(language.equals("zh") ? "等您补正" : "Waits for your answer")
                    .contains(language.equals("zh") ? "到期" : "due ");
            assertThat(clients.last().textContent())
                    .contains(idle)
                    .contains(language.equals("zh") ? "没有在办案卷" : "No open case");
            assertThat(Browser.violations(page)).isEmpty();
            assertThat(Browser.mistakes(pages)).isEmpty();
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(TARGET.resolve("screenshots/clients-" + language + ".png")));
            page.setViewportSize(320, 900);
            assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                    .isLessThanOrEqualTo(320);

            page.locator("a", new Page.LocatorOptions().setHasText(receipt)).click();
            assertThat(page.url()).isEqualTo(base + "/cases/" + receipt);
        }
    }
}
