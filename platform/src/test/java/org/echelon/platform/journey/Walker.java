package org.echelon.platform.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.echelon.platform.TestDatabase;
import org.echelon.platform.page.Browser;

/// Somebody who walks through the pages: keeps a picture of each page looked at, and what axe and
/// the HTML checker will want to see of it.
final class Walker implements AutoCloseable {

    static final Path PICTURES = TestDatabase.root().resolve("platform/target/screenshots");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int PAUSE = 250; // milliseconds

    final Page page;
    private final BrowserContext context;
    private final String base;
    private final Path pages;
    private final String name;
    private final List<String> mistakes = new ArrayList<>();
    private boolean inPassing;

    /// @param pages where the pages that were looked at are kept for the HTML checker
    /// @param name what the pictures and pages of this person begin with
    Walker(Browser browser, String base, Path pages, String language, String name) {
        this.context = browser.reader(language, 1280, true);
        this.base = base;
        this.pages = pages;
        this.name = name;
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
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            page.navigate(base + address); // who is not asked yet is refused until then
            if (holds.getAsBoolean()) {
                return this;
            }
            page.waitForTimeout(PAUSE);
        }
        throw new AssertionError(
                address + " does not come to it: " + page.locator("main").innerText());
    }

    boolean sees(String selector) {
        return page.locator(selector).count() > 0;
    }

    boolean reads(String words) {
        return text().contains(words);
    }

    /// What the page says, blanks that hold a number and its unit together as plain ones.
    String text() {
        return plain(page.locator("main").innerText());
    }

    /// What the page says went wrong.
    String alert() {
        return plain(page.locator("main [role=alert]").innerText());
    }

    private static String plain(String text) {
        return text.replace('\u00a0', ' ');
    }

    /// Ticks a box.
    void choose(String box) {
        page.locator(box).first().check();
    }

    /// Keeps the picture alone of what this person sees from now on: pages that another walk of the
    /// same class looks at.
    Walker inPassing() {
        inPassing = true;
        return this;
    }

    /// Looks at the page: accessible, no wider than a phone, without a mistake of a script.
    Walker look(String what) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve(name + "-" + what + ".png")));
        assertThat(mistakes).as("%s: %s", name, what).isEmpty();
        if (inPassing) {
            return this;
        }
        try {
            Files.writeString(pages.resolve(name + "-" + what + ".html"), source());
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

    /// A picture alone, of something that is not ours to make accessible.
    void picture(String what) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(PICTURES.resolve(name + "-" + what + ".png")));
        assertThat(mistakes).as("%s: %s", name, what).isEmpty();
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

    /// Sends the form of an action as another action that has no button: what somebody might do who
    /// makes the form by hand.
    Walker pressByHand(String shown, String sent) {
        page.locator("button[name=action][value=" + shown + "]")
                .first()
                .evaluate("(button, action) => { button.value = action; }", sent);
        return act(sent);
    }

    /// The address of the page within the platform.
    String address() {
        return page.url().replace(base, "").replaceFirst("[?#].*", "");
    }

    String key() {
        return page.url().replaceFirst(".*/", "").replaceFirst("[?#].*", "");
    }

    @Override
    public void close() {
        context.close();
    }
}
