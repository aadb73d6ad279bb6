package org.echelon.platform.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.SelectOption;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.echelon.platform.BrowserTest;
import org.echelon.platform.TestClock;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.identity.Accounts;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Role;
import org.echelon.platform.identity.TestViewers;
import org.echelon.platform.identity.Viewer;
import org.echelon.platform.page.Browser;
import org.echelon.platform.programme.studio.DraftTrials;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.programme.Ladder;
import org.echelon.population.Progress;
import org.echelon.population.Refused;
import org.echelon.population.Simulation;
import org.echelon.population.Summary;
import org.echelon.population.synthesis.Synthesis;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// An officer of Baiyin drags the ratio of the provincial rule, in a browser, over enterprises that
/// are on file: as the office does, with keys and with the number field, on a desk and on a phone.
@BrowserTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationPageTests {

    /// Two districts of a city that no other test has enterprises in.
    private static final String CITY = "6204";

    private static final Viewer OFFICER =
            new Viewer("simulation-officer", "工作人员", "Officer", Role.OFFICER, CITY, null);
    private static final Viewer DESIGNER =
            new Viewer("simulation-designer", "编写", "Designer", Role.POLICY_DESIGNER, "62", null);
    private static final Viewer ELSEWHERE =
            new Viewer("simulation-elsewhere", "外地", "Elsewhere", Role.OFFICER, "4401", null);
    private static final Viewer AUTHOR =
            new Viewer("simulation-author", "全国编写", "Author", Role.POLICY_DESIGNER, "", null);
    private static final String PASSWORD = "correct horse";
    private static final Path SEEN =
            TestDatabase.root().resolve("platform/target/simulation-pages");

    @Autowired private Accounts accounts;
    @Autowired private SimulationScene scene;
    @Autowired private Populations populations;
    @Autowired private FactDictionary dictionary;
    @Autowired private Programmes programmes;
    @Autowired private Ladder ladder;
    @Autowired private DraftTrials trials;
    @Autowired private Clock clock;
    @LocalServerPort private int port;

    private Browser browser;
    private String base;
    private String near;

    @BeforeAll
    void fiveEnterprises() throws IOException, Refused {
        browser = Browser.open();
        base = "http://127.0.0.1:" + port;
        Files.createDirectories(SEEN);
        CurrentViewer.asPlatform(() -> {
            accounts.addDemonstration(OFFICER, PASSWORD);
            accounts.addDemonstration(DESIGNER, PASSWORD);
            accounts.addDemonstration(ELSEWHERE, PASSWORD);
            accounts.addDemonstration(AUTHOR, PASSWORD);
            return true;
        });
        scene.enterprise("620402", 300_000); // 3 %, exactly on the threshold
        scene.enterprise("620402", 350_000);
        near = scene.enterprise("620402", 250_000); // misses by half a percent
        scene.enterprise("620403", 290_000);
        scene.enterprise("620403", 1_000_000);
        scene.enterprise("620102", 1_000_000); // another city: not in the officer's sight
        invented(2_000, "invented");
        invented(20, "broken");
        Path facts = TestDatabase.folder().resolve("populations/broken/facts.parquet");
        Files.write(facts, Arrays.copyOf(Files.readAllBytes(facts), 400)); // cut short
    }

    private static void invented(int enterprises, String name) throws Refused {
        new Synthesis(
                        new Synthesis.Request(
                                enterprises,
                                7,
                                TestDatabase.folder().resolve("populations").resolve(name),
                                TestDatabase.root().resolve("reference"),
                                1,
                                512),
                        new Progress(System.err, false))
                .run();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private BrowserContext officer(String language, int width, boolean scripts) {
        BrowserContext reader = browser.reader(language, width, scripts);
        Browser.signIn(reader, base, OFFICER.username(), PASSWORD);
        return reader;
    }

    private String look(String... figures) {
        StringBuilder address =
                new StringBuilder(base)
                        .append("/simulations/look?population=register&of=")
                        .append(SimulationScene.RULES);
        for (int i = 0; i < figures.length; i += 2) {
            address.append('&')
                    .append(URLEncoder.encode("v." + figures[i], StandardCharsets.UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(figures[i + 1], StandardCharsets.UTF_8));
        }
        return address.toString();
    }

    /// Waits until the count is there: the page asks on its own while a figure is dragged.
    private static void waitFor(Page page, String place, String text) {
        page.locator(place, new Page.LocatorOptions().setHasText(text)).waitFor();
    }

    private static Locator ratio(Page page) {
        return page.locator("[name='v." + SimulationScene.RATIO + "']");
    }

    @Test
    void countsChangeWhileTheOfficerDrags() {
        try (BrowserContext reader = officer("en", 1280, true)) {
            Page page = reader.newPage();
            page.navigate(base + "/programmes");
            page.click("text=What would a change do?");
            page.selectOption("#of", SimulationScene.RULES);
            page.click("main button[type=submit]");
            assertThat(page.textContent("#count-met")).isEqualTo("3");
            assertThat(page.textContent("#count-not-met")).isEqualTo("2");

            Locator slider = page.locator("[data-for='" + ratio(page).getAttribute("id") + "']");
            slider.waitFor(); // until the script has taken it into use
            slider.focus();
            slider.press("ArrowLeft"); // with the keyboard, a step at a time

            waitFor(page, "#result [data-step]", "ms");
            assertThat(ratio(page).inputValue()).matches("2\\.[0-9]+ %");
            assertThat(slider.getAttribute("aria-valuetext")).isEqualTo(ratio(page).inputValue());
            slider.evaluate(
                    "one => { one.value = '0.025'; one.dispatchEvent(new Event('input', {bubbles: true})); }");
            waitFor(page, "#count-met", "5");
            assertThat(page.textContent("#change-met")).isEqualTo("+2");
            assertThat(page.url()).contains("0.025");
            waitFor(page, "#result [data-step]", "ms");

            ratio(page).fill("0.1");
            waitFor(page, "#count-met", "1");
            assertThat(page.textContent("#change-met")).isEqualTo("−2");
            page.reload();
            assertThat(page.textContent("#count-met")).isEqualTo("1");
        }
    }

    @Test
    void limitsAndPassMarkOfTechnologySmesAreThereToBeDragged() {
        try (BrowserContext reader = officer("zh", 1280, true)) {
            Page page = reader.newPage();
            page.navigate(base + "/simulations/look?of=cn/tech-sme/2022-04-01");

            Locator sliders = page.locator("input[type=range]");
            sliders.first().waitFor();
            assertThat(sliders.count()).isEqualTo(4);
            assertThat(page.textContent("main")).contains("职工总数上限", "年销售收入上限", "资产总额上限", "综合评价合格分");
        }
    }

    @Test
    void tilesAreTheDistrictsOfTheOfficersCity() {
        try (BrowserContext reader = officer("en", 1280, true)) {
            Page page = reader.newPage();
            page.navigate(look(SimulationScene.RATIO, "0.025"));

            assertThat(page.locator(".tile").count()).isEqualTo(2);
            assertThat(page.locator(".tile__met").allTextContents())
                    .containsExactly("3 of 3", "2 of 2");
            assertThat(page.locator(".tile__change").allTextContents()).containsExactly("+1", "+1");
        }
    }

    @Test
    void conditionsSayWhoMissesExactlyOne() {
        try (BrowserContext reader = officer("en", 1280, true)) {
            Page page = reader.newPage();
            page.navigate(look());

            assertThat(page.locator("#conditions tbody tr").first().textContent())
                    .contains("R&D over sales")
                    .contains("2");
        }
    }

    @Test
    void withoutScriptTheButtonGivesTheSamePage() {
        try (BrowserContext reader = officer("zh", 1280, false)) {
            Page page = reader.newPage();
            page.navigate(look());
            ratio(page).fill("0.025");
            page.click(".simulation__go button");

            assertThat(page.textContent("#count-met")).isEqualTo("5");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "abc, is no number",
        "-1, out of bounds",
        "9999999999999, out of bounds",
        "0.12345678, too many decimals",
        "3, write it in percent, such as 3%"
    })
    void aFigureThatCannotBeUsedIsRefusedInWords(String typed, String why) {
        try (BrowserContext reader = officer("en", 1280, true)) {
            Page page = reader.newPage();
            page.navigate(look());
            ratio(page).fill(typed);
            waitFor(page, "#figures-wrong", why);
            assertThat(page.textContent("#figures-wrong")).contains(why);
            assertThat(page.textContent("#count-met")).as("the last answer stays").isEqualTo("3");

            page.navigate(look(SimulationScene.RATIO, typed));
            assertThat(page.textContent(".govuk-error-summary")).contains(why);
            assertThat(ratio(page).inputValue()).as("what was typed is not lost").isEqualTo(typed);
            assertThat(page.textContent("#count-met")).isEqualTo("3");
        }
    }

    @Test
    void aFigureTypedBeforeTheScriptIsThereIsAskedForOnceItIs() {
        try (BrowserContext reader = officer("en", 1280, true)) {
            List<Route> scripts = new ArrayList<>();
            reader.route("**/simulation*.js", scripts::add);
            Page page = reader.newPage();
            page.navigate(look());
            ratio(page).fill("0.025");
            page.waitForCondition(() -> !scripts.isEmpty());
            assertThat(page.textContent("#count-met")).isEqualTo("3");

            scripts.forEach(Route::resume);
            waitFor(page, "#count-met", "5");
            Locator slider = page.locator("[data-for='" + ratio(page).getAttribute("id") + "']");
            assertThat(slider.inputValue()).isEqualTo("0.025");
        }
    }

    @Test
    void winnersAreNamedWithWhatTheyMissedAndEachNameIsALook() {
        try (BrowserContext reader = officer("en", 1280, true)) {
            Page page = reader.newPage();
            page.navigate(look(SimulationScene.RATIO, "0.025"));
            page.click("#lists >> text=Winners: 2");

            assertThat(page.locator("table tbody tr").count()).isEqualTo(2);
            assertThat(page.locator("table tbody").textContent())
                    .contains("R&D over sales")
                    .contains("2.50")
                    .contains("at least 3.00");
            assertThat(Browser.violations(page)).isEmpty();
            assertThat(looks(near)).contains("simulation-officer SimulatedNames");
        }
    }

    @Test
    void thoseWhoMissOneConditionAreNamedOnceTheConditionIsChosen() {
        try (BrowserContext reader = officer("zh", 320, true)) {
            Page page = reader.newPage();
            page.navigate(look());
            page.click("#conditions tbody tr:first-child a");

            assertThat(page.locator("table tbody tr").count()).isEqualTo(2);
            assertThat(Browser.violations(page)).isEmpty();
            assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
        }
    }

    private static List<@Nullable String> looks(String enterprise) {
        return TestDatabase.asOwner()
                .sql("select actor || ' ' || kind from audit.look where enterprise = :enterprise")
                .param("enterprise", enterprise)
                .query(String.class)
                .list();
    }

    @Test
    void designersTryAnInventedPopulationAndThePageSaysSo() {
        try (BrowserContext reader = browser.reader("en", 1280, true)) {
            Browser.signIn(reader, base, DESIGNER.username(), PASSWORD);
            Page page = reader.newPage();
            page.navigate(
                    base
                            + "/simulations/look?population=invented&asOf=2026-06-30&of="
                            + SimulationScene.RULES);

            assertThat(page.textContent(".notice--synthetic")).contains("All 2,000 enterprises");
            assertThat(page.locator(".tile").count()).isGreaterThan(1);
            assertThat(Browser.violations(page)).isEmpty();
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(SEEN.resolve("invented.png")));
        }
    }

    @Test
    void aConditionsWordsSayWhereAFigureItIsHeldAgainstWasTurned() {
        String hnte =
                base
                        + "/simulations/look?population=invented&asOf=2026-06-30&of=cn/hnte/2016-01-01";
        try (BrowserContext reader = browser.reader("en", 1280, false)) {
            Browser.signIn(reader, base, DESIGNER.username(), PASSWORD);
            Page page = reader.newPage();
            page.navigate(hnte);
            assertThat(page.textContent("#conditions")).doesNotContain("(here:");

            page.navigate(hnte + "&v.pass+mark=75");

            assertThat(
                            page.locator("#conditions tbody tr")
                                    .filter(new Locator.FilterOptions().setHasText("(here:"))
                                    .allTextContents())
                    .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                    .contains("score 75", "points)");
        }
    }

    @Test
    void aBrokenFolderIsSaidInWords() {
        try (BrowserContext reader = officer("en", 1280, true)) {
            Page page = reader.newPage();
            page.navigate(base + "/simulations/look?population=broken&of=" + SimulationScene.RULES);

            assertThat(page.textContent(".govuk-error-summary"))
                    .contains("'broken' cannot be used")
                    .contains("facts.parquet");
            page.navigate(look());
            assertThat(page.textContent("#count-met")).as("others still answer").isEqualTo("3");
        }
    }

    @Test
    void aScenarioIsKeptSharedComparedAndTurnedIntoADraft() {
        String one;
        try (BrowserContext reader = officer("en", 1280, true)) {
            Page page = reader.newPage();
            page.navigate(look());
            page.click("#keep button");
            assertThat(page.textContent("#scenarioName-error")).contains("name of 1 to 200");

            ratio(page).fill("0.025");
            waitFor(page, "#count-met", "5");
            one = keep(page, "Two and a half");
            assertThat(page.textContent("main")).contains("Baiyin");
            assertThat(Browser.violations(page)).isEmpty();

            page.click("text=Look again");
            assertThat(ratio(page).inputValue()).isEqualTo("2.5 %");
            assertThat(page.textContent("#count-met")).isEqualTo("5");

            page.navigate(look(SimulationScene.RATIO, "0.05"));
            keep(page, "Five");
            page.selectOption("#other", one.substring(one.lastIndexOf('/') + 1));
            page.click("text=Compare");
            Locator kept = page.locator("#kept table").first();
            assertThat(kept.textContent()).contains("Two and a half");
            assertThat(kept.locator("tbody tr").nth(1).locator("td").allTextContents())
                    .containsExactly("1", "5");
            assertThat(page.textContent("#kept")).contains("5\u00a0%").contains("2.5\u00a0%");
            assertThat(page.textContent("#s0-count-met")).isEqualTo("1");
            assertThat(page.textContent("#s1-count-met")).isEqualTo("5");
            assertThat(Browser.violations(page)).isEmpty();
            page.screenshot(
                    new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(SEEN.resolve("compare.png")));
        }
        try (BrowserContext reader = browser.reader("zh", 320, true)) {
            Browser.signIn(reader, base, ELSEWHERE.username(), PASSWORD);
            Page page = reader.newPage();
            assertThat(page.navigate(one).status()).as("of another region").isEqualTo(404);
        }
        try (BrowserContext reader = browser.reader("en", 1280, true)) {
            Browser.signIn(reader, base, DESIGNER.username(), PASSWORD);
            Page page = reader.newPage();
            page.navigate(one);
            assertThat(page.locator("#remove").count()).as("not the designer's own").isZero();
            page.click("#draft button");
            assertThat(page.textContent(".govuk-error-summary")).contains("first day");
            page.fill("#day", "2027-03-01");
            page.click("#draft button");
            page.waitForURL(address -> address.contains("/studio/drafts/"));
            String draft = page.url().substring(page.url().lastIndexOf('/') + 1);
            String file = parameters(draft);
            assertThat(file).contains("value: 0.025").contains("#");
            page.click("text=What would a change of it do to the region?");
            page.waitForURL(address -> address.contains("/simulations/look"));
        }
        try (BrowserContext reader = officer("en", 1280, true)) {
            Page page = reader.newPage();
            page.navigate(base + "/simulations");
            assertThat(page.locator("#of optgroup[label='Drafts in work']").count())
                    .as("the draft of the whole province is above this city's office")
                    .isZero();
        }
    }

    /// Technology SMEs have no figure to drag: their thresholds are cells of tables.
    @Test
    void aCellOfADraftIsOneClickAwayAndOneClickBackTheCountsHaveChanged() {
        DraftTrials.Begun begun =
                TestViewers.as(
                        AUTHOR,
                        () ->
                                trials.begin(
                                        "cn/tech-sme",
                                        "cn/tech-sme/2022-04-01",
                                        "",
                                        LocalDate.parse("2027-03-01"),
                                        Map.of()));
        assertThat(begun).isInstanceOf(DraftTrials.Begun.Done.class);
        try (BrowserContext reader = browser.reader("en", 1280, true)) {
            Browser.signIn(reader, base, AUTHOR.username(), PASSWORD);
            Page page = reader.newPage();
            page.navigate(
                    base
                            + "/simulations/look?population=invented&asOf=2026-06-30&of=draft:"
                            + ((DraftTrials.Begun.Done) begun).draft());
            assertThat(page.locator(".slider").count())
                    .as("limits of staff, sales and assets, the pass mark")
                    .isEqualTo(4);
            assertThat(page.locator("#change-met").count()).as("it says what stands").isZero();
            int before = number(page.textContent("#count-met"));
            assertThat(before).isPositive();

            page.click("#tables");
            Locator cell =
                    page.locator(".tables-editor td")
                            .filter(
                                    new Locator.FilterOptions()
                                            .setHasText(Pattern.compile("^\\s*20\\s*$")))
                            .first();
            cell.click(); // the points of who has three in ten in research
            page.keyboard().press("Control+A");
            page.keyboard().type("0");
            page.click("[data-tables-save]");
            page.locator("text=Saved as revision").waitFor();

            page.click("#simulate");
            assertThat(page.url()).contains("/simulations/look");
            assertThat(page.textContent("main"))
                    .as("the same enterprises, the same day")
                    .contains("2,000 enterprises of 'invented', as of 2026-06-30");
            int after = number(page.textContent("#count-met"));
            assertThat(after).isLessThan(before);
            assertThat(page.textContent("#change-met")).isEqualTo("−%,d".formatted(before - after));
        }
    }

    private static int number(String text) {
        return Integer.parseInt(text.replace(",", ""));
    }

    private static String keep(Page page, String name) {
        page.fill("#scenarioName", name);
        page.click("#keep button");
        page.waitForURL(address -> address.contains("/scenarios/"));
        return page.url();
    }

    private static String parameters(String draft) {
        return new String(
                TestDatabase.asOwner()
                        .sql(
                                "select content from programme.draft_file where draft_id = cast(:id as uuid) and path like '%/parameters.yaml'")
                        .param("id", draft)
                        .query(byte[].class)
                        .single(),
                StandardCharsets.UTF_8);
    }

    @Test
    void theRegisterIsTakenAsAPopulationThatTheCommandLineCountsAlike() throws Exception {
        try (BrowserContext reader = officer("en", 1280, true)) {
            Page page = reader.newPage();
            page.navigate(look());
            List<String> studio =
                    Stream.of("#count-met", "#count-not-met", "#count-unknown")
                            .map(page::textContent)
                            .toList();
            page.navigate(base + "/simulations");
            byte[] zip =
                    Files.readAllBytes(
                            page.waitForDownload(() -> page.click("text=Download the register"))
                                    .path());
            Path folder = TestDatabase.folder().resolve("taken/populations/register");
            unzip(zip, folder);

            Summary.Tally counted = simulated(folder);
            assertThat(List.of(counted.met(), counted.notMet(), counted.unknown()))
                    .extracting(String::valueOf)
                    .isEqualTo(studio);
            assertThat(counted.invalid()).isZero();
            assertThat(looks(near)).contains("simulation-officer RegisterSnapshot");

            Files.writeString(folder.resolve("SYNTHETIC"), "so that it is offered");
            HeldPopulation back =
                    new FolderReader(TestDatabase.folder().resolve("taken"), dictionary, clock)
                            .read("register", TestClock.TODAY, 100);
            HeldPopulation held =
                    TestViewers.as(
                            OFFICER,
                            () ->
                                    populations
                                            .find("register", TestClock.TODAY, false)
                                            .orElseThrow());
            assertThat(back.size()).isEqualTo(5).isEqualTo(held.size());
            for (int row = 0; row < held.size(); row++) {
                assertThat(back.all(row)).isEqualTo(held.all(row));
            }
        }
    }

    /// What `./echelon simulate` says of a folder.
    private Summary.Tally simulated(Path folder) throws Exception {
        Programme rules = programmes.find("cn/gansu/innovative-enterprise").orElseThrow();
        return new Simulation(
                        new Simulation.Request(
                                rules,
                                rules.inForce(TestClock.TODAY),
                                TestClock.TODAY,
                                Optional.empty(),
                                folder,
                                List.of("region"),
                                Set.of("csv"),
                                TestDatabase.folder().resolve("taken/results"),
                                TestDatabase.root().resolve("reference"),
                                ladder,
                                "duckdb",
                                1,
                                512,
                                List.of(),
                                Optional.empty(),
                                Optional.empty()),
                        new Progress(System.err, false))
                .run()
                .summary()
                .total();
    }

    @Test
    void theRegisterIsTakenAsOfADayAndADayThatIsNoneIsSaidInWords() throws Exception {
        try (BrowserContext reader = officer("zh", 320, false)) {
            Page page = reader.newPage();
            page.navigate(base + "/simulations/register.zip?asOf=never");
            assertThat(page.textContent("#snapshotDay-error")).contains("“never”不是日期");

            page.fill("#snapshotDay", "2020-06-30");
            page.selectOption("#programme", "cn/guangdong/guangzhou/hnte-reward");
            Download taken = page.waitForDownload(() -> page.click("#snapshot button"));
            assertThat(taken.suggestedFilename()).isEqualTo("register-2020-06-30.zip");
            Path folder = TestDatabase.folder().resolve("taken-then/populations/register");
            unzip(Files.readAllBytes(taken.path()), folder);
            Files.writeString(folder.resolve("SYNTHETIC"), "so that it is offered");
            HeldPopulation then =
                    new FolderReader(TestDatabase.folder().resolve("taken-then"), dictionary, clock)
                            .read("register", LocalDate.parse("2020-06-30"), 100);
            for (int row = 0; row < then.size(); row++) {
                assertThat(then.all(row).yearly().tailMap(2020)).as("years to come").isEmpty();
                assertThat(then.all(row).current()).as("told from 2024 on").isEmpty();
            }
        }
    }

    private static void unzip(byte[] zip, Path folder) throws IOException {
        Files.createDirectories(folder);
        try (var files = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (var file = files.getNextEntry(); file != null; file = files.getNextEntry()) {
                Path name = Path.of(file.getName()).getFileName();
                Files.write(folder.resolve(name.toString()), files.readAllBytes());
            }
        }
    }

    @Test
    void aFigureMovedInOneScenarioChangesItsColumnAlone() {
        try (BrowserContext reader = officer("en", 1280, true)) {
            Page page = reader.newPage();
            page.navigate(look(SimulationScene.RATIO, "0.025"));
            keep(page, "Low");
            page.navigate(look());
            keep(page, "As it stands");
            page.selectOption("#other", new SelectOption().setLabel(label(page, "Low")));
            page.click("text=Compare");
            assertThat(page.textContent("#s0-count-met")).isEqualTo("3");
            assertThat(page.textContent("#s1-count-met")).isEqualTo("5");
            String begun = page.url();

            Locator field = page.locator("[name='s0-v." + SimulationScene.RATIO + "']");
            assertThat(field.inputValue()).isEqualTo("3 %");
            page.locator("[data-for='" + field.getAttribute("id") + "']").waitFor();
            field.fill("10 %");
            waitFor(page, "#s0-count-met", "1");
            assertThat(page.textContent("#s0-change-met")).isEqualTo("−2");
            assertThat(page.textContent("#s1-count-met")).isEqualTo("5");
            field.fill("ten");
            waitFor(page, "#s0-wrong", "is no number");
            field.fill("10 %");
            page.locator("#s0-wrong").waitFor(hidden());
            page.reload();
            assertThat(page.textContent("#s0-count-met")).as("the address keeps it").isEqualTo("1");
            assertThat(page.textContent("#s1-count-met")).isEqualTo("5");
            assertThat(page.textContent("#kept tbody")).as("what was kept stays").contains("3");

            page.selectOption("#more select", new SelectOption().setLabel(label(page, "Low")));
            page.click("#more button");
            assertThat(page.locator("[data-simulation]").count()).isEqualTo(3);
            assertThat(page.textContent("#s2-count-met")).isEqualTo("5");
            fits(page, "compare-live", "en", 1280);

            page.navigate(begun + "&s1-v." + SimulationScene.RATIO + "=never");
            assertThat(page.textContent(".govuk-error-summary")).contains("'never' is no number");
            assertThat(page.textContent("#s1-count-met")).as("what stands").isEqualTo("3");
            withoutScriptTheFormAsksAll(begun);
        }
    }

    private void withoutScriptTheFormAsksAll(String address) {
        try (BrowserContext reader = officer("zh", 320, false)) {
            Page page = reader.newPage();
            page.navigate(address);
            Locator field = page.locator("[name='s1-v." + SimulationScene.RATIO + "']");
            assertThat(field.inputValue()).isEqualTo("2.5%");
            field.fill("10%");
            page.locator("[data-side='s1-'] button").click();

            assertThat(page.textContent("#s0-count-met")).isEqualTo("3");
            assertThat(page.textContent("#s1-count-met")).isEqualTo("1");
            assertThat(page.locator("[name='s1-v." + SimulationScene.RATIO + "']").inputValue())
                    .isEqualTo("10%");
            try (BrowserContext other = officer("zh", 320, true)) { // axe is a script itself
                Page same = other.newPage();
                same.navigate(page.url());
                assertThat(same.textContent("#s1-count-met")).isEqualTo("1");
                fits(same, "compare-live", "zh", 320);
            }
        }
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);
    }

    /// How a choice reads that begins with a name.
    private static String label(Page page, String name) {
        return page.locator("#other option").allTextContents().stream()
                .filter(text -> text.startsWith(name + " "))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void policyDesignersSeeNoRegister() {
        try (BrowserContext reader = browser.reader("en", 1280, true)) {
            Browser.signIn(reader, base, DESIGNER.username(), PASSWORD);
            Page page = reader.newPage();
            Response response = page.navigate(look());

            assertThat(response.status()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({"zh, 1280", "en, 1280", "zh, 320", "en, 320"})
    void thePagesReadAndFit(String language, int width) {
        try (BrowserContext reader = officer(language, width, true)) {
            Page page = reader.newPage();
            page.navigate(base + "/simulations");
            fits(page, "begin", language, width);
            page.navigate(look(SimulationScene.RATIO, "0.025"));
            fits(page, "look", language, width);
            page.navigate(look(SimulationScene.RATIO, "nonsense"));
            fits(page, "wrong", language, width);
        }
    }

    @Test
    void theMenuStaysOnOneLineAndDistrictsHaveEnglishNames() {
        try (BrowserContext reader = officer("en", 1280, false)) {
            Page page = reader.newPage();
            page.navigate(look());
            assertThat(
                            page.evaluate(
                                    "new Set([...document.querySelectorAll('.menu li')].map(one => one.offsetTop)).size"))
                    .as("lines of the menu")
                    .isEqualTo(1);
            assertThat(
                            page.evaluate(
                                    "Math.abs(document.querySelector('.brand').offsetTop - document.querySelector('.head__who').offsetTop) < 20"))
                    .as("who signed in stands beside the name")
                    .isEqualTo(true);
            assertThat(page.locator(".tile__name").allTextContents())
                    .containsExactly("Baiyin District", "Pingchuan");
            assertThat(page.textContent(".sliders")).contains("Stands at 3\u00a0%");
        }
    }

    private static void fits(Page page, String name, String language, int width) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(SEEN.resolve(name + "-" + language + "-" + width + ".png")));
        assertThat(Browser.violations(page)).as(name).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("%s scrolls sideways at %d pixels", name, width)
                .isEqualTo(width);
    }
}
