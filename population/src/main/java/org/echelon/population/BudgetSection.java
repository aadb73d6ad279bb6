package org.echelon.population;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.message.Words;
import org.echelon.population.BudgetResult.Claims;
import org.echelon.population.BudgetResult.Cut;

/// The part of the report about a budget: both cuts side by side.
final class BudgetSection {

    private final Html html;
    private final BudgetResult budget;

    BudgetSection(Html html, BudgetResult budget) {
        this.html = html;
        this.budget = budget;
    }

    void write(List<String> dimensions) {
        html.heading(
                2,
                new Words(
                        "预算 %,.2f 元：%s".formatted(budget.yuan(), budget.rules()),
                        "A budget of %,.2f yuan: %s".formatted(budget.yuan(), budget.rules())));
        Claims all = budget.all();
        boolean enough = all.asked().compareTo(budget.yuan()) <= 0;
        html.paragraph(
                enough
                        ? new Words(
                                "%,d 家企业应得 %,.2f 元，预算足够。".formatted(all.count(), all.asked()),
                                "%,d enterprises are due %,.2f yuan; the budget suffices."
                                        .formatted(all.count(), all.asked()))
                        : new Words(
                                "%,d 家企业应得 %,.2f 元，超出预算 %,.2f 元。"
                                        .formatted(
                                                all.count(),
                                                all.asked(),
                                                all.asked().subtract(budget.yuan())),
                                "%,d enterprises are due %,.2f yuan, %,.2f more than there is."
                                        .formatted(
                                                all.count(),
                                                all.asked(),
                                                all.asked().subtract(budget.yuan()))));
        if (budget.open() > 0) {
            html.paragraph(
                    new Words(
                            "另有 %,d 家金额待确认，未计入。".formatted(budget.open()),
                            "%,d more have an amount that is not known yet and are not counted."
                                    .formatted(budget.open())));
        }
        html.paragraph(budget.orderWords());
        ownRule();
        both(all);
        dimensions.forEach(this::groups);
    }

    private void ownRule() {
        Optional<Words> rule =
                budget.rule()
                        .map(code ->
                                code.equals("pro-rata")
                                        ? new Words("按比例", "pro rata")
                                        : new Words("先到先得", "first come, first served"));
        html.paragraph(
                rule.map(words ->
                                new Words(
                                        "该版本规定：%s。".formatted(words.zh()),
                                        "The version itself says: %s.".formatted(words.en())))
                        .orElse(
                                new Words(
                                        "该版本未规定预算不足时如何分配。",
                                        "The version does not say what happens when money is short.")));
    }

    private void both(Claims all) {
        Cut first = all.firstCome();
        Cut rata = all.proRata();
        html.table(new Words("分配方式", "Cut"), firstCome(), proRata());
        row(new Words("全额获得", "Paid in full"), first.paid(), rata.paid());
        row(new Words("部分获得", "Paid in part"), first.inPart(), rata.inPart());
        row(new Words("未获得", "Not paid"), first.notPaid(), rata.notPaid());
        html.row(new Words("支付金额（元）", "Yuan paid"), yuan(first.amount()), yuan(rata.amount()));
        html.row(
                new Words("结余（元）", "Yuan left"),
                yuan(BudgetRun.left(budget, first)),
                yuan(BudgetRun.left(budget, rata)));
        html.endTable();
    }

    private void row(Words words, long first, long rata) {
        html.row(words, number(first), number(rata));
    }

    private void groups(String dimension) {
        List<BudgetResult.Group> groups =
                budget.groups().stream()
                        .filter(group -> group.dimension().equals(dimension))
                        .toList();
        if (groups.isEmpty()) {
            return;
        }
        html.table(
                ReportPage.title(dimension),
                new Words("应得企业", "Due to"),
                new Words("应得（元）", "Yuan due"),
                suffixed(firstCome(), "全额", "in full"),
                suffixed(firstCome(), "部分", "in part"),
                suffixed(firstCome(), "元", "yuan"),
                suffixed(proRata(), "元", "yuan"));
        for (BudgetResult.Group group : groups) {
            Claims claims = group.claims();
            html.row(
                    group.name(),
                    number(claims.count()),
                    yuan(claims.asked()),
                    number(claims.firstCome().paid()),
                    number(claims.firstCome().inPart()),
                    yuan(claims.firstCome().amount()),
                    yuan(claims.proRata().amount()));
        }
        html.endTable();
    }

    private static Words firstCome() {
        return new Words("先到先得", "First come");
    }

    private static Words proRata() {
        return new Words("按比例", "Pro rata");
    }

    private static Words suffixed(Words words, String zh, String en) {
        return new Words(words.zh() + "：" + zh, words.en() + ": " + en);
    }

    private static Words number(long value) {
        String text = "%,d".formatted(value);
        return new Words(text, text);
    }

    private static Words yuan(BigDecimal amount) {
        String text = "%,.2f".formatted(amount);
        return new Words(text, text);
    }
}
