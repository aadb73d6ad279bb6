package org.echelon.platform.ledger;

import jakarta.servlet.http.HttpServletRequest;
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
import org.echelon.quantity.Money;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// What is left of every line, and who received what. For everybody.
@Controller
class PublicMoneyPages {

    private final Budgets budgets;
    private final Recipients recipients;
    private final RewardViews views;

    PublicMoneyPages(Budgets budgets, Recipients recipients, RewardViews views) {
        this.budgets = budgets;
        this.recipients = recipients;
        this.views = views;
    }

    @GetMapping("/budgets/public")
    Object published(HttpServletRequest request, Locale locale, Model model) {
        Formats say = new Formats(locale);
        TableAsk ask = TableAsk.of(request);
        List<Recipients.Recipient> all = recipients.all();
        Table<Recipients.Recipient> table = recipients(say, locale);
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
        model.addAttribute("lines", lines(say, locale).whole(lines));
        model.addAttribute("table", table.view(all, ask, Address.of(request)));
        return "ledger/public";
    }

    private Table<Budget> lines(Formats say, Locale locale) {
        return new Table<>(
                "lines",
                say.either("还剩多少", "What is left"),
                List.of(
                        Column.of(
                                "programme",
                                say.either("政策", "Programme"),
                                line ->
                                        Cell.link(
                                                views.programme(line.programme()).in(locale),
                                                "/programmes/" + line.programme())),
                        Column.of(
                                "year",
                                say.either("年度", "Year"),
                                line -> Cell.text(Integer.toString(line.year()))),
                        figure(
                                "appropriated",
                                say.either("预算（元）", "Budget, yuan"),
                                line -> line.balance().appropriated()),
                        figure(
                                "used",
                                say.either("已使用和已承诺（元）", "Used or promised, yuan"),
                                line -> line.balance().used()),
                        figure(
                                "available",
                                say.either("剩余（元）", "Left, yuan"),
                                line -> line.balance().available())));
    }

    private Table<Recipients.Recipient> recipients(Formats say, Locale locale) {
        return new Table<>(
                "recipients",
                say.either("谁得到了什么", "Who received what"),
                List.of(
                        Column.<Recipients.Recipient>of(
                                        "name",
                                        say.either("企业", "Enterprise"),
                                        one ->
                                                new Cell.Text(
                                                        one.name(),
                                                        null,
                                                        one.synthetic()
                                                                ? say.either(
                                                                        "虚构的演示企业",
                                                                        "invented, for"
                                                                                + " demonstration")
                                                                : null))
                                .by(Comparator.comparing(Recipients.Recipient::name)),
                        Column.of(
                                "programme",
                                say.either("政策", "Programme"),
                                one ->
                                        Cell.link(
                                                views.programme(one.programme()).in(locale),
                                                "/programmes/" + one.programme())),
                        Column.of(
                                "thing", say.either("依据的证书", "For"), one -> Cell.text(one.thing())),
                        Column.<Recipients.Recipient>number(
                                        "amount",
                                        say.either("金额（元）", "Yuan"),
                                        one ->
                                                new Cell.Figure(
                                                        one.amount().yuan(),
                                                        RewardViews.grouped(one.amount()),
                                                        null))
                                .by(Comparator.comparing(Recipients.Recipient::amount)),
                        Column.<Recipients.Recipient>of(
                                        "paid",
                                        say.either("到账日期", "Paid on"),
                                        one -> Cell.day(one.paidOn(), say))
                                .by(Comparator.comparing(Recipients.Recipient::paidOn))));
    }

    private static Column<Budget> figure(
            String id, String label, java.util.function.Function<Budget, Money> amount) {
        return Column.number(
                id,
                label,
                line ->
                        new Cell.Figure(
                                amount.apply(line).yuan(),
                                RewardViews.grouped(amount.apply(line)),
                                null));
    }
}
