package org.echelon.platform.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableAsk;
import org.echelon.platform.page.TableFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Who did what, when? For the administrator.
@Controller
class TrailPages {

    private static final int IN_A_FILE = 100_000;
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(RegisterTime.ZONE);

    private final AuditTrail trail;

    TrailPages(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping("/administration/audit")
    Object trail(
            @RequestParam(defaultValue = "") String actor,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            HttpServletRequest request,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        AuditTrail.Filter filter =
                new AuditTrail.Filter(actor.strip(), action.strip(), subject.strip(), from, until);
        TableAsk ask = TableAsk.of(request);
        Table<AuditTrail.Deed> table = table(say);
        if (ask.file().isPresent()) {
            return TableFile.answer(table, trail.find(filter, 1, IN_A_FILE).deeds(), ask);
        }
        AuditTrail.Found found = trail.find(filter, ask.page(), Table.PAGE);
        model.addAttribute("filter", filter);
        model.addAttribute(
                "table", table.view(found.deeds(), found.total(), ask, Address.of(request)));
        return "audit/trail";
    }

    @PostMapping("/administration/audit/check")
    String check(Locale locale, RedirectAttributes answer) {
        Formats say = new Formats(locale);
        ChainCheck.Result result = trail.check();
        answer.addFlashAttribute("checked", true);
        answer.addFlashAttribute("records", say.count(result.records()));
        answer.addFlashAttribute("heads", say.count(result.heads()));
        answer.addFlashAttribute("defects", result.defects().stream().map(say::words).toList());
        return "redirect:/administration/audit";
    }

    static Table<AuditTrail.Deed> table(Formats say) {
        return new Table<>(
                "audit-trail",
                say.either("操作记录", "Records"),
                List.of(
                        Column.of(
                                "at",
                                say.either("时间", "When"),
                                deed -> Cell.text(moment(deed.at()))),
                        Column.of(
                                "actor",
                                say.either("谁", "Who"),
                                deed -> new Cell.Text(deed.actor(), null, deed.role())),
                        Column.of(
                                "action",
                                say.either("做了什么", "Did what"),
                                deed -> Cell.text(deed.action())),
                        Column.of(
                                "subject",
                                say.either("对什么", "To what"),
                                deed -> new Cell.Text(deed.subject(), null, detail(deed.detail()))),
                        Column.number(
                                "sequence",
                                say.either("链上序号", "Link"),
                                deed ->
                                        Cell.text(
                                                deed.sequence() == null
                                                        ? say.either("待入链", "not yet")
                                                        : say.count(deed.sequence())))));
    }

    private static @Nullable String detail(String json) {
        return json.equals("{}") ? null : json;
    }

    static String moment(Instant moment) {
        return MOMENT.format(moment);
    }
}
