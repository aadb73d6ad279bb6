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

/// What does a file of a draft say, and is it right? As text, as a form, as tables.
@Controller
class StudioFilePages {

    private static final String DECISION = "decision.dmn";

    private final StudioDrafts drafts;
    private final Workbench bench;
    private final CurrentViewer viewer;
    private final Clock clock;

    StudioFilePages(StudioDrafts drafts, Workbench bench, CurrentViewer viewer, Clock clock) {
        this.drafts = drafts;
        this.bench = bench;
        this.viewer = viewer;
        this.clock = clock;
    }

    @GetMapping("/studio/drafts/{id}/edit")
    String edit(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String path,
            Locale locale,
            Model model) {
        ProgrammeDraft draft = draft(id);
        SortedMap<String, byte[]> files = drafts.files(id);
        byte[] content = required(files, path);
        return editor(draft, path, files, content, List.of(), new Formats(locale), model);
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
        SortedMap<String, byte[]> files = drafts.files(id);
        byte[] before = required(files, path);
        byte[] typed = bytes(text, before);
        byte[] content = editor.equals("tables") ? TableEditor.taken(before, typed) : typed;
        return saved(draft, path, seen, files, content, List.of(), locale, model, next);
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
            SortedMap<String, byte[]> files,
            byte[] content,
            List<LinkView> wrong,
            Locale locale,
            Model model,
            RedirectAttributes next) {
        Formats say = new Formats(locale);
        byte[] before = required(files, path);
        if (!wrong.isEmpty()) {
            return editor(draft, path, files, content, wrong, say, model);
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
                        drafts.files(now.id()),
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
                            files,
                            content,
                            List.of(LinkView.of(say.words(reason), "#text")),
                            say,
                            model);
        };
    }

    /// @param files as they are stored; the one that is edited is looked at as typed
    private String editor(
            ProgrammeDraft draft,
            String path,
            SortedMap<String, byte[]> files,
            byte[] content,
            List<LinkView> wrong,
            Formats say,
            Model model) {
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
        SortedMap<String, byte[]> files = drafts.files(id);
        byte[] before = required(files, path);
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
        return saved(draft, path, seen, files, content, links(wrong, locale), locale, model, next);
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
        SortedMap<String, byte[]> files = drafts.files(id);
        byte[] before = required(files, path);
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
        return saved(draft, path, seen, files, content, links(wrong, locale), locale, model, next);
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
        byte[] model = required(drafts.files(id), draft.unit() + "/" + DECISION);
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
        SortedMap<String, byte[]> files = drafts.files(id);
        byte[] before = required(files, path);
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
        return saved(draft, path, seen, files, content, wrong, locale, model, next);
    }

    private static byte[] required(SortedMap<String, byte[]> files, String path) {
        return Optional.ofNullable(files.get(path))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private ProgrammeDraft draft(UUID id) {
        return drafts.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
