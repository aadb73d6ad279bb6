package org.echelon.platform.casework.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/// The questions of a draft: filled in by several people, saved question by question.
@Controller
class DraftPages {

    private final Drafts drafts;
    private final DraftDesk desk;
    private final Verdicts verdicts;
    private final Clock clock;

    DraftPages(Drafts drafts, DraftDesk desk, Verdicts verdicts, Clock clock) {
        this.drafts = drafts;
        this.desk = desk;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    private FormViews views(Formats say) {
        return new FormViews(say, LocalDate.now(clock));
    }

    /// @param check `all` tells also what is not answered yet; otherwise only what cannot be read
    @GetMapping("/drafts/{id}")
    String form(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String check,
            Locale locale,
            Model model) {
        Draft draft = desk.draft(id);
        Optional<String> gone = DraftDesk.gone(draft);
        if (gone.isPresent()) {
            return gone.get();
        }
        Sheet sheet = desk.sheet(draft);
        return show(sheet, told(sheet, check), FormViews.Over.NOTHING, locale, model);
    }

    private static List<AnswerCheck.Problem> told(Sheet sheet, String check) {
        return check.equals("all")
                ? sheet.problems()
                : sheet.problems().stream()
                        .filter(problem ->
                                sheet.find(problem.place())
                                        .filter(entry -> !entry.typed().isEmpty())
                                        .isPresent())
                        .toList();
    }

    private String show(
            Sheet sheet,
            List<AnswerCheck.Problem> problems,
            FormViews.Over over,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        Map<String, List<String>> asked = desk.asked(sheet.draft());
        model.addAttribute("form", views(say).view(sheet, problems, over, asked));
        model.addAttribute("steps", Steps.of(sheet.draft(), 0, say));
        model.addAttribute("alsoAsked", asked.getOrDefault("", List.of()));
        model.addAttribute("unsaved", !over.typed().isEmpty() && over.conflicts().isEmpty());
        addVerdict(sheet, say, model);
        return "casework/application/form";
    }

    /// Saves what was changed and goes on to the papers, or shows what to look at first.
    @PostMapping("/drafts/{id}")
    String save(
            @PathVariable UUID id,
            @RequestParam Map<String, String> parameters,
            Locale locale,
            Model model,
            jakarta.servlet.http.HttpServletResponse response) {
        Draft draft = desk.draft(id);
        Optional<String> gone = DraftDesk.gone(draft);
        if (gone.isPresent()) {
            return gone.get();
        }
        Sheet sheet = desk.sheet(draft);
        Map<String, Typed> typed = Typed.read(sheet, parameters);
        DraftDesk.Saved saved = desk.save(sheet, typed);
        if (saved.filed().isPresent()) {
            return "redirect:/applications/" + saved.filed().get();
        }
        if (!saved.conflicts().isEmpty()) {
            Map<String, Typed> open = new LinkedHashMap<>(typed);
            open.keySet().retainAll(saved.conflicts().keySet());
            response.setStatus(HttpStatus.CONFLICT.value());
            return show(
                    desk.sheet(draft),
                    List.of(),
                    new FormViews.Over(open, saved.conflicts()),
                    locale,
                    model);
        }
        boolean unreadable =
                desk.sheet(draft).entries().stream()
                        .anyMatch(entry -> entry.input() instanceof Input.Invalid);
        if (unreadable || "stay".equals(parameters.get("next"))) {
            return "redirect:" + draft.address();
        }
        return "redirect:" + draft.address() + "/papers";
    }

    /// What the page's script is told after saving one value.
    ///
    /// @param outcome `saved`, `conflict` or `filed`
    /// @param version number of the value that stands
    /// @param typed what stands, as it stands in the box
    /// @param dispute what stands of the dispute
    /// @param reads how it reads
    /// @param error what is wrong with it
    /// @param saved who saved it and when
    /// @param origin where the answer comes from
    /// @param mine what was sent, in words, where it was not taken
    /// @param theirs what stands, in words, where it was not taken
    /// @param who who saved what stands
    /// @param when when
    /// @param receipt number of the case, where the draft was filed meanwhile
    record Answered(
            String outcome,
            int version,
            String typed,
            String dispute,
            @Nullable String reads,
            @Nullable String error,
            @Nullable String saved,
            @Nullable Tag origin,
            @Nullable String mine,
            @Nullable String theirs,
            @Nullable String who,
            @Nullable String when,
            @Nullable String receipt) {}

    @PostMapping("/drafts/{id}/answer")
    @ResponseBody
    ResponseEntity<Answered> answer(
            @PathVariable UUID id,
            @RequestParam String field,
            @RequestParam int version,
            @RequestParam String value,
            @RequestParam(defaultValue = "") String dispute,
            Locale locale) {
        Sheet sheet = desk.sheet(desk.draft(id));
        Optional<Entry> entry = sheet.find(field).filter(Entry::editable);
        if (entry.isEmpty()) {
            return ResponseEntity.badRequest().build();
        }
        Saving saving = desk.save(sheet, entry.get(), version, value, dispute);
        FormViews views = views(new Formats(locale));
        return switch (saving) {
            case Saving.Saved(SavedAnswer answer) ->
                    ResponseEntity.ok(saved(sheet, entry.get().field(), answer, views));
            case Saving.Conflict(SavedAnswer theirs) ->
                    ResponseEntity.status(HttpStatus.CONFLICT)
                            .body(conflict(entry.get().field(), theirs, value, dispute, views));
            case Saving.Filed(String receipt) ->
                    ResponseEntity.status(HttpStatus.GONE)
                            .body(
                                    new Answered(
                                            "filed", 0, "", "", null, null, null, null, null, null,
                                            null, null, receipt));
        };
    }

    private Answered saved(Sheet sheet, Field field, SavedAnswer answer, FormViews views) {
        Sheet now = desk.sheet(sheet.draft());
        String error =
                told(now, "").stream()
                        .filter(problem -> problem.place().equals(field.id()))
                        .map(problem -> views.words(problem.message()))
                        .findFirst()
                        .orElse(null);
        return new Answered(
                "saved",
                answer.version(),
                FormViews.box(field, answer.typed()),
                answer.dispute(),
                views.reads(field, field.read(answer.typed())),
                error,
                views.saved(answer),
                now.find(field.id()).map(Entry::origin).map(views::origin).orElse(null),
                null,
                null,
                null,
                null,
                null);
    }

    private static Answered conflict(
            Field field, SavedAnswer theirs, String value, String dispute, FormViews views) {
        return new Answered(
                "conflict",
                theirs.version(),
                FormViews.box(field, theirs.typed()),
                theirs.dispute(),
                null,
                null,
                null,
                null,
                views.words(field, Typed.clean(value), Typed.clean(dispute)),
                views.words(field, theirs.typed(), theirs.dispute()),
                views.words(theirs.name()),
                views.moment(theirs.at()),
                null);
    }

    /// The token of the session, for a page whose session ended and that is signed in again.
    @GetMapping("/drafts/{id}/token")
    @ResponseBody
    Map<String, String> token(@PathVariable UUID id, CsrfToken token) {
        desk.draft(id);
        return Map.of("token", token.getToken());
    }

    /// What the programme says on the answers as they stand, to put beside the form.
    @GetMapping("/drafts/{id}/verdict")
    String verdict(@PathVariable UUID id, Locale locale, Model model) {
        addVerdict(desk.sheet(desk.draft(id)), new Formats(locale), model);
        return "casework/application/verdict :: verdict";
    }

    void addVerdict(Sheet sheet, Formats say, Model model) {
        Verdicts.Verdict verdict = verdicts.of(sheet);
        model.addAttribute("verdict", view(sheet, verdict.onAnswers(), say));
        model.addAttribute("registerVerdict", view(sheet, verdict.onRegister(), say));
    }

    private static @Nullable VerdictView view(
            Sheet sheet, @Nullable String evaluation, Formats say) {
        return evaluation == null
                ? null
                : VerdictView.of(
                        evaluation,
                        sheet.programme().id(),
                        say,
                        key ->
                                sheet.programme()
                                        .facts()
                                        .find(key.fact())
                                        .map(fact -> say.words(fact.name()))
                                        .orElse(key.fact()));
    }

    /// A line of the history of a draft.
    public record PastAnswer(String label, String value, String who, String when) {}

    /// Every value ever saved, the newest first.
    @GetMapping("/drafts/{id}/history")
    String history(@PathVariable UUID id, Locale locale, Model model) {
        Draft draft = desk.draft(id);
        Sheet sheet = desk.sheet(draft);
        FormViews views = views(new Formats(locale));
        model.addAttribute("draft", draft.address());
        model.addAttribute(
                "programme", new Formats(locale).words(sheet.programme().definition().name()));
        model.addAttribute(
                "past",
                drafts.history(id).stream()
                        .flatMap(answer ->
                                sheet.find(answer.field()).stream()
                                        .map(entry ->
                                                new PastAnswer(
                                                        views.words(entry.field().label()),
                                                        views.words(
                                                                entry.field(),
                                                                answer.typed(),
                                                                answer.dispute()),
                                                        views.words(answer.name()),
                                                        views.moment(answer.at()))))
                        .toList());
        return "casework/application/history";
    }
}
