package org.echelon.platform.casework.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.echelon.platform.identity.Access;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.policy.message.Words;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The last step: everything once more, what is missing, the undertaking, and the one button.
@Controller
class SubmitPages {

    private final DraftDesk desk;
    private final DraftPages pages;
    private final SubmitApplication submit;
    private final FilingWindows windows;
    private final Papers papers;
    private final Access access;
    private final Clock clock;

    SubmitPages(
            DraftDesk desk,
            DraftPages pages,
            SubmitApplication submit,
            FilingWindows windows,
            Papers papers,
            Access access,
            Clock clock) {
        this.desk = desk;
        this.pages = pages;
        this.submit = submit;
        this.windows = windows;
        this.papers = papers;
        this.access = access;
        this.clock = clock;
    }

    /// An answer, to be looked over.
    public record Line(String label, String value, String edit) {}

    @GetMapping("/drafts/{id}/submit")
    String check(@PathVariable UUID id, Locale locale, Model model) {
        Draft draft = desk.draft(id);
        return DraftDesk.gone(draft).orElseGet(() -> show(draft, List.of(), false, locale, model));
    }

    private String show(
            Draft draft,
            List<AnswerCheck.Problem> told,
            boolean vouched,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        Sheet sheet = desk.sheet(draft);
        FormViews words = new FormViews(say, LocalDate.now(clock));
        List<AnswerCheck.Problem> open = new ArrayList<>(sheet.problems());
        open.addAll(submit.missingPapers(sheet));
        FilingWindow window =
                draft.kind() == Draft.Kind.SUPPLEMENT
                        ? new FilingWindow.Open(null, Optional.empty())
                        : windows.on(sheet.asOf(), sheet.programme(), sheet.enterprise());
        model.addAttribute("draft", draft.address());
        model.addAttribute("programme", say.words(sheet.programme().definition().name()));
        model.addAttribute("enterprise", sheet.enterprise().name());
        model.addAttribute("supplement", draft.kind() == Draft.Kind.SUPPLEMENT);
        model.addAttribute("steps", Steps.of(draft, 2, say));
        model.addAttribute("lines", lines(sheet, words));
        model.addAttribute("files", files(sheet, words));
        model.addAttribute("open", links(draft, open, say));
        model.addAttribute("errors", links(draft, told, say));
        model.addAttribute("undertaking", say.words(sheet.form().undertaking()));
        model.addAttribute("vouched", vouched);
        model.addAttribute(
                "unvouched", told.stream().anyMatch(p -> p.place().equals("undertaking")));
        model.addAttribute("opens", window instanceof FilingWindow.Open);
        model.addAttribute("window", WindowWords.of(window, say));
        model.addAttribute("notice", WindowWords.notice(window));
        model.addAttribute(
                "extension",
                window instanceof FilingWindow.Open(LocalDate _, var why)
                        ? why.map(say::words).orElse(null)
                        : null);
        model.addAttribute("may", access.maySubmit(draft.enterprise(), draft.programme()));
        pages.addVerdict(sheet, say, model);
        return "casework/application/submit";
    }

    private static List<Line> lines(Sheet sheet, FormViews words) {
        return sheet.entries().stream()
                .filter(Entry::editable)
                .map(entry ->
                        new Line(
                                words.words(entry.field().label()),
                                words.words(entry.field(), entry.typed(), entry.dispute()),
                                sheet.draft().address() + "#" + entry.field().anchor()))
                .toList();
    }

    private List<Line> files(Sheet sheet, FormViews words) {
        List<FiledPaper> there = papers.of(sheet.draft().id());
        return sheet.papers().stream()
                .map(paper -> {
                    List<String> names =
                            there.stream()
                                    .filter(file -> file.paper().equals(paper.id()))
                                    .map(FiledPaper::name)
                                    .toList();
                    return new Line(
                            words.words(paper.name()),
                            names.isEmpty()
                                    ? words.say().either("（无文件）", "(no file)")
                                    : String.join(words.say().either("、", ", "), names),
                            sheet.draft().address() + "/papers#paper-" + paper.id());
                })
                .toList();
    }

    /// Each problem leads to the question or paper, on the page where it stands.
    private static List<LinkView> links(
            Draft draft, List<AnswerCheck.Problem> problems, Formats say) {
        return problems.stream()
                .map(problem -> {
                    String place = problem.place();
                    String address =
                            place.equals("undertaking")
                                    ? "#undertaking"
                                    : place.contains(".") || place.equals("confirmed")
                                            ? draft.address()
                                                    + "?check=all#f-"
                                                    + place.replace('.', '-')
                                            : draft.address() + "/papers?check=all#paper-" + place;
                    return LinkView.of(say.words(problem.message()), address);
                })
                .toList();
    }

    @PostMapping("/drafts/{id}/submit")
    String submit(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean undertaking,
            Locale locale,
            Model model) {
        desk.draft(id);
        return switch (submit.submit(id, undertaking)) {
            case Submission.Filed(String receipt, _) -> "redirect:/applications/" + receipt;
            case Submission.Incomplete(List<AnswerCheck.Problem> problems) ->
                    show(desk.draft(id), problems, undertaking, locale, model);
            case Submission.Refused(Words what, Words remedy) -> {
                model.addAttribute("refused", new Formats(locale).words(what));
                model.addAttribute("remedy", new Formats(locale).words(remedy));
                yield show(desk.draft(id), List.of(), undertaking, locale, model);
            }
        };
    }
}
