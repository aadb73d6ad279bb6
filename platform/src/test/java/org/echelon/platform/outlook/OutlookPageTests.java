package org.echelon.platform.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.echelon.platform.BrowserTest;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.TestRegister;
import org.echelon.platform.identity.Accounts;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.Viewer;
import org.echelon.platform.page.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The work lists and an enterprise's page of what changed, with rows on them: in a browser, in
/// both languages, on a desk and on a phone.
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutlookPageTests {

    private static final Viewer OFFICER =
            new Viewer("outlook-officer", "工作人员", "Officer", Role.OFFICER, "", null);
    private static final String PASSWORD = "correct horse";
    private static final Path SEEN = TestDatabase.root().resolve("platform/target/outlook-pages");

    @Autowired private Accounts accounts;
    @Autowired private TestRegister register;
    @Autowired private OutlookScene scene;
    @LocalServerPort private int port;

    private Browser browser;
    private String turned;
    private String paid;

    @BeforeAll
    void enterprisesOnEveryList() throws InterruptedException, IOException {
        browser = Browser.open();
        Files.createDirectories(SEEN);
        CurrentViewer.asPlatform(() -> {
            accounts.addDemonstration(OFFICER, PASSWORD);
            return true;
        });
        turned = register.enterprise("440114");
        scene.current(turned, false);
        scene.judge(turned);
        scene.figures(turned, 15, 2_000_000);
        scene.title(turned, "cn/gazelle", "2024-01-01", "2027-01-01");
        scene.judge(turned);
        String near = scene.technologySme("440114");
        scene.figures(near, 15, 1_900_000);
        scene.noticed(near);
        String losing = scene.technologySme("440114");
        scene.title(losing, OutlookScene.TECH_SME, "2026-06-10", "2028-01-01");
        scene.current(losing, true);
        scene.noticed(losing);
        paid = register.enterprise("620102");
        scene.title(paid, "cn/hnte", "2026-10-12", "2029-10-12");
        scene.judge(paid);
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"zh, 1280", "en, 1280", "zh, 320", "en, 320"})
    void everyPageReadsAndFits(String language, int width) {
        String base = "http://localhost:" + port;
        try (BrowserContext reader = browser.reader(language, width, true)) {
            Browser.signIn(reader, base, OFFICER.username(), PASSWORD);
            Page page = reader.newPage();
            for (String address :
                    List.of(
                            "/outlook",
                            "/outlook/newly-eligible",
                            "/outlook/about-to-lose",
                            "/outlook/one-step-away",
                            "/outlook/payments",
                            "/enterprises/" + turned + "/outlook",
                            "/enterprises/" + paid + "/outlook")) {
                page.navigate(base + address);
                String name = address.replaceAll("/enterprises/[^/]*", "/own").replace('/', '-');
                page.screenshot(
                        new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(
                                        SEEN.resolve(
                                                language
                                                        + "-"
                                                        + width
                                                        + (address.contains(paid) ? "-paid" : "")
                                                        + name
                                                        + ".png")));

                assertThat(Browser.violations(page)).as(address).isEmpty();
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as("%s scrolls sideways at %d pixels", address, width)
                        .isEqualTo(width);
            }
        }
    }
}
