package org.echelon.platform.programme.studio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.echelon.platform.identity.CurrentViewer;
import org.echelon.platform.identity.Refusal;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.programme.Catalogue;
import org.echelon.platform.programme.DifferenceView;
import org.echelon.platform.sheet.RefusedRow;
import org.echelon.platform.sheet.RefusedRows;
import org.echelon.platform.sheet.SentFiles;
import org.echelon.policy.Programme;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
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

    @GetMapping("/studio/drafts/{id}/edit")
    String edit(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String path,
            Locale locale,
            Model model) {
        ProgrammeDraft draft = draft(id);
        byte[] content = drafts.files(id).get(path);
        if (content == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return editor(draft, path, content, List.of(), new Formats(locale), model);
    }

    @PostMapping("/studio/drafts/{id}/edit")
    String save(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String path,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String editor,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        ProgrammeDraft draft = draft(id);
        byte[] before = drafts.files(id).get(path);
        if (before == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        byte[] typed = bytes(text, before);
        byte[] content = editor.equals("tables") ? TableEditor.taken(before, typed) : typed;
        return saved(draft, path, seen, before, content, List.of(), locale, model, next);
    }

    /// What was typed, with the line ends of the file; browsers send their own.
    private static byte[] bytes(String text, byte[] before) {
        String plain = text.replace("\r\n", "\n").replace('\r', '\n');
        boolean windows = new String(before, StandardCharsets.UTF_8).contains("\r\n");
        return (windows ? plain.replace("\n", "\r\n") : plain).getBytes(StandardCharsets.UTF_8);
    }

    private String saved(
            ProgrammeDraft draft,
            String path,
            int seen,
            byte[] before,
            byte[] content,
            List<LinkView> wrong,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Formats say = new Formats(locale);
        if (!wrong.isEmpty()) {
            return editor(draft, path, content, wrong, say, model);
        }
        if (Arrays.equals(before, content) && draft.revision() == seen) {
            next.addFlashAttribute("done", say.either("没有改动", "Nothing was changed"));
            return "redirect:" + DraftViews.address(draft, path);
        }
        return switch (drafts.save(draft.id(), seen, Map.of(path, Optional.of(content)))) {
            case Result.Done(ProgrammeDraft now) -> {
                next.addFlashAttribute(
                        "done",
                        say.either(
                                "已保存，第 %d 次修订".formatted(now.revision()),
                                "Saved as revision %d".formatted(now.revision())));
                yield "redirect:" + DraftViews.address(draft, path);
            }
            case Result.Conflict(ProgrammeDraft now) -> {
                model.addAttribute("stored", DraftViews.text(before));
                yield editor(
                        now,
                        path,
                        content,
                        List.of(
                                LinkView.of(
                                        say.either(
                                                "草稿已被另存为第 %d 次修订。下面是您的内容，尚未保存；请与已保存的内容核对后再保存"
                                                        .formatted(now.revision()),
                                                "the draft was saved meanwhile as revision %d. Below is what you typed, not saved yet; compare it with what is stored and save again"
                                                        .formatted(now.revision())),
                                        "#text")),
                        say,
                        model);
            }
            case Result.Refused(Words reason) ->
                    editor(
                            draft,
                            path,
                            content,
                            List.of(LinkView.of(say.words(reason), "#text")),
                            say,
                            model);
        };
    }

    private String editor(
            ProgrammeDraft draft,
            String path,
            byte[] content,
            List<LinkView> wrong,
            Formats say,
            Model model) {
        SortedMap<String, byte[]> files = drafts.files(draft.id());
        files.put(path, content);
        Workbench.Look look = bench.look(draft, files);
        DraftViews views = new DraftViews(say, clock.getZone());
        DraftView view =
                views.view(draft, files, look, List.of(), drafts.steps(draft.id()), viewer.get());
        String name = DraftViews.name(draft, path);
        model.addAttribute("view", view);
        model.addAttribute("path", path);
        model.addAttribute("name", name);
        model.addAttribute("text", DraftViews.text(content));
        model.addAttribute("links", wrong);
        model.addAttribute(
                "found",
                look.foundIn(path).stream().map(one -> views.found(one, draft, files)).toList());
        model.addAttribute(
                "example",
                view.examples().stream()
                        .filter(one -> one.file().equals(name))
                        .findFirst()
                        .orElse(null));
        model.addAttribute(
                "words", name.equals("programme.yaml") ? DraftForms.words(content) : null);
        model.addAttribute(
                "parameters",
                name.equals("parameters.yaml") ? DraftForms.parameters(content) : null);
        model.addAttribute("documents", documents(look.programme()));
        model.addAttribute(
                "rules", name.equals(DECISION) ? TableEditor.shown(look.version()) : null);
        return "programme/studio/edit";
    }

    private static List<String> documents(Programme programme) {
        return programme.definition().sources().stream().map(source -> source.document()).toList();
    }

    @PostMapping("/studio/drafts/{id}/words")
    String words(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam MultiValueMap<String, String> sent,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        ProgrammeDraft draft = draft(id);
        String path = draft.programme() + "/programme.yaml";
        byte[] before = required(id, path);
        List<DraftForms.WordsRow> rows = new ArrayList<>();
        List<String> paths = sent.getOrDefault("row", List.of());
        for (int i = 0; i < paths.size(); i++) {
            rows.add(
                    new DraftForms.WordsRow(
                            paths.get(i),
                            field(sent, "zh", i),
                            field(sent, "en", i),
                            paths.get(i).contains(".") ? field(sent, "unit", i) : null));
        }
        List<Refusal> wrong = new ArrayList<>();
        byte[] content =
                DraftForms.withWords(
                        before,
                        rows,
                        new DraftForms.WordsRow(
                                field(sent, "added", 0),
                                field(sent, "addedZh", 0),
                                field(sent, "addedEn", 0),
                                field(sent, "addedUnit", 0)),
                        wrong);
        return saved(draft, path, seen, before, content, links(wrong, locale), locale, model, next);
    }

    @PostMapping("/studio/drafts/{id}/parameters")
    String parameters(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam MultiValueMap<String, String> sent,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        ProgrammeDraft draft = draft(id);
        String path = draft.unit() + "/parameters.yaml";
        byte[] before = required(id, path);
        List<DraftForms.ParameterRow> rows = new ArrayList<>();
        int size = sent.getOrDefault("name", List.of()).size();
        for (int i = 0; i < size; i++) {
            rows.add(
                    new DraftForms.ParameterRow(
                            field(sent, "name", i),
                            field(sent, "zh", i),
                            field(sent, "en", i),
                            field(sent, "value", i),
                            field(sent, "unit", i),
                            field(sent, "document", i),
                            field(sent, "article", i),
                            field(sent, "status", i),
                            false));
        }
        List<Refusal> wrong = new ArrayList<>();
        byte[] content = DraftForms.withParameters(before, rows, wrong);
        return saved(draft, path, seen, before, content, links(wrong, locale), locale, model, next);
    }

    private static List<LinkView> links(List<Refusal> wrong, Locale locale) {
        Formats say = new Formats(locale);
        return wrong.stream()
                .map(one ->
                        LinkView.of(
                                (one.field().matches("p\\d+") ? "" : one.field() + ": ")
                                        + say.words(one.words()),
                                "#form"))
                .toList();
    }

    private static String field(MultiValueMap<String, String> sent, String name, int at) {
        List<String> values = sent.getOrDefault(name, List.of());
        return at < values.size() ? values.get(at).strip() : "";
    }

    @GetMapping("/studio/drafts/{id}/tables.xlsx")
    ResponseEntity<byte[]> tables(@PathVariable UUID id) {
        ProgrammeDraft draft = draft(id);
        byte[] model = required(id, draft.unit() + "/" + DECISION);
        if (!TableEditor.isReadable(model)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        try {
            return Downloads.xlsx(
                    RuleBook.written(RuleSheet.of(new String(model, StandardCharsets.UTF_8))),
                    draft.unit().replace('/', '-') + ".xlsx");
        } catch (IllegalArgumentException tooLong) {
            return Downloads.refused(String.valueOf(tooLong.getMessage()));
        }
    }

    @PostMapping("/studio/drafts/{id}/tables")
    String bringIn(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam @Nullable List<MultipartFile> file,
            Locale locale,
            Model model,
            RedirectAttributes next)
            throws IOException {
        Formats say = new Formats(locale);
        ProgrammeDraft draft = draft(id);
        String path = draft.unit() + "/" + DECISION;
        byte[] before = required(id, path);
        Optional<MultipartFile> sent = SentFiles.first(file);
        List<LinkView> wrong = new ArrayList<>();
        byte[] content = before;
        if (sent.isEmpty()) {
            wrong.add(LinkView.of(say.either("请选择 XLSX 文件", "choose an XLSX file"), "#file"));
        } else if (!TableEditor.isReadable(before)) {
            wrong.add(
                    LinkView.of(
                            say.either(
                                    "decision.dmn 有错误，请先改正",
                                    "decision.dmn has mistakes; mend them first"),
                            "#text"));
        } else {
            String xml = new String(before, StandardCharsets.UTF_8);
            RuleBook.Reading reading =
                    RuleBook.read(
                            SentFiles.name(sent.get()), sent.get().getBytes(), RuleSheet.of(xml));
            for (RefusedRow row : reading.refused()) {
                wrong.add(LinkView.of(say.words(row.reason()), "#refusals"));
            }
            if (!reading.refused().isEmpty()) {
                model.addAttribute("refusals", RefusedRows.table(reading.refused(), say));
                wrong = wrong.subList(0, 1);
            } else {
                content = RuleMerge.merged(xml, reading.sheets()).getBytes(StandardCharsets.UTF_8);
            }
        }
        return saved(draft, path, seen, before, content, wrong, locale, model, next);
    }

    private byte[] required(UUID id, String path) {
        return Optional.ofNullable(drafts.files(id).get(path))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ProgrammeDraft draft(UUID id) {
        return drafts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
