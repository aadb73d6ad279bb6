package org.echelon.platform.casework;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableAsk;
import org.echelon.platform.page.TableFile;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.Programmes;
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

/// Public notices, open to everybody, and objections to them.
@Controller
class NoticePages {

    private final Notices notices;
    private final Objections objections;
    private final Programmes programmes;
    private final Divisions divisions;

    NoticePages(
            Notices notices, Objections objections, Programmes programmes, Divisions divisions) {
        this.notices = notices;
        this.objections = objections;
        this.programmes = programmes;
        this.divisions = divisions;
    }

    /// What was typed into the form, kept when the objection is refused.
    record Typed(String name, String contact, String grounds) {}

    @GetMapping("/notices")
    Object list(HttpServletRequest request, Locale locale, Model model) {
        Formats say = new Formats(locale);
        TableAsk ask = TableAsk.of(request);
        List<PublicNotice> all = notices.all();
        if (ask.file().isPresent()) {
            return TableFile.answer(table(say), all, ask);
        }
        model.addAttribute("table", table(say).view(all, ask, Address.of(request)));
        return "casework/notices";
    }

    @GetMapping("/notices/{receipt}")
    String show(@PathVariable String receipt, Locale locale, Model model) {
        return page(receipt, new Typed("", "", ""), locale, model);
    }

    private String page(String receipt, Typed typed, Locale locale, Model model) {
        Formats say = new Formats(locale);
        PublicNotice notice =
                notices.find(Receipts.parse(receipt).orElse(receipt))
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("notice", notice);
        model.addAttribute("programme", programme(notice, say));
        model.addAttribute("place", place(notice, say));
        model.addAttribute("from", say.day(notice.from()));
        model.addAttribute("until", until(notice, say));
        model.addAttribute("typed", typed);
        return "casework/notice";
    }

    @PostMapping("/notices/{receipt}")
    String object(
            @PathVariable String receipt,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String grounds,
            HttpServletResponse response,
            RedirectAttributes flash,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        return switch (objections.object(receipt, ActionInput.objection(name, contact, grounds))) {
            case Acted.Done _ -> {
                flash.addFlashAttribute("made", true);
                yield "redirect:/notices/" + receipt;
            }
            case Acted.Refused(Words what, Words remedy) -> {
                response.setStatus(HttpStatus.CONFLICT.value());
                model.addAttribute("refused", say.words(what));
                model.addAttribute("remedy", say.words(remedy));
                yield page(receipt, new Typed(name, contact, grounds), locale, model);
            }
        };
    }

    private Table<PublicNotice> table(Formats say) {
        return new Table<>(
                "notices",
                say.either("正在公示", "On public notice"),
                List.of(
                        Column.<PublicNotice>of(
                                        "enterprise",
                                        say.either("企业", "Enterprise"),
                                        notice ->
                                                new Cell.Text(
                                                        notice.enterprise(),
                                                        "/notices/" + notice.receipt(),
                                                        place(notice, say)))
                                .by(Comparator.comparing(PublicNotice::enterprise)),
                        Column.<PublicNotice>of(
                                "programme",
                                say.either("项目", "Programme"),
                                notice -> Cell.text(programme(notice, say))),
                        Column.<PublicNotice>of(
                                        "from",
                                        say.either("开始", "From"),
                                        notice -> Cell.day(notice.from(), say))
                                .by(Comparator.comparing(PublicNotice::from)),
                        Column.<PublicNotice>of(
                                "until",
                                say.either("截止", "Until"),
                                notice -> Cell.text(until(notice, say)))));
    }

    private static String until(PublicNotice notice, Formats say) {
        var until = notice.until();
        return until == null
                ? say.either(
                        "正在处理异议，公示暂停", "an objection is being decided; the notice stands still")
                : say.day(until);
    }

    private String programme(PublicNotice notice, Formats say) {
        return say.words(CaseWords.filing(programmes.name(notice.programme()), notice.year()));
    }

    private String place(PublicNotice notice, Formats say) {
        return CaseWords.place(divisions, notice.region(), say);
    }
}
