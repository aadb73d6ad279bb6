package org.echelon.platform.ledger;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.Table;
import org.echelon.policy.Programmes;
import org.echelon.quantity.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The tables of lines and of rewards, for those who handle them, for the enterprise and for
/// everybody.
@Component
class LedgerTables {

    private final RewardViews views;
    private final Programmes programmes;

    LedgerTables(RewardViews views, Programmes programmes) {
        this.views = views;
        this.programmes = programmes;
    }

    /// Lines with their balances, for staff.
    Table<Budget> lines(Formats say) {
        return new Table<>(
                "budgets",
                say.either("预算线", "Budget lines"),
                List.of(
                        programme(say, Budget::programme, line -> "/budgets/" + line.id()),
                        year(say),
                        figure(
                                "appropriated",
                                say.either("预算（元）", "Budget, yuan"),
                                line -> line.balance().appropriated()),
                        figure(
                                "available",
                                say.either("可用（元）", "Available, yuan"),
                                line -> line.balance().available()),
                        figure(
                                "promised",
                                say.either("预留和承诺（元）", "Reserved and committed, yuan"),
                                line -> line.balance().reserved().plus(line.balance().committed())),
                        figure(
                                "ordered",
                                say.either("支付中（元）", "Ordered, yuan"),
                                line -> line.balance().ordered()),
                        figure(
                                "paid",
                                say.either("已支付（元）", "Paid, yuan"),
                                line -> line.balance().paid())));
    }

    /// What is left of each line, for everybody.
    Table<Budget> left(Formats say) {
        return new Table<>(
                "lines",
                say.either("各预算线", "Budget lines"),
                List.of(
                        programme(say, Budget::programme, line -> page(line.programme())),
                        year(say),
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

    /// The list of a line as it would go out, before anything is decided.
    Table<Reward> dryRun(Formats say) {
        return new Table<>(
                "rewards",
                say.either("兑现清单", "Rewards"),
                List.of(
                        Column.of(
                                "enterprise",
                                say.either("企业", "Enterprise"),
                                reward -> Cell.text(say.words(reward.enterpriseName()))),
                        Column.of(
                                "code",
                                say.either("代码", "Code"),
                                reward -> Cell.text(reward.enterprise())),
                        thing(say, Reward::thing),
                        amount(say, Reward::amount),
                        state(say),
                        Column.of(
                                "confirm-by",
                                say.either("确认期限", "Confirm by"),
                                reward -> Cell.day(reward.confirmBy(), say)),
                        Column.of(
                                "why",
                                say.either("依据", "Why"),
                                reward -> Cell.text(reasons(reward, say)))));
    }

    /// The rewards of one enterprise.
    Table<Reward> money(Formats say) {
        return new Table<>(
                "money",
                say.either("全部奖补", "All rewards"),
                List.of(
                        programme(say, Reward::programme, reward -> page(reward.programme())),
                        thing(say, Reward::thing),
                        amount(say, Reward::amount),
                        state(say),
                        paid(say, Reward::paidOn)));
    }

    /// Who received what, for everybody.
    Table<Recipients.Recipient> recipients(Formats say) {
        return new Table<>(
                "recipients",
                say.either("已支付的奖补", "Rewards paid"),
                List.of(
                        Column.<Recipients.Recipient>of(
                                        "name",
                                        say.either("企业", "Enterprise"),
                                        one -> recipient(one, say))
                                .by(Comparator.comparing(one -> say.words(one.name()))),
                        programme(
                                say, Recipients.Recipient::programme, one -> page(one.programme())),
                        thing(say, Recipients.Recipient::thing),
                        amount(say, Recipients.Recipient::amount)
                                .by(Comparator.comparing(Recipients.Recipient::amount)),
                        paid(say, Recipients.Recipient::paidOn)
                                .by(Comparator.comparing(Recipients.Recipient::paidOn))));
    }

    private <R> Column<R> programme(
            Formats say, Function<R, String> id, Function<R, String> address) {
        return Column.of(
                "programme",
                say.either("政策", "Programme"),
                row -> Cell.link(say.words(programmes.name(id.apply(row))), address.apply(row)));
    }

    private static String page(String programme) {
        return "/programmes/" + programme;
    }

    private static Column<Budget> year(Formats say) {
        return Column.of(
                "year", say.either("年度", "Year"), line -> Cell.text(Integer.toString(line.year())));
    }

    private static <R> Column<R> thing(Formats say, Function<R, String> thing) {
        return Column.of("thing", say.either("依据的证书", "For"), row -> Cell.text(thing.apply(row)));
    }

    private static <R> Column<R> amount(Formats say, Function<R, Money> amount) {
        return figure("amount", say.either("金额（元）", "Yuan"), amount);
    }

    private static <R> Column<R> figure(String id, String label, Function<R, Money> amount) {
        return Column.number(id, label, row -> RewardViews.figure(amount.apply(row)));
    }

    private static Column<Reward> state(Formats say) {
        return Column.of(
                "state",
                say.either("状态", "State"),
                reward -> new Cell.Status(RewardViews.tag(reward.state(), say)));
    }

    private static <R> Column<R> paid(Formats say, Function<R, @Nullable LocalDate> day) {
        return Column.of(
                "paid", say.either("到账日期", "Paid on"), row -> Cell.day(day.apply(row), say));
    }

    private static Cell recipient(Recipients.Recipient one, Formats say) {
        return new Cell.Text(
                say.words(one.name()),
                null,
                one.synthetic() ? say.either("虚构的演示企业", "invented, for demonstration") : null);
    }

    private String reasons(Reward reward, Formats say) {
        return String.join(
                say.either("；", "; "),
                views.why(reward, say).reasons().stream()
                        .map(reason -> reason.tag().word() + ": " + reason.text())
                        .toList());
    }
}
