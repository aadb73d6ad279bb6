package org.echelon.platform.casework.application;

import java.util.Locale;
import java.util.UUID;
import org.echelon.platform.casework.CaseFile;
import org.echelon.platform.casework.CaseFiles;
import org.echelon.platform.casework.CaseState;
import org.echelon.platform.page.Formats;
import org.echelon.policy.Programmes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/// The receipt: the number, and a copy of everything that was filed.
@Controller
class ReceiptPages {

    private final CaseFiles cases;
    private final FilingViews filings;
    private final Papers papers;
    private final Drafts drafts;
    private final Programmes programmes;

    ReceiptPages(
            CaseFiles cases,
            FilingViews filings,
            Papers papers,
            Drafts drafts,
            Programmes programmes) {
        this.cases = cases;
        this.filings = filings;
        this.papers = papers;
        this.drafts = drafts;
        this.programmes = programmes;
    }

    /// @param revision which revision to show; the newest where none is named
    @GetMapping("/applications/{receipt}")
    String receipt(
            @PathVariable String receipt,
            @RequestParam(required = false) @Nullable Integer revision,
            Locale locale,
            Model model) {
        Formats say = new Formats(locale);
        CaseFile file = cases.find(receipt).orElseThrow(ReceiptPages::missing);
        model.addAttribute("file", file);
        model.addAttribute("programme", say.words(programmes.name(file.programme())));
        model.addAttribute("supplement", file.state() == CaseState.SUPPLEMENT);
        model.addAttribute(
                "filing", filings.of(receipt, revision, say).orElseThrow(ReceiptPages::missing));
        return "casework/application/receipt";
    }

    @GetMapping("/applications/{receipt}/papers/{file}")
    ResponseEntity<byte[]> download(@PathVariable String receipt, @PathVariable UUID file) {
        return PaperPages.attached(papers.download(receipt, file));
    }

    /// Begins the answer to a supplement notice, or goes on with it.
    @PostMapping("/applications/{receipt}/supplement")
    String supplement(@PathVariable String receipt) {
        CaseFile file = cases.find(receipt).orElseThrow(ReceiptPages::missing);
        return file.state() == CaseState.SUPPLEMENT
                ? "redirect:"
                        + drafts.beginSupplement(
                                        receipt, file.enterprise(), file.programme(), file.year())
                                .address()
                : "redirect:/applications/" + receipt;
    }

    private static ResponseStatusException missing() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
