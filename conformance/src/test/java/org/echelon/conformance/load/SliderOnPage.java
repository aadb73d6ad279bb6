package org.echelon.conformance.load;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.regex.Pattern;

/// A slider of the simulation, moved as a person does. Each answer is timed from the input event
/// whose figure it shows to the frame after the one that has it.
final class SliderOnPage {

    private static final int STEPS = 120;
    private static final int FRAME = 16;
    private static final int QUIET = 1_000;

    private static final String WATCH =
            """
            range => {
              const number = document.getElementById(range.dataset.for);
              const result = document.getElementById("result");
              const inputs = [];
              const times = [];
              const shown = () =>
                Number(new URLSearchParams(document.getElementById("query").value).get(number.name) ?? number.dataset.standing);
              range.addEventListener("input", (event) => inputs.push({ at: event.timeStamp, value: Number(range.value) }), true);
              new MutationObserver(() => {
                const asked = inputs.findLast((one) => one.value === shown());
                requestAnimationFrame(() => requestAnimationFrame(() => times.push(performance.now() - asked.at)));
              }).observe(result, { childList: true });
              window.steps = times;
            }
            """;

    private final Page page;
    private final Locator range;

    private SliderOnPage(Page page, Locator range) {
        this.page = page;
        this.range = range;
    }

    /// The first slider of a page that is open whose figure is called so.
    ///
    /// @param called a part of its name; of no length, any
    static SliderOnPage first(Page page, String called) {
        Locator range =
                page.locator("input[type=range]")
                        .and(page.getByLabel(Pattern.compile(called)))
                        .first();
        range.evaluate(WATCH);
        return new SliderOnPage(page, range);
    }

    /// What the figure is called.
    String label() {
        return range.getAttribute("aria-label").replaceFirst("^[^:]*: ", "");
    }

    /// From the least up and back again by the arrow keys, each as soon as the counts of the one
    /// before it are there.
    ///
    /// @return milliseconds, the shortest first
    double[] byKeys() {
        press("Home");
        page.evaluate("() => { steps.length = 0; }");
        String key = "ArrowRight";
        for (int step = 0; step < STEPS; step++) {
            if (!press(key)) {
                key = key.equals("ArrowRight") ? "ArrowLeft" : "ArrowRight";
                press(key);
            }
        }
        return times();
    }

    /// @return whether the slider moved
    private boolean press(String key) {
        int before = (int) page.evaluate("() => steps.length");
        String value = range.inputValue();
        range.press(key);
        if (range.inputValue().equals(value)) {
            return false;
        }
        page.waitForFunction("before => steps.length > before", before);
        return true;
    }

    /// Over the whole range with the mouse held down, a move in each frame; the page leaves out
    /// what it cannot answer in time.
    ///
    /// @return milliseconds, the shortest first
    double[] byMouse() {
        page.evaluate("() => { steps.length = 0; }");
        range.scrollIntoViewIfNeeded();
        BoundingBox box = range.boundingBox();
        double y = box.y + box.height / 2;
        page.mouse().move(box.x + 1, y);
        page.mouse().down();
        for (int step = 0; step <= 2 * STEPS; step++) {
            page.mouse().move(box.x + 1 + (box.width - 2) * step / (2 * STEPS), y);
            page.waitForTimeout(FRAME);
        }
        page.mouse().up();
        page.waitForTimeout(QUIET);
        return times();
    }

    @SuppressWarnings("unchecked") // what the page answers is a list of numbers
    private double[] times() {
        return ((List<Object>) page.evaluate("() => steps"))
                .stream().mapToDouble(time -> ((Number) time).doubleValue()).sorted().toArray();
    }
}
