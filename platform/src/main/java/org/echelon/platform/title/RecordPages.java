package org.echelon.platform.title;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.echelon.platform.page.Formats;
import org.echelon.platform.sheet.Days;
import org.echelon.platform.sheet.FormRemarks;
import org.echelon.platform.sheet.RefusedRows;
import org.echelon.platform.sheet.SentFiles;
import org.echelon.policy.message.Words;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Which enterprises does the national list name, and which title is taken back? For officers.
@Controller
class RecordPages {

    private static final int LONGEST_REASON = 1000;

    private static final FormRemarks FORM =
            new FormRemarks(
                    List.of(
                            new FormRemarks.Field("uscc", "enterprise"),
                            new FormRemarks.Field("number", "number"),
                            new FormRemarks.Field("issued_on", "issued"),
                            new FormRemarks.Field("document", "document")));

    private final ListEntry list;
    private final Issuing issuing;
    private final Clock clock;

    RecordPages(ListEntry list, Issuing issuing, Clock clock) {
        this.list = list;
        this.issuing = issuing;
        this.clock = clock;
    }

    /// What stands in the form of one certificate.
    public record Typed(String enterprise, String number, String issued, String document) {
        static final Typed NOTHING = new Typed("", "", "", "");
    }

    @GetMapping("/titles/record")
    String record(Model model) {
        return record(Typed.NOTHING, model);
    }

    @PostMapping("/titles/record")
    String record(
            @RequestParam(defaultValue = "") String enterprise,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String issued,
            @RequestParam(defaultValue = "") String document,
            @RequestParam(name = "file", required = false) List<MultipartFile> files,
            Locale locale,
            Model model)
            throws IOException {
        Formats say = new Formats(locale);
        Optional<MultipartFile> file = SentFiles.first(files);
        if (file.isPresent()) {
            ListEntry.Report report =
                    list.record(SentFiles.name(file.get()), file.get().getBytes());
            model.addAttribute("report", report);
            model.addAttribute("refusals", RefusedRows.table(report.refusals(), say));
            return record(Typed.NOTHING, model);
        }
        ListEntry.Report report =
                list.record(new ListedTitle(enterprise, number, issued, document));
        if (report.refusals().isEmpty()) {
            model.addAttribute("report", report);
            return record(Typed.NOTHING, model);
        }
        model.addAttribute("problems", FORM.problems(report.refusals(), say));
        model.addAttribute("links", FORM.links(report.refusals(), say));
        return record(new Typed(enterprise, number, issued, document), model);
    }

    private static String record(Typed typed, Model model) {
        model.addAttribute("typed", typed);
        if (!model.containsAttribute("problems")) {
            model.addAttribute("problems", Map.of());
        }
        return "title/record";
    }

    @GetMapping("/titles/revoke")
    String revoke(Model model) {
        return revoke(ListEntry.TITLE, "", "", LocalDate.now(clock).toString(), model);
    }

    @PostMapping("/titles/revoke")
    String revoke(
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String on,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        Optional<LocalDate> day = Days.read(on);
        if (number.isBlank()
                || reason.isBlank()
                || reason.length() > LONGEST_REASON
                || day.isEmpty()) {
            String what = number.isBlank() ? "number" : day.isEmpty() ? "on" : "reason";
            model.addAttribute("problem", what);
            return revoke(title, number, reason, on, model);
        }
        switch (answer(title, number.strip(), reason.strip(), day.get())) {
            case Revoked.Done(LocalDate since) -> model.addAttribute("done", say.day(since));
            case Revoked.Already(LocalDate since) -> model.addAttribute("already", say.day(since));
            case Revoked.Refused(Words what, Words remedy) ->
                    model.addAttribute(
                            "refused", say.words(what) + say.either("；", "; ") + say.words(remedy));
        }
        return revoke(title, number, reason, on, model);
    }

    private Revoked answer(String title, String number, String reason, LocalDate on) {
        try {
            return issuing.revoke(title, number, reason, on);
        } catch (AccessDeniedException _) {
            return new Revoked.Refused(
                    new Words(
                            "该称号的企业不在您的辖区",
                            "the enterprise of this title lies outside your region"),
                    new Words("请交由当地经办人办理", "an officer there must do it"));
        }
    }

    private static String revoke(
            String title, String number, String reason, String on, Model model) {
        model.addAttribute("title", title);
        model.addAttribute("number", number);
        model.addAttribute("reason", reason);
        model.addAttribute("on", on);
        return "title/revoke";
    }
}
