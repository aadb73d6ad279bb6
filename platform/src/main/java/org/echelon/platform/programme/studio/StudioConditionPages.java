package org.echelon.platform.programme.studio;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.echelon.platform.identity.Refusal;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.programme.Catalogue;
import org.echelon.policy.message.Words;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What does a condition ask? Written in the fields of a form, without the text of a file.
@Controller
class StudioConditionPages {

    private final StudioDrafts drafts;
    private final Workbench bench;
    private final Catalogue catalogue;

    StudioConditionPages(StudioDrafts drafts, Workbench bench, Catalogue catalogue) {
        this.drafts = drafts;
        this.bench = bench;
        this.catalogue = catalogue;
    }

    /// A draft with what its page of a condition needs.
    private record Opened(
            ProgrammeDraft draft,
            SortedMap<String, byte[]> files,
            Workbench.Look look,
            List<ConditionList.Listed> conditions) {

        Optional<ConditionList.Listed> find(String id) {
            return conditions.stream().filter(one -> one.id().equals(id)).findFirst();
        }

        /// A condition that the form can change.
        ConditionList.Listed plain(String id) {
            return find(id).filter(one -> one.rule().isPresent())
                    .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        }
    }

    private Opened open(UUID id) {
        ProgrammeDraft draft =
                drafts.find(id)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        SortedMap<String, byte[]> files = drafts.files(id);
        if (!ConditionList.isOpen(draft, files)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        Workbench.Look look = bench.look(draft, files);
        return new Opened(draft, files, look, ConditionList.of(draft, files, look));
    }

    @GetMapping("/studio/drafts/{id}/condition")
    String form(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String of,
            Locale locale,
            Model model) {
        Opened opened = open(id);
        if (!opened.draft().state().isOpen()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        ConditionForm typed =
                of.isEmpty()
                        ? ConditionForm.blank(
                                opened.look().programme().definition().sources().stream()
                                        .map(source -> source.document())
                                        .toList())
                        : typed(opened.plain(of));
        return page(opened, typed, List.of(), List.of(), new Formats(locale), model);
    }

    private static ConditionForm typed(ConditionList.Listed condition) {
        return ConditionForm.of(
                condition.id(),
                condition.said().map(said -> said.text()).orElse(null),
                condition.said().map(said -> said.unit()).orElse(null),
                condition.rule().orElseThrow(),
                condition.sources().isEmpty() ? null : condition.sources().getFirst());
    }

    @PostMapping("/studio/drafts/{id}/condition")
    String save(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam Map<String, String> sent,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Formats say = new Formats(locale);
        Opened opened = open(id);
        ConditionForm typed = new ConditionForm(sent);
        Optional<ConditionList.Listed> before =
                typed.get("of").isEmpty()
                        ? Optional.empty()
                        : Optional.of(opened.plain(typed.get("of")));
        ConditionEntry.Outcome outcome =
                ConditionEntry.of(typed, opened.draft(), opened.files(), opened.look(), before);
        if (!outcome.refusals().isEmpty()) {
            return page(opened, typed, outcome.refusals(), List.of(), say, model);
        }
        if (outcome.changes().isEmpty() && opened.draft().revision() == seen) {
            next.addFlashAttribute("done", say.either("没有改动", "Nothing was changed"));
            return back(id);
        }
        return switch (drafts.save(id, seen, outcome.changes())) {
            case Result.Done(ProgrammeDraft now) -> {
                next.addFlashAttribute(
                        "done",
                        say.either(
                                "条件“%s”已保存，第 %d 次修订".formatted(outcome.id(), now.revision()),
                                "Condition '%s' saved as revision %d"
                                        .formatted(outcome.id(), now.revision())));
                yield back(id);
            }
            case Result.Conflict _ ->
                    page(open(id), typed, List.of(), List.of(changed(say)), say, model);
            case Result.Refused(Words reason) ->
                    page(
                            opened,
                            typed,
                            List.of(),
                            List.of(LinkView.of(say.words(reason), null)),
                            say,
                            model);
        };
    }

    @PostMapping("/studio/drafts/{id}/condition/remove")
    String remove(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String of,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Formats say = new Formats(locale);
        Opened opened = open(id);
        ConditionList.Listed condition = opened.plain(of);
        ConditionRemoval.Outcome outcome =
                ConditionRemoval.of(
                        opened.draft(),
                        opened.files(),
                        opened.look(),
                        condition,
                        opened.conditions().size());
        Result result =
                outcome.refusal()
                        .<Result>map(Result.Refused::new)
                        .orElseGet(() -> drafts.save(id, seen, outcome.changes()));
        return switch (result) {
            case Result.Done _ -> {
                next.addFlashAttribute(
                        "done",
                        say.either(
                                "已删除条件“%s”".formatted(of),
                                "Condition '%s' was removed".formatted(of)));
                yield back(id);
            }
            case Result.Conflict _ ->
                    page(open(id), typed(condition), List.of(), List.of(changed(say)), say, model);
            case Result.Refused(Words reason) ->
                    page(
                            opened,
                            typed(condition),
                            List.of(),
                            List.of(LinkView.of(say.words(reason), "#remove")),
                            say,
                            model);
        };
    }

    private static LinkView changed(Formats say) {
        return LinkView.of(
                say.either(
                        "草稿已被他人另存。下面是您的内容，尚未保存；请核对后再保存",
                        "the draft was saved by somebody else meanwhile. Below is what you typed, not saved yet; look at it and save again"),
                null);
    }

    private static String back(UUID id) {
        return "redirect:/studio/drafts/" + id + "#conditions";
    }

    private String page(
            Opened opened,
            ConditionForm typed,
            List<Refusal> wrong,
            List<LinkView> further,
            Formats say,
            Model model) {
        model.addAttribute("draft", opened.draft().id().toString());
        model.addAttribute("revision", opened.draft().revision());
        model.addAttribute("name", say.words(opened.look().programme().definition().name()));
        model.addAttribute(
                "view", new ConditionViews(say, catalogue).form(typed, wrong, opened.look()));
        model.addAttribute(
                "links",
                java.util.stream.Stream.concat(
                                wrong.stream()
                                        .map(one ->
                                                LinkView.of(
                                                        say.words(one.words()), "#" + one.field())),
                                further.stream())
                        .toList());
        return "programme/studio/condition";
    }
}
