package org.echelon.conformance.load;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.function.UnaryOperator;

/// A draft of the technology-SME decision whose pass mark is a figure of `parameters.yaml`, written
/// in the studio: the published one has its thresholds in the decision, where no slider is.
final class TechSmeDraft {

    private static final String FROM = "cn/tech-sme/2022-04-01";
    private static final String DAY = "2026-01-01";

    private TechSmeDraft() {}

    /// @param page of a policy designer who is signed in
    /// @return the draft's id
    static String open(Page page, String address) {
        page.navigate(address + "/studio");
        page.selectOption("select[name=from]", FROM);
        page.fill("input[name=day]", DAY);
        page.click("form[action$='/studio/versions'] button");
        page.waitForURL(at -> at.contains("/studio/drafts/"));
        String draft = page.url().substring(page.url().lastIndexOf('/') + 1);
        String files = address + "/studio/drafts/" + draft + "/edit?path=cn/tech-sme/" + DAY;
        edit(
                page,
                files + "/parameters.yaml",
                text ->
                        text
                                + """
                                pass mark:
                                  name: { zh: 综合评价及格线, en: Pass mark }
                                  value: 60
                                  unit: points
                                  source: { document: 国科发政〔2017〕115号, article: "7" }
                                """);
        edit(
                page,
                files + "/decision.dmn",
                text ->
                        text.replace(
                                        "total_score &gt;= 60",
                                        "total_score &gt;= parameters.pass mark")
                                .replace(
                                        "<informationRequirement id=\"points_needs_total_score\">",
                                        "<informationRequirement id=\"points_reads_parameters\"><requiredInput href=\"#in_parameters\"/></informationRequirement>\n    <informationRequirement id=\"points_needs_total_score\">"));
        return draft;
    }

    private static void edit(Page page, String file, UnaryOperator<String> change) {
        page.navigate(file);
        Locator text = page.locator("textarea[name=text]");
        text.evaluate("(field, text) => { field.value = text; }", change.apply(text.inputValue()));
        page.waitForResponse(
                answer -> answer.request().method().equals("POST"),
                () -> text.evaluate("field => field.form.requestSubmit()"));
    }
}
