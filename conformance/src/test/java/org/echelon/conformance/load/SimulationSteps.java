package org.echelon.conformance.load;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/// How long a step of a slider takes in a browser, from the key or the mouse to the new counts on
/// the screen, over synthetic enterprises on a platform of its own.
///
/// `mvn -q -Pbenchmark -pl conformance -am -DskipTests verify
/// -Dbenchmark.main=org.echelon.conformance.load.SimulationSteps -Dbenchmark.arguments=200000`; see
/// `docs/developers/performance.md`.
final class SimulationSteps {

    private static final String DESIGNER = "steps";
    private static final String POPULATION = "region";
    private static final String DAY = "2026-06-30";
    private static final String CHROMIUM = "/usr/bin/chromium";
    private static final List<String> ARGUMENTS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync");

    /// A mark that a score is held against, a ratio of two facts, a ratio that a table gives by a
    /// third; a mark on one of two ways; the edge of a tier; an amount.
    private static final List<Figure> FIGURES =
            List.of(
                    new Figure("cn/hnte/2016-01-01", "Pass mark"),
                    new Figure("cn/hnte/2016-01-01", "Least share of S&T personnel"),
                    new Figure("cn/hnte/2016-01-01", "Least R&D over sales, up to"),
                    new Figure("cn/tech-sme/2022-04-01", "Pass mark"),
                    new Figure("cn/gansu/innovative-enterprise/2024-04-01", "first tier"),
                    new Figure("cn/gansu/hnte-reward/2021-01-01", "first recognition"));

    private SimulationSteps() {}

    public static void main(String[] arguments) throws Exception {
        Path root = Path.of(System.getProperty("echelon.root", ".")).toAbsolutePath();
        Path data = Files.createDirectories(root.resolve("target/load"));
        String enterprises = System.getProperty("benchmark.arguments", "");
        try (RunningPlatform platform = RunningPlatform.start(root, data)) {
            platform.synthesise(POPULATION, enterprises.isBlank() ? "200000" : enterprises);
            openAccount(platform);
            try (Playwright playwright =
                            Playwright.create(
                                    new Playwright.CreateOptions()
                                            .setEnv(
                                                    Map.of(
                                                            "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD",
                                                            "1")));
                    Browser chromium =
                            playwright
                                    .chromium()
                                    .launch(
                                            new BrowserType.LaunchOptions()
                                                    .setExecutablePath(Path.of(CHROMIUM))
                                                    .setArgs(ARGUMENTS));
                    BrowserContext reader =
                            chromium.newContext(
                                    new Browser.NewContextOptions()
                                            .setLocale("en-GB")
                                            .setViewportSize(1280, 900))) {
                reader.setDefaultTimeout(300_000);
                measure(platform, reader.newPage());
            }
        }
    }

    private static void openAccount(RunningPlatform platform) throws SQLException {
        try (Connection connection = platform.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into identity.account (username, password_hash, name_zh, name_en, role, region, created_at)
                    values ('%s', '%s', '测量', 'Steps', 'POLICY_DESIGNER', '', now())
                    """
                            .formatted(DESIGNER, Region.HASH));
        }
    }

    /// @param called a part of the figure's name
    private record Figure(String rules, String called) {}

    private static void measure(RunningPlatform platform, Page page) throws IOException {
        page.navigate(platform.address() + "/sign-in");
        page.fill("[name=username]", DESIGNER);
        page.fill("[name=password]", Region.PASSWORD);
        page.click("main button[type=submit]");
        page.waitForURL(address -> !address.contains("/sign-in"));
        System.out.printf(
                "load of the machine before: %.1f%n"
                        + "| rules | figure | opened, s | steps | median, ms | 95 %%, ms | worst, ms | the platform's processor time for a step, ms |%n"
                        + "|---|---|---|---|---|---|---|---|%n",
                load());
        for (Figure figure : FIGURES) {
            String rules = figure.rules();
            long begin = System.nanoTime();
            page.navigate(
                    "%s/simulations/look?population=%s&asOf=%s&of=%s"
                            .formatted(platform.address(), POPULATION, DAY, rules));
            double opened = (System.nanoTime() - begin) / 1e9;
            SliderOnPage slider = SliderOnPage.first(page, figure.called());
            double before = platform.cost().platform();
            double[] byKeys = slider.byKeys();
            double between = platform.cost().platform();
            double[] byMouse = slider.byMouse();
            double after = platform.cost().platform();
            print(rules, slider.label() + ", by keys", opened, byKeys, between - before);
            print(rules, slider.label() + ", by the mouse", opened, byMouse, after - between);
        }
        System.out.printf("load of the machine after: %.1f%n", load());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    /// @param sorted milliseconds
    /// @param cost processor time of all steps, in milliseconds
    private static void print(
            String rules, String figure, double opened, double[] sorted, double cost) {
        System.out.printf(
                "| %s | %s | %.1f | %d | %.0f | %.0f | %.0f | %.0f |%n",
                rules,
                figure,
                opened,
                sorted.length,
                sorted[sorted.length / 2],
                sorted[(int) Math.ceil(0.95 * sorted.length) - 1],
                sorted[sorted.length - 1],
                cost / sorted.length);
    }
}
