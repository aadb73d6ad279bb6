package org.echelon.platform.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.echelon.platform.TestDatabase;
import org.junit.jupiter.api.Assumptions;

/// The system's Chromium, driven by Playwright. Tests skip with one line where there is none,
/// except with `CI=true`, where that is a failure.
public final class Browser implements AutoCloseable {

    private static final Path PACKAGES =
            TestDatabase.root().resolve("platform/src/main/frontend/node_modules");
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    /// So many milliseconds each script of a page comes late, to find who takes it for granted.
    private static final int LATE = Integer.getInteger("echelon.browser.late", 0);

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(Playwright playwright) {
        this.playwright = playwright;
        this.chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(CHROMIUM)
                                        .setArgs(ARGUMENTS));
    }

    public static Browser open() {
        if (!Files.isExecutable(CHROMIUM)) {
            String missing =
                    CHROMIUM
                            + " is not installed, so no page was opened in a browser;"
                            + " ./echelon test installs it where it may";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(missing);
            }
            Assumptions.abort(missing);
        }
        return new Browser(
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))));
    }

    /// A window of a reader of a language.
    public BrowserContext reader(String language, int width, boolean scripts) {
        BrowserContext context =
                chromium.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setLocale(language.equals("zh") ? "zh-CN" : "en-GB")
                                .setViewportSize(width, width < 600 ? 780 : 900)
                                .setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(Integer.getInteger("echelon.browser.timeout", 60_000));
        if (LATE > 0) {
            context.route("**/assets/*.js", Browser::later);
        }
        return context;
    }

    private static void later(Route route) {
        try {
            Thread.sleep(LATE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        route.resume();
    }

    /// Signs the reader in by the form.
    public static void signIn(BrowserContext context, String base, String name, String password) {
        try (Page page = context.newPage()) {
            page.navigate(base + "/sign-in");
            page.fill("[name=username]", name);
            page.fill("[name=password]", password);
            page.click("main button[type=submit]");
            page.waitForURL(address -> !address.contains("/sign-in"));
        }
    }

    /// What axe finds wrong with a page, which has to run scripts: without them axe never answers.
    @SuppressWarnings("unchecked") // what axe answers is a list of texts
    public static List<String> violations(Page page) {
        if (!(Boolean) page.evaluate("'axe' in window")) { // half a megabyte, once a page
            try {
                page.evaluate(Files.readString(PACKAGES.resolve("axe-core/axe.min.js")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return (List<String>)
                page.evaluate(
                        """
                        async () => (await axe.run(document, {
                            rules: {'target-size': {enabled: true}},
                            resultTypes: ['violations'] // what passed need not be listed
                          })).violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html.slice(0, 200)))
                        """);
    }

    /// What the checker of the HTML standard finds wrong with the files of a folder.
    ///
    /// It ends with 0 where it found nothing and with 1 where it lists what it found; whatever else
    /// it says is a fault of its own, such as a stack too small for the standard's schema, and no
    /// file was read.
    public static List<String> mistakes(Path folder) {
        try {
            Process checker =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-XX:+UseSerialGC",
                                    "-Xss16m",
                                    "-jar",
                                    PACKAGES.resolve("vnu-jar/build/dist/vnu.jar").toString(),
                                    "--errors-only",
                                    "--skip-non-html",
                                    folder.toString())
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(checker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!checker.waitFor(2, TimeUnit.MINUTES)) {
                throw new AssertionError("the HTML checker did not end within two minutes");
            }
            List<String> found = said.lines().filter(line -> line.contains("error:")).toList();
            if (checker.exitValue() != (found.isEmpty() ? 0 : 1)
                    || said.contains("StackOverflow")) {
                throw new AssertionError(
                        "the HTML checker itself failed on %s with status %d: %s"
                                .formatted(folder, checker.exitValue(), said));
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
