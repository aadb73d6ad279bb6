package org.echelon.platform.title.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.echelon.platform.enterprise.Enterprises;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.Tag;
import org.echelon.platform.title.HeldTitle;
import org.echelon.platform.title.TitleNames;
import org.echelon.platform.title.TitleTags;
import org.echelon.platform.title.Titles;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/// Which titles does an enterprise hold, and what can it hand on? For the enterprise itself and the
/// administrations of its region.
@Controller
class EnterpriseTitlePages {

    private final Enterprises enterprises;
    private final Titles titles;
    private final TitleNames names;
    private final Certificates certificates;
    private final Clock clock;

    EnterpriseTitlePages(
            Enterprises enterprises,
            Titles titles,
            TitleNames names,
            Certificates certificates,
            Clock clock) {
        this.enterprises = enterprises;
        this.titles = titles;
        this.names = names;
        this.certificates = certificates;
        this.clock = clock;
    }

    @GetMapping("/enterprises/{key}/titles")
    String list(@PathVariable String key, Locale locale, Model model) {
        Formats say = new Formats(locale);
        RegisteredEnterprise enterprise = enterprise(key);
        LocalDate today = LocalDate.now(clock);
        List<HeldTitle> held = titles.titles(enterprise.key(), today, today);
        String name = say.name(enterprise.name(), enterprise.nameEn());
        String address = "/enterprises/" + Address.segment(enterprise.key());
        model.addAttribute("name", name);
        model.addAttribute("address", address);
        model.addAttribute("synthetic", enterprise.synthetic());
        model.addAttribute("today", say.day(today));
        model.addAttribute("above", List.of(LinkView.of(name, address)));
        model.addAttribute("table", table(address, say).whole(held));
        return "title/certificate/enterprise";
    }

    /// Leads to the address that can be handed on.
    @GetMapping("/enterprises/{key}/titles/{number}.pdf")
    String pdf(@PathVariable String key, @PathVariable String number) {
        RegisteredEnterprise enterprise = enterprise(key);
        LocalDate today = LocalDate.now(clock);
        String plain = Address.plain(number);
        return titles.titles(enterprise.key(), today, today).stream()
                .filter(held -> plain.equals(held.number()))
                .findFirst()
                .flatMap(held -> certificates.of(enterprise.key(), held.title(), plain))
                .map(made ->
                        "redirect:/certificates/"
                                + CertificateCode.shown(made.printed().code())
                                + ".pdf")
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private RegisteredEnterprise enterprise(String key) {
        return enterprises
                .find(Address.plain(key))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private Table<HeldTitle> table(String address, Formats say) {
        return new Table<>(
                "titles",
                say.either("登记的称号", "Titles on file"),
                List.of(
                        Column.of(
                                "title",
                                say.either("称号", "Title"),
                                held -> Cell.text(say.words(names.of(held.title())))),
                        Column.of(
                                "number",
                                say.either("编号", "Number"),
                                held ->
                                        new Cell.Text(
                                                held.number() == null ? "–" : held.number(),
                                                null,
                                                held.simulated()
                                                        ? TitleTags.simulated(say)
                                                        : null)),
                        Column.of(
                                "from",
                                say.either("起", "From"),
                                held -> Cell.day(held.from(), say)),
                        Column.of(
                                "until",
                                say.either("最后有效日", "Last day"),
                                held ->
                                        Cell.day(
                                                held.until() == null
                                                        ? null
                                                        : held.until().minusDays(1),
                                                say)),
                        Column.of(
                                "state",
                                say.either("状态", "State"),
                                held -> new Cell.Status(tag(held, say))),
                        Column.of(
                                "paper",
                                say.either("登记确认单", "Confirmation"),
                                held -> paper(held, address, say))));
    }

    private static Cell paper(HeldTitle held, String address, Formats say) {
        String number = held.number();
        return number == null
                ? Cell.text(say.either("无编号，不出具", "none without a number"))
                : Cell.link("PDF", address + "/titles/" + Address.segment(number) + ".pdf");
    }

    private static Tag tag(HeldTitle held, Formats say) {
        return switch (held.validity()) {
            case VALID -> Tag.held(say);
            case EXPIRING -> new Tag("unknown", "!", say.either("即将到期", "Ends soon"));
            case EXPIRED -> Tag.quiet(say.either("已到期", "Ended"));
            case NOT_YET -> Tag.quiet(say.either("尚未生效", "Not yet valid"));
            case REVOKED -> new Tag("not-met", "✗", say.either("已撤销", "Revoked"));
        };
    }
}
