package org.echelon.platform.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableAsk;
import org.echelon.platform.page.TableFile;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;

/// Is the audit trail whole? The signed days and the hashes, for everybody.
@Controller
class AuditPages {

    private final AuditTrail trail;

    AuditPages(AuditTrail trail) {
        this.trail = trail;
    }

    @GetMapping("/about/audit")
    Object heads(HttpServletRequest request, Locale locale, Model model) {
        Formats say = new Formats(locale);
        Table<AuditTrail.Head> table = table(say);
        TableAsk ask = TableAsk.of(request);
        List<AuditTrail.Head> heads = trail.heads();
        if (ask.file().isPresent()) {
            return TableFile.answer(table, heads, ask);
        }
        model.addAttribute("table", table.view(heads, ask, Address.of(request)));
        return "audit/heads";
    }

    @GetMapping(value = "/about/audit.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    List<AuditTrail.Head> headsAsJson() {
        return trail.heads();
    }

    /// One line for each record of a signed day: its place, the hash of its content, its hash.
    @GetMapping(value = "/about/audit/{day}.txt", produces = "text/plain;charset=UTF-8")
    @ResponseBody
    String hashes(@PathVariable LocalDate day) {
        List<AuditTrail.Hashes> hashes = trail.hashes(day);
        if (hashes.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        StringBuilder lines = new StringBuilder();
        for (AuditTrail.Hashes link : hashes) {
            lines.append(link.sequence())
                    .append(' ')
                    .append(link.content())
                    .append(' ')
                    .append(link.hash())
                    .append('\n');
        }
        return lines.toString();
    }

    private static Table<AuditTrail.Head> table(Formats say) {
        return new Table<>(
                "audit",
                say.either("已签名的每日摘要", "Signed days"),
                List.of(
                        Column.of(
                                "day",
                                say.either("日期", "Day"),
                                head ->
                                        Cell.link(
                                                say.day(head.day()),
                                                "/about/audit/" + head.day() + ".txt")),
                        Column.number(
                                "records",
                                say.either("记录数", "Records"),
                                head -> Cell.count(head.sequence() - head.first() + 1, say)),
                        Column.number(
                                "sequence",
                                say.either("最后一条", "Last link"),
                                head -> Cell.count(head.sequence(), say)),
                        Column.of(
                                "hash",
                                say.either("哈希值", "Hash"),
                                head -> Cell.text(grouped(head.hash()))),
                        Column.of(
                                "signature",
                                say.either("签名", "Signature"),
                                head -> new Cell.Text(head.signature(), null, head.key()))));
    }

    /// Groups of eight, so that a long hash breaks on a narrow screen.
    private static String grouped(String hash) {
        return hash.replaceAll("(.{8})(?=.)", "$1 ");
    }
}
