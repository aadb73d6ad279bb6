package org.echelon.platform.ledger;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.echelon.platform.page.Address;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableAsk;
import org.echelon.platform.page.TableFile;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What is left of every line, and who received what. For everybody.
@Controller
class PublicMoneyPages {

    private final Budgets budgets;
    private final Recipients recipients;
    private final LedgerTables tables;

    PublicMoneyPages(Budgets budgets, Recipients recipients, LedgerTables tables) {
        this.budgets = budgets;
        this.recipients = recipients;
        this.tables = tables;
    }

    @GetMapping("/budgets/public")
    Object published(HttpServletRequest request, Locale locale, Model model) {
        Formats say = new Formats(locale);
        TableAsk ask = TableAsk.of(request);
        List<Recipients.Recipient> all = recipients.all();
        Table<Recipients.Recipient> table = tables.recipients(say);
        if (ask.file().isPresent()) {
            return TableFile.answer(table, all, ask);
        }
        List<Budget> lines =
                budgets.all().stream()
                        .filter(line -> line.balance().appropriated().signum() > 0)
                        .toList();
        model.addAttribute(
                "synthetic",
                lines.stream().anyMatch(Budget::synthetic)
                        || all.stream().anyMatch(Recipients.Recipient::synthetic));
        model.addAttribute("lines", tables.left(say).whole(lines));
        model.addAttribute("table", table.view(all, ask, Address.of(request)));
        return "ledger/public";
    }
}
