package org.echelon.platform.programme.studio;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.page.Browser;
import org.echelon.policy.dmn.DmnReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The editor of tables, by our own script in a real browser, on the newest version of five
/// programmes that are unlike each other; `-Dechelon.editor.all=true` takes every programme. What
/// it writes unchanged means what stood there: the file comes back byte for byte. The page around
/// it, signed in and saved, is walked in `journey.AuthoringJourneyTests`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EditorSweepTests {

    private static final String HOME = "http://editor.test/";
    private static final String PAGE =
            """
            <!DOCTYPE html><html lang="en"><head><title>Editor</title><link rel="icon" href="data:,"><meta charset="UTF-8"></head><body>
            <div data-tables hidden data-busy="opens" data-failed="FAILED">
              <button type="button" data-tables-start>Open</button><ul data-tables-list></ul>
              <div class="tables-editor" style="position:relative;height:600px" data-tables-box></div>
              <p data-tables-status></p><button type="button" hidden data-tables-save>Save</button></div>
            <form data-text-form><input type="hidden" data-editor value=""><textarea></textarea></form>
            </body></html>
            """;

    /// Keeps what the editor warns of when it reads a model, and what is sent.
    private static final String WATCH =
            """
            window.warnings = [];
            Object.defineProperty(window, 'DmnJS', {
              set(editor) {
                this.watched = class extends editor {
                  async importXML(xml, options) {
                    const result = await super.importXML(xml, options);
                    window.warnings.push(...result.warnings.map(String));
                    return result;
                  }
                };
              },
              get() { return this.watched; }
            });
            addEventListener('submit', event => { event.preventDefault(); window.sent = true; });
            """;

    private Browser browser;
    private BrowserContext reader;

    @BeforeAll
    void openTheBrowser() {
        browser = Browser.open();
        reader = browser.reader("en", 1280, true);
        reader.route(HOME + "**", EditorSweepTests::answer);
    }

    @AfterAll
    void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    /// The page, and the scripts and styles as the build made them.
    private static void answer(Route route) {
        String path = route.request().url().substring(HOME.length()).replaceFirst("\\?.*", "");
        if (path.isEmpty()) {
            route.fulfill(
                    new Route.FulfillOptions()
                            .setBody(PAGE)
                            .setContentType("text/html; charset=utf-8"));
            return;
        }
        try (InputStream file = EditorSweepTests.class.getResourceAsStream("/static/" + path)) {
            if (file == null) {
                route.fulfill(new Route.FulfillOptions().setStatus(404).setBody(path));
                return;
            }
            route.fulfill(
                    new Route.FulfillOptions()
                            .setBodyBytes(file.readAllBytes())
                            .setContentType(
                                    path.endsWith(".js")
                                            ? "text/javascript"
                                            : path.endsWith(".css")
                                                    ? "text/css"
                                                    : "application/octet-stream"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final List<String> UNLIKE =
            List.of(
                    "cn/hnte",
                    "cn/tech-sme",
                    "cn/innovation-points",
                    "cn/makerspace",
                    "cn/guangdong/guangzhou/hnte-reward");

    /// The newest model of each programme, of those five or of all.
    private static Stream<Path> models() throws IOException {
        try (Stream<Path> found = Files.walk(TestDatabase.root().resolve("programmes"))) {
            List<Path> all =
                    found.filter(file -> file.endsWith("decision.dmn"))
                            .sorted(Comparator.naturalOrder())
                            .toList();
            TreeMap<Path, Path> newest = new TreeMap<>();
            all.forEach(file -> newest.put(file.resolve("../..").normalize(), file));
            return newest.entrySet().stream()
                    .filter(one ->
                            Boolean.getBoolean("echelon.editor.all")
                                    || UNLIKE.stream().anyMatch(one.getKey()::endsWith))
                    .map(Map.Entry::getValue);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void theEditorOpensEveryTableAndWritesWhatItRead(Path file) throws IOException {
        String before = Files.readString(file);
        List<String> errors = new ArrayList<>();
        try (Page page = reader.newPage()) {
            page.addInitScript(WATCH);
            page.onPageError(errors::add);
            page.onConsoleMessage(message -> {
                boolean bundled = message.text().contains("Inferno"); // how dmn-js was packed
                if (!bundled && List.of("error", "warning").contains(message.type())) {
                    errors.add(message.text());
                }
            });
            page.navigate(HOME);
            page.locator("textarea").fill(before);
            page.evaluate(
                    "async () => (await import('/assets/tables.js')).offer(document.querySelector('[data-tables]'))");
            page.locator("[data-tables-start]").click();
            page.locator("[data-tables-save]").waitFor();
            List<Locator> views = page.locator("[data-tables-list] button").all();
            assertThat(views).isNotEmpty();
            for (Locator view : views) {
                view.click();
                page.locator(
                                ".tables-editor .dmn-decision-table-container, .dmn-literal-expression-container")
                        .first()
                        .waitFor();
            }
            assertThat(page.locator("[data-tables-status]").textContent()).isEmpty();
            assertThat(page.evaluate("window.warnings")).isEqualTo(List.of());
            page.locator("[data-tables-save]").click();
            page.waitForFunction("window.sent");
            String written = page.locator("textarea").inputValue();

            assertThat(errors).isEmpty();
            byte[] taken =
                    TableEditor.taken(
                            before.getBytes(StandardCharsets.UTF_8),
                            written.getBytes(StandardCharsets.UTF_8));
            assertThat(DmnReader.read("decision.dmn", taken).model())
                    .isEqualTo(
                            DmnReader.read("decision.dmn", before.getBytes(StandardCharsets.UTF_8))
                                    .model());
            assertThat(new String(taken, StandardCharsets.UTF_8)).isEqualTo(before);
        }
    }
}
