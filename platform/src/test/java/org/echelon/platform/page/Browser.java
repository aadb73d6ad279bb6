package org.echelon.platform.page;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/// The system's Chromium, driven by Playwright. Tests skip with one line where there is none,
/// except with `CI=true`, where that is a failure.
final class Browser implements AutoCloseable {

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

    static Browser open() {
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
    BrowserContext reader(String language, int width, boolean scripts) {
        BrowserContext context =
                chromium.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setLocale(language.equals("zh") ? "zh-CN" : "en-GB")
                                .setViewportSize(width, width < 600 ? 780 : 900)
                                .setJavaScriptEnabled(scripts));
        context.setDefaultTimeout(60_000);
        return context;
    }

    /// Signs the reader in by the form.
    static void signIn(BrowserContext context, String base, String name, String password) {
        try (Page page = context.newPage()) {
            page.navigate(base + "/sign-in");
            page.fill("[name=username]", name);
            page.fill("[name=password]", password);
            page.click("main button[type=submit]");
            page.waitForURL(base + "/");
        }
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
