package org.echelon.platform.programme.studio;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.programme.Catalogue;
import org.echelon.platform.programme.DifferenceView;
import org.echelon.policy.message.Words;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What does a draft say, is it sound, and may it be published?
@Controller
class StudioDraftPages {

    private static final String DECISION = "decision.dmn";

    private final StudioDrafts drafts;
    private final StudioPublication publication;
    private final StudioFolders folders;
    private final Workbench bench;
    private final Catalogue catalogue;
    private final CurrentViewer viewer;
    private final Clock clock;

    StudioDraftPages(
            StudioDrafts drafts,
            StudioPublication publication,
            StudioFolders folders,
            Workbench bench,
            Catalogue catalogue,
            CurrentViewer viewer,
            Clock clock) {
        this.drafts = drafts;
        this.publication = publication;
        this.folders = folders;
        this.bench = bench;
        this.catalogue = catalogue;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GetMapping("/studio/drafts/{id}")
    String page(@PathVariable UUID id, Locale locale, Model model) {
        return page(draft(id), List.of(), new Formats(locale), model);
    }

    private String page(ProgrammeDraft draft, List<LinkView> wrong, Formats say, Model model) {
        SortedMap<String, byte[]> files = drafts.files(draft.id());
        Workbench.Look look = bench.look(draft, files);
        model.addAttribute(
                "difference",
                look.difference(draft).map(found -> DifferenceView.of(found, say)).orElse(null));
        model.addAttribute(
                "view",
                new DraftViews(say, clock.getZone())
                        .view(
                                draft,
                                files,
                                look,
                                publication.changes(draft),
                                drafts.steps(draft.id()),
                                viewer.get()));
        model.addAttribute("writable", ConditionList.isOpen(draft, files));
        model.addAttribute(
                "conditions",
                new ConditionViews(say, catalogue)
                        .rows(draft, ConditionList.of(draft, files, look), look));
        model.addAttribute("links", wrong);
        return "programme/studio/draft";
    }

    @PostMapping("/studio/drafts/{id}/step")
    String step(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String step,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String words,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Formats say = new Formats(locale);
        Result result =
                switch (step) {
                    case "SUBMITTED" -> publication.submit(id, seen);
                    case "TAKEN_BACK" -> drafts.takeBack(id, seen);
                    case "DISCARDED" -> drafts.discard(id, seen);
                    case "RETURNED" -> publication.giveBack(id, seen, words);
                    case "PUBLISHED" -> publication.publish(id, seen);
                    default -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
                };
        return switch (result) {
            case Result.Done(ProgrammeDraft draft) -> {
                next.addFlashAttribute(
                        "done",
                        say.either(
                                "草稿%s".formatted(draft.state().words().zh()),
                                "The draft is %s".formatted(draft.state().words().en())));
                yield "redirect:/studio/drafts/" + id;
            }
            case Result.Conflict(ProgrammeDraft now) ->
                    page(now, List.of(LinkView.of(changed(now, say), null)), say, model);
            case Result.Refused(Words reason) ->
                    page(draft(id), List.of(LinkView.of(say.words(reason), null)), say, model);
        };
    }

    private static String changed(ProgrammeDraft now, Formats say) {
        return say.either(
                "草稿已改到第 %d 次修订；请先查看再操作".formatted(now.revision()),
                "the draft was changed meanwhile and is at revision %d; look at it first"
                        .formatted(now.revision()));
    }

    @GetMapping("/studio/drafts/{id}/export.zip")
    ResponseEntity<byte[]> export(@PathVariable UUID id) {
        ProgrammeDraft draft = draft(id);
        return Downloads.zip(folders.draft(id), draft.unit().replace('/', '-') + ".zip");
    }

    @PostMapping("/studio/drafts/{id}/files")
    String addOrRemove(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String remove,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        ProgrammeDraft draft = draft(id);
        String path = remove.isEmpty() ? path(draft, name.strip()) : remove;
        SortedMap<String, byte[]> files = drafts.files(id);
        if (remove.isEmpty() && (name.isBlank() || files.containsKey(path))) {
            return page(
                    draft,
                    List.of(
                            LinkView.of(
                                    name.isBlank()
                                            ? say.either("请填写文件名", "write the name of the file")
                                            : say.either("已有 " + path, path + " is there already"),
                                    "#name")),
                    say,
                    model);
        }
        Optional<byte[]> content =
                remove.isEmpty() ? Optional.of(blank(draft, path, files)) : Optional.empty();
        return switch (drafts.save(id, seen, Map.of(path, content))) {
            case Result.Done _ ->
                    remove.isEmpty()
                            ? "redirect:" + DraftViews.address(draft, path)
                            : "redirect:/studio/drafts/" + id;
            case Result.Conflict(ProgrammeDraft now) ->
                    page(now, List.of(LinkView.of(changed(now, say), null)), say, model);
            case Result.Refused(Words reason) ->
                    page(draft, List.of(LinkView.of(say.words(reason), "#name")), say, model);
        };
    }

    /// A bare word is the name of an example.
    private static String path(ProgrammeDraft draft, String name) {
        return switch (name) {
            case "facts.yaml", "programme.yaml" -> draft.programme() + "/" + name;
            case "version.yaml",
                    DECISION,
                    "parameters.yaml",
                    "papers.yaml",
                    "form.schema.json",
                    "procedure.bpmn" ->
                    draft.unit() + "/" + name;
            default ->
                    draft.unit()
                            + "/examples/"
                            + name.replaceFirst("^examples/", "")
                                    .replaceFirst("\\.ya?ml$", "")
                                    .replace(' ', '-')
                            + ".yaml";
        };
    }

    /// A new example begins as the first one there is.
    private static byte[] blank(
            ProgrammeDraft draft, String path, SortedMap<String, byte[]> files) {
        String examples = draft.unit() + "/examples/";
        return files.entrySet().stream()
                .filter(file -> path.startsWith(examples) && file.getKey().startsWith(examples))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse("# \n".getBytes(StandardCharsets.UTF_8));
    }

    private ProgrammeDraft draft(UUID id) {
        return drafts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
