package org.echelon.platform.casework.application;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.policy.programme.Paper;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/// The papers of a draft: several files for each, added and removed until it is filed.
@Controller
class PaperPages {

    private final DraftDesk desk;
    private final Papers papers;
    private final Clock clock;

    PaperPages(DraftDesk desk, Papers papers, Clock clock) {
        this.desk = desk;
        this.papers = papers;
        this.clock = clock;
    }

    /// A paper with its files.
    ///
    /// @param errors what is wrong with the files just chosen
    /// @param asked what the agency wants, in a supplement
    public record PaperForm(
            String id,
            String name,
            @Nullable String note,
            boolean required,
            List<FileView> files,
            List<String> errors,
            List<String> asked) {}

    /// A file.
    public record FileView(LinkView link, String detail, String remove) {}

    @GetMapping("/drafts/{id}/papers")
    String papers(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String check,
            Locale locale,
            Model model) {
        Draft draft = desk.draft(id);
        return DraftDesk.gone(draft)
                .orElseGet(() -> show(draft, check, "", List.of(), locale, model));
    }

    private String show(
            Draft draft,
            String check,
            String refusedFor,
            List<String> refusals,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        Sheet sheet = desk.sheet(draft);
        FormViews words = new FormViews(say, LocalDate.now(clock));
        List<FiledPaper> files = papers.of(draft.id());
        List<AnswerCheck.Problem> missing = check.equals("all") ? sheet.missing(files) : List.of();
        Map<String, List<String>> asked = desk.asked(draft);
        List<LinkView> links = new ArrayList<>();
        List<PaperForm> forms = new ArrayList<>();
        for (Paper paper : sheet.papers()) {
            List<FileView> own =
                    files.stream()
                            .filter(file -> file.paper().equals(paper.id()))
                            .map(file -> file(draft, file, words))
                            .toList();
            List<String> errors = new ArrayList<>();
            if (paper.id().equals(refusedFor)) {
                errors.addAll(refusals);
            } else {
                missing.stream()
                        .filter(problem -> problem.place().equals(paper.id()))
                        .forEach(problem -> errors.add(say.words(problem.message())));
            }
            errors.forEach(error -> links.add(LinkView.of(error, "#paper-" + paper.id())));
            forms.add(
                    new PaperForm(
                            paper.id(),
                            say.words(paper.name()),
                            paper.note().map(say::words).orElse(null),
                            paper.required(),
                            own,
                            errors,
                            asked.getOrDefault(paper.id(), List.of())));
        }
        model.addAttribute("draft", draft.address());
        model.addAttribute("programme", say.words(sheet.programme().definition().name()));
        model.addAttribute("papers", forms);
        model.addAttribute("errors", links);
        model.addAttribute("accept", FileType.ACCEPT);
        model.addAttribute("scanned", papers.scanned());
        model.addAttribute("supplement", draft.kind() == Draft.Kind.SUPPLEMENT);
        model.addAttribute("steps", Steps.of(draft, 1, say));
        model.addAttribute("removed", removed(draft, sheet, words));
        return "casework/application/papers";
    }

    private List<String> removed(Draft draft, Sheet sheet, FormViews words) {
        return papers.removed(draft.id()).stream()
                .map(file ->
                        file.name()
                                + words.say().either("（", " (")
                                + SubmitApplication.paper(sheet, file.paper())
                                        .map(paper -> words.words(paper.name()))
                                        .orElse(file.paper())
                                + words.say().either("）", ")")
                                + (file.removedAt() == null
                                        ? ""
                                        : words.say().either("，", ", ")
                                                + words.moment(file.removedAt())))
                .toList();
    }

    private static FileView file(Draft draft, FiledPaper file, FormViews words) {
        String address = draft.address() + "/papers/" + file.id();
        return new FileView(
                LinkView.of(file.name(), address),
                PaperWords.detail(file, words),
                address + "/remove");
    }

    @PostMapping("/drafts/{id}/papers")
    String add(
            @PathVariable UUID id,
            @RequestParam String paper,
            @RequestParam(name = "file", required = false) @Nullable List<MultipartFile> files,
            Locale locale,
            Model model)
            throws IOException {
        Draft draft = desk.draft(id);
        Optional<String> gone = DraftDesk.gone(draft);
        if (gone.isPresent()) {
            return gone.get();
        }
        Formats say = new Formats(locale);
        if (SubmitApplication.paper(desk.sheet(draft), paper).isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        List<String> refusals = new ArrayList<>();
        boolean chosen = false;
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            String name = file.getOriginalFilename();
            if (name == null || name.isEmpty()) {
                continue;
            }
            chosen = true;
            Papers.Added added =
                    file.getSize() > Papers.LARGEST
                            ? papers.add(id, paper, name, new byte[Papers.LARGEST + 1])
                            : papers.add(id, paper, name, file.getBytes());
            if (added instanceof Papers.Added.Refused(var why)) {
                refusals.add(say.words(why));
            }
        }
        if (!chosen) {
            refusals.add(say.either("请先选择文件", "Choose a file first"));
        }
        return refusals.isEmpty()
                ? "redirect:" + draft.address() + "/papers#paper-" + paper
                : show(draft, "", paper, refusals, locale, model);
    }

    @PostMapping("/drafts/{id}/papers/{file}/remove")
    String remove(@PathVariable UUID id, @PathVariable UUID file) {
        desk.draft(id);
        papers.remove(id, file);
        return "redirect:/drafts/" + id + "/papers";
    }

    @GetMapping("/drafts/{id}/papers/{file}")
    ResponseEntity<byte[]> download(@PathVariable UUID id, @PathVariable UUID file) {
        return attached(papers.download(id, file));
    }

    /// A file to save, never to show: whatever is in it, the browser does not run it here.
    static ResponseEntity<byte[]> attached(Optional<Papers.Download> found) {
        return found.map(download ->
                        ResponseEntity.ok()
                                .contentType(
                                        MediaType.parseMediaType(
                                                download.paper().type().mediaType()))
                                .header(
                                        HttpHeaders.CONTENT_DISPOSITION,
                                        ContentDisposition.attachment()
                                                .filename(
                                                        download.paper().name(),
                                                        StandardCharsets.UTF_8)
                                                .build()
                                                .toString())
                                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                                .header("X-Content-Type-Options", "nosniff")
                                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                                .body(download.content()))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
