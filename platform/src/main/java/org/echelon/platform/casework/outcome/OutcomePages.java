package org.echelon.platform.casework.outcome;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableView;
import org.echelon.platform.sheet.FormRemarks;
import org.echelon.platform.sheet.RefusedRows;
import org.echelon.platform.sheet.SentFiles;
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
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Which cases wait for a number, and which numbers have come? For officers.
@Controller
class OutcomePages {

    private static final FormRemarks FORM =
            new FormRemarks(
                    List.of(
                            new FormRemarks.Field("receipt", "receipt"),
                            new FormRemarks.Field("number", "number"),
                            new FormRemarks.Field("issued_on", "issued"),
                            new FormRemarks.Field("evidence", "evidence")));

    private final Exports exports;
    private final Numbers numbers;

    OutcomePages(Exports exports, Numbers numbers) {
        this.exports = exports;
        this.numbers = numbers;
    }

    /// What stands in the form of one number.
    public record Typed(String receipt, String number, String issued, String evidence) {}

    @GetMapping("/outcomes")
    String overview(@RequestParam(defaultValue = "") String receipt, Locale locale, Model model) {
        return show(new Typed(receipt, "", "", ""), locale, model);
    }

    @PostMapping("/outcomes/export")
    String export(RedirectAttributes then) {
        then.addFlashAttribute("packed", exports.make());
        return "redirect:/outcomes#batches";
    }

    @GetMapping("/outcomes/batches/{code}.zip")
    ResponseEntity<byte[]> download(@PathVariable String code) {
        byte[] content =
                exports.content(code)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(code + ".zip").build().toString())
                .body(content);
    }

    @PostMapping("/outcomes/numbers")
    String record(
            @RequestParam(defaultValue = "") String receipt,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String issued,
            @RequestParam(defaultValue = "") String evidence,
            @RequestParam(name = "file", required = false) List<MultipartFile> files,
            Locale locale,
            Model model,
            RedirectAttributes then)
            throws IOException {
        Formats say = new Formats(locale);
        Optional<MultipartFile> file = SentFiles.first(files);
        NumberReport report =
                file.isPresent()
                        ? numbers.record(SentFiles.name(file.get()), file.get().getBytes())
                        : numbers.record(receipt, number, issued, evidence);
        if (report.refusals().isEmpty()) {
            then.addFlashAttribute("recorded", report.recorded());
            return "redirect:/outcomes";
        }
        if (file.isPresent()) {
            model.addAttribute("refused", report.refusals().size());
            model.addAttribute("refusals", RefusedRows.table(report.refusals(), say));
            return show(new Typed("", "", "", ""), locale, model);
        }
        model.addAttribute("problems", FORM.problems(report.refusals(), say));
        model.addAttribute("links", FORM.links(report.refusals(), say));
        return show(new Typed(receipt, number, issued, evidence), locale, model);
    }

    @PostMapping("/outcomes/simulated")
    String draw(Locale locale, Model model, RedirectAttributes then) {
        NumberReport report = numbers.draw();
        if (report.refusals().isEmpty()) {
            then.addFlashAttribute("drawn", report.recorded());
            return "redirect:/outcomes";
        }
        model.addAttribute("refused", report.refusals().size());
        model.addAttribute("refusals", RefusedRows.table(report.refusals(), new Formats(locale)));
        return show(new Typed("", "", "", ""), locale, model);
    }

    private String show(Typed typed, Locale locale, Model model) {
        Formats say = new Formats(locale);
        List<WaitingCase> waiting = exports.waiting();
        model.addAttribute("typed", typed);
        model.addAttribute("waiting", waiting(say).whole(waiting));
        model.addAttribute("unpacked", waiting.stream().filter(one -> one.batch() == null).count());
        model.addAttribute("batches", batches(exports.batches(), say));
        model.addAttribute("simulates", numbers.simulates());
        model.addAttribute(
                "invented", waiting.stream().filter(one -> one.enterprise().synthetic()).count());
        if (!model.containsAttribute("problems")) {
            model.addAttribute("problems", Map.of());
        }
        return "casework/outcome/outcomes";
    }

    private static Table<WaitingCase> waiting(Formats say) {
        return new Table<>(
                "waiting",
                say.either("等待编号的案件", "Cases that wait for a number"),
                List.of(
                        Column.of(
                                "receipt",
                                say.either("受理编号", "Receipt number"),
                                one ->
                                        Cell.link(
                                                one.file().receipt(),
                                                "/cases/" + one.file().receipt())),
                        Column.of(
                                "name",
                                say.either("企业", "Enterprise"),
                                one ->
                                        new Cell.Text(
                                                one.enterprise().name(),
                                                "/enterprises/"
                                                        + Address.segment(one.enterprise().key()),
                                                one.enterprise().synthetic()
                                                        ? say.either("虚构", "invented")
                                                        : null)),
                        Column.of(
                                "begins",
                                say.either("编号前11位应为", "Number must begin with"),
                                one -> Cell.text(begins(one))),
                        Column.of(
                                "since",
                                say.either("进入环节", "Waiting since"),
                                one -> Cell.day(one.file().stepSince(), say)),
                        Column.of(
                                "batch",
                                say.either("导出批次", "Package"),
                                one ->
                                        Cell.text(
                                                one.batch() == null
                                                        ? say.either("尚未导出", "not yet")
                                                        : one.batch()))));
    }

    private static String begins(WaitingCase one) {
        return one.expected().begins("?");
    }

    private static TableView batches(List<Batch> batches, Formats say) {
        Table<Batch> table =
                new Table<>(
                        "batches",
                        say.either("已导出的批次", "Packages made"),
                        List.of(
                                Column.of(
                                        "code",
                                        say.either("批次", "Package"),
                                        batch ->
                                                Cell.link(
                                                        batch.code(),
                                                        "/outcomes/batches/"
                                                                + batch.code()
                                                                + ".zip")),
                                Column.of(
                                        "made",
                                        say.either("制作日期", "Made on"),
                                        batch -> Cell.day(RegisterTime.day(batch.madeAt()), say)),
                                Column.number(
                                        "cases",
                                        say.either("案件", "Cases"),
                                        batch -> Cell.count(batch.cases(), say)),
                                Column.number(
                                        "numbered",
                                        say.either("已有编号", "With their number"),
                                        batch -> Cell.count(batch.numbered(), say)),
                                Column.of(
                                        "sha256",
                                        "SHA-256",
                                        batch ->
                                                Cell.text(batch.sha256().substring(0, 16) + "…"))));
        return table.whole(batches);
    }
}
