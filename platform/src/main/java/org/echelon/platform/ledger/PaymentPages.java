package org.echelon.platform.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.echelon.platform.page.Formats;
import org.echelon.policy.Programmes;
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
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// Payment files of a line: made, handed over, and what came of them. For officers; leaders read.
@Controller
class PaymentPages {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final Budgets budgets;
    private final Payments payments;
    private final PaymentResults results;
    private final LedgerAccess access;
    private final Programmes programmes;

    PaymentPages(
            Budgets budgets,
            Payments payments,
            PaymentResults results,
            LedgerAccess access,
            Programmes programmes) {
        this.budgets = budgets;
        this.payments = payments;
        this.results = results;
        this.access = access;
        this.programmes = programmes;
    }

    /// A file in the reader's language.
    public record FileView(
            long id, String name, String address, int payments, String total, String sha256) {}

    @GetMapping("/budgets/{id}/payments")
    String payments(@PathVariable long id, Locale locale, Model model) {
        Budget line = find(id);
        Payments.Ready ready = payments.ready(id);
        model.addAttribute("id", id);
        model.addAttribute("year", line.year());
        model.addAttribute("name", programmes.name(line.programme()).in(locale));
        model.addAttribute("synthetic", line.synthetic());
        model.addAttribute("officer", access.handles(id));
        model.addAttribute("ready", ready.count());
        model.addAttribute("total", Amounts.grouped(ready.total()));
        model.addAttribute(
                "files",
                payments.files(id).stream()
                        .map(file ->
                                new FileView(
                                        file.id(),
                                        file.name(),
                                        "/budgets/" + id + "/payments/" + file.id(),
                                        file.payments(),
                                        Amounts.grouped(file.total()),
                                        file.sha256()))
                        .toList());
        return "ledger/payments";
    }

    @PostMapping("/budgets/{id}/payments")
    String make(@PathVariable long id, Locale locale, RedirectAttributes answer) {
        Formats say = new Formats(locale);
        Optional<PaymentFile> file = payments.make(id);
        answer.addFlashAttribute(
                file.isPresent() ? "done" : "problem",
                file.map(made ->
                                say.either(
                                        "已生成 " + made.name() + "，" + made.payments() + " 笔。",
                                        made.name()
                                                + " was made with "
                                                + made.payments()
                                                + " payments."))
                        .orElse(say.either("没有待送出的支付指令。", "There is no payment order to send.")));
        return "redirect:/budgets/" + id + "/payments";
    }

    @GetMapping("/budgets/{id}/payments/{file}")
    @ResponseBody
    ResponseEntity<byte[]> file(@PathVariable long id, @PathVariable long file) {
        byte[] bytes =
                payments.bytes(id, file)
                        .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(CSV)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("payments-" + file + ".csv")
                                .build()
                                .toString())
                .body(bytes);
    }

    @PostMapping("/budgets/{id}/payments/results")
    String record(
            @PathVariable long id,
            @RequestParam MultipartFile file,
            Locale locale,
            RedirectAttributes answer)
            throws IOException {
        Formats say = new Formats(locale);
        if (!access.handles(id)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        List<ActResult> said =
                results.take(new String(file.getBytes(), StandardCharsets.UTF_8), say);
        answer.addFlashAttribute("results", said);
        if (said.isEmpty()) {
            answer.addFlashAttribute(
                    "problem",
                    say.either(
                            "文件里没有结果。首行应为 reference,result,on,reason。",
                            "The file holds no results. Its first line has to be"
                                    + " reference,result,on,reason."));
        }
        return "redirect:/budgets/" + id + "/payments";
    }

    private Budget find(long id) {
        if (!access.reads(id)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return budgets.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
