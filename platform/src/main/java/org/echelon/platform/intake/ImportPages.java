package org.echelon.platform.intake;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.echelon.platform.enterprise.Register;
import org.echelon.platform.enterprise.Registration.Outcome;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.StepperView;
import org.echelon.platform.page.Table;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/// Brings files in and reports every refused row. For officers and administrators.
@Controller
class ImportPages {

    private static final int SHOWN = 200;

    private final Intake intake;

    ImportPages(Intake intake) {
        this.intake = intake;
    }

    @GetMapping("/import")
    String form(Locale locale, Model model) {
        return form("check", "", 0, locale, model);
    }

    @PostMapping("/import")
    String take(
            @RequestParam(name = "file", required = false) List<MultipartFile> files,
            @RequestParam(defaultValue = "check") String mode,
            @RequestParam(defaultValue = "") String register,
            Locale locale,
            Model model)
            throws IOException {
        List<Upload> uploads = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            String name = file.getOriginalFilename();
            if (name != null && !name.isEmpty()) {
                uploads.add(new Upload(name.replaceFirst("^.*[/\\\\]", ""), file.getBytes()));
            }
        }
        if (uploads.isEmpty()) {
            model.addAttribute("nofile", true);
            return form(mode, register, 0, locale, model);
        }
        IntakeReport report = intake.take(uploads, mode(mode), Register.of(register));
        Formats say = new Formats(locale);
        model.addAttribute("report", report);
        model.addAttribute("looked", mode(mode) == Intake.Mode.CHECK);
        model.addAttribute("counts", counts(report, say));
        model.addAttribute(
                "refusals", refusals(say).whole(report.refusals().stream().limit(SHOWN).toList()));
        model.addAttribute(
                "matches", matches(say).whole(report.matches().stream().limit(SHOWN).toList()));
        model.addAttribute(
                "notes",
                report.notes().stream()
                        .limit(SHOWN)
                        .map(note ->
                                place(note.place(), note.line(), say)
                                        + "："
                                        + say.words(note.words()))
                        .toList());
        return form(mode, register, report.written() ? 3 : 1, locale, model);
    }

    private static String form(String mode, String register, int step, Locale locale, Model model) {
        Formats say = new Formats(locale);
        model.addAttribute("mode", mode);
        model.addAttribute("register", register);
        model.addAttribute(
                "registers",
                java.util.Arrays.stream(Register.values())
                        .map(one -> LinkView.of(say.words(one.words()), one.code()))
                        .toList());
        model.addAttribute(
                "stepper",
                new StepperView(
                        say.chinese()
                                ? List.of("选择文件", "检查", "写入")
                                : List.of("Choose files", "Check", "Write"),
                        step));
        return "intake/import";
    }

    private static Intake.Mode mode(String text) {
        return switch (text) {
            case "all" -> Intake.Mode.ALL_OR_NOTHING;
            case "valid" -> Intake.Mode.ACCEPT_VALID;
            default -> Intake.Mode.CHECK;
        };
    }

    private static List<LinkView> counts(IntakeReport report, Formats say) {
        return List.of(
                count(say.either("企业", "Enterprises"), report.enterprises(), say),
                count(say.either("数据", "Facts"), report.facts(), say),
                count(say.either("称号", "Titles"), report.titles(), say),
                count(say.either("奖补", "Awards"), report.awards(), say),
                count(say.either("披露的资质", "Published statements"), report.statements(), say));
    }

    private static LinkView count(String name, Outcome outcome, Formats say) {
        return new LinkView(
                name,
                null,
                say.either(
                        "新增 "
                                + outcome.added()
                                + "，更新 "
                                + outcome.changed()
                                + "，不变 "
                                + outcome.unchanged(),
                        outcome.added()
                                + " added, "
                                + outcome.changed()
                                + " changed, "
                                + outcome.unchanged()
                                + " unchanged"));
    }

    private static String place(String place, int line, Formats say) {
        return line == 0 ? place : place + say.either(" 第 " + line + " 行", ", line " + line);
    }

    private static Table<IntakeReport.Refusal> refusals(Formats say) {
        return new Table<>(
                "refusals",
                say.either("被拒收的行", "Refused rows"),
                List.of(
                        Column.of(
                                "place",
                                say.either("位置", "Where"),
                                r -> Cell.text(place(r.place(), r.line(), say))),
                        Column.of(
                                "column",
                                say.either("列", "Column"),
                                r -> Cell.text(r.column().isEmpty() ? "–" : r.column())),
                        Column.of(
                                "value",
                                say.either("内容", "Found"),
                                r -> Cell.text(r.value().isEmpty() ? "–" : r.value())),
                        Column.of(
                                "reason",
                                say.either("原因和处理办法", "Why, and what to do"),
                                r -> Cell.text(say.words(r.reason())))));
    }

    private static Table<IntakeReport.NameMatch> matches(Formats say) {
        return new Table<>(
                "matches",
                say.either("只凭名称对上的行", "Rows matched by name alone"),
                List.of(
                        Column.of(
                                "place",
                                say.either("位置", "Where"),
                                m -> Cell.text(place(m.place(), m.line(), say))),
                        Column.of(
                                "name",
                                say.either("文件中的名称", "Name in the file"),
                                m -> Cell.text(m.name())),
                        Column.of(
                                "found",
                                say.either("对应的企业", "Taken for"),
                                m ->
                                        Cell.link(
                                                m.registeredName(),
                                                "/enterprises/" + Address.segment(m.key())))));
    }
}
