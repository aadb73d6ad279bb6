package org.echelon.platform.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.identity.Role;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableAsk;
import org.echelon.platform.page.TableFile;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Who looked at an enterprise's data? For the enterprise; and the form in which officers say why.
@Controller
class LookPages {

    private static final int IN_A_FILE = 100_000;

    private final LookLog log;
    private final Purposes purposes;
    private final MessageSource messages;

    LookPages(LookLog log, Purposes purposes, MessageSource messages) {
        this.log = log;
        this.purposes = purposes;
        this.messages = messages;
    }

    @GetMapping("/enterprises/{key}/looks")
    Object looks(@PathVariable String key, HttpServletRequest request, Locale locale, Model model) {
        String enterprise = Address.plain(key);
        TableAsk ask = TableAsk.of(request);
        Table<LookLog.Look> table = table(locale);
        if (ask.file().isPresent()) {
            return TableFile.answer(table, log.of(enterprise, 1, IN_A_FILE), ask);
        }
        model.addAttribute("key", enterprise);
        model.addAttribute("address", "/enterprises/" + Address.segment(enterprise));
        model.addAttribute(
                "table",
                table.view(
                        log.of(enterprise, ask.page(), Table.PAGE),
                        log.count(enterprise),
                        ask,
                        Address.of(request)));
        return "audit/looks";
    }

    /// Says for this session what one looks for.
    @PostMapping("/purpose")
    String state(
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "/") String back) {
        String words = note.strip();
        String kept = words.substring(0, Math.min(words.length(), Purpose.LONGEST_NOTE));
        Optional<Purpose.Choice> chosen = Purposes.choice(choice);
        chosen.ifPresent(one -> purposes.state(new Purpose(one, kept.isEmpty() ? null : kept)));
        return "redirect:" + (isOurs(back) ? back : "/");
    }

    /// An address of this platform, and no way to lead somebody elsewhere.
    private static boolean isOurs(String back) {
        return back.startsWith("/") && !back.startsWith("//") && !back.contains("\\");
    }

    private Table<LookLog.Look> table(Locale locale) {
        Formats say = new Formats(locale);
        return new Table<>(
                "looks",
                say.either("查看记录", "Looks"),
                List.of(
                        Column.of(
                                "at",
                                say.either("时间", "When"),
                                look -> Cell.text(TrailPages.moment(look.at()))),
                        Column.of(
                                "who",
                                say.either("谁", "Who"),
                                look -> new Cell.Text(role(look.role(), say), null, look.actor())),
                        Column.of(
                                "purpose",
                                say.either("目的", "Purpose"),
                                look ->
                                        new Cell.Text(
                                                word(
                                                        "purpose." + look.purpose(),
                                                        look.purpose(),
                                                        locale),
                                                null,
                                                look.note())),
                        Column.of(
                                "kind",
                                say.either("哪类数据", "Which data"),
                                look ->
                                        Cell.text(
                                                word(
                                                        "look.kind." + look.kind(),
                                                        look.kind(),
                                                        locale))),
                        Column.of(
                                "place",
                                say.either("经由", "Through"),
                                look -> Cell.text(look.place()))));
    }

    private String word(String key, String otherwise, Locale locale) {
        String found = messages.getMessage(key, null, otherwise, locale);
        return found == null ? otherwise : found;
    }

    private static String role(String role, Formats say) {
        return switch (Role.valueOf(role)) {
            case ENTERPRISE -> say.either("企业", "Enterprise");
            case AGENT -> say.either("代理人", "Agent");
            case OFFICER -> say.either("工作人员", "Officer");
            case EVALUATION_AGENCY -> say.either("评价机构", "Evaluation agency");
            case TAX_OFFICER -> say.either("税务人员", "Tax officer");
            case LEADER -> say.either("领导", "Leader");
            case POLICY_DESIGNER -> say.either("政策设计人员", "Policy designer");
            case ADMINISTRATOR -> say.either("管理员", "Administrator");
            case OPERATOR -> say.either("平台", "Platform");
        };
    }
}
