package org.echelon.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.page.Browser;

/// Somebody who walks through the pages: keeps a picture of each page looked at, and what axe and
/// the HTML checker will want to see of it.
final class Walker implements AutoCloseable {

    static final Path TARGET = TestDatabase.root().resolve("platform/target");
    static final Path PAGES = TARGET.resolve("journey-pages");
    private static final int PATIENCE = 120;

    final Page page;
    private final BrowserContext context;
    private final String base;
    private final String name;
    private final List<String> mistakes = new ArrayList<>();

    Walker(Browser browser, String base, String language, int width, String name) {
        this.context = browser.reader(language, width, true);
        this.base = base;
        this.name = language + "-" + name;
        this.page = context.newPage();
        page.onPageError(mistakes::add);
    }

    Walker signIn(String account, String password) {
        Browser.signIn(context, base, account, password);
        return this;
    }

    /// Opens an address, which must answer.
    Walker open(String address) {
        Response answer = page.navigate(address.startsWith("http") ? address : base + address);
        assertThat(answer.status()).as(address).isEqualTo(200);
        return this;
    }

    /// Opens an address again and again until something is so; the platform's own work takes a
    /// moment.
    Walker openUntil(String address, BooleanSupplier holds) {
        for (int second = 0; second < PATIENCE; second++) {
            page.navigate(base + address); // who is not asked yet is refused until then
            if (holds.getAsBoolean()) {
                return this;
            }
            page.waitForTimeout(1_000);
        }
        throw new AssertionError(
                address + " does not come to it: " + page.locator("main").innerText());
    }

    boolean sees(String selector) {
        return page.locator(selector).count() > 0;
    }

    boolean reads(String words) {
        return page.locator("main").innerText().contains(words);
    }

    /// Looks at the page: accessible, no wider than a phone, without a mistake of a script.
    Walker look(String what) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(TARGET.resolve("screenshots/walk-" + name + "-" + what + ".png")));
        try {
            Files.writeString(PAGES.resolve(name + "-" + what + ".html"), source());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(Browser.violations(page)).as("%s: %s", name, what).isEmpty();
        page.setViewportSize(320, 900);
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth"))
                .as("%s: %s scrolls sideways at 320 pixels", name, what)
                .isLessThanOrEqualTo(320);
        page.setViewportSize(1280, 900);
        assertThat(mistakes).as("%s: %s", name, what).isEmpty();
        return this;
    }

    /// What the server sent, before any script.
    private String source() {
        return (String)
                page.evaluate(
                        "async () => await (await fetch(location.href, {credentials: 'same-origin'})).text()");
    }

    /// Presses the button of an action.
    Walker act(String action) {
        page.locator("button[name=action][value=" + action + "]").first().click();
        page.waitForLoadState();
        return this;
    }

    String key() {
        return page.url().replaceFirst(".*/", "").replaceFirst("[?#].*", "");
    }

    @Override
    public void close() {
        context.close();
    }
}
