package org.echelon.population.command;

import java.math.BigDecimal;
import org.echelon.population.BudgetResult;
import org.echelon.population.CombinationResult;
import org.echelon.population.Summary;
import org.echelon.population.SweepResult;

/// A summary for a terminal; what more there is stands in the files.
final class SummaryText {

    private SummaryText() {}

    static String of(Summary summary) {
        StringBuilder text = new StringBuilder();
        Summary.Tally total = summary.total();
        text.append("%s · %s\n".formatted(summary.name().zh(), summary.name().en()));
        text.append(
                "%s, %s, as of %s%s\n"
                        .formatted(
                                summary.programme(),
                                summary.version()
                                        .map(from -> "version of " + from)
                                        .orElse(
                                                "no version in force, so nobody is judged / 该日没有施行的版本，不作判定"),
                                summary.asOf(),
                                summary.synthetic() ? "; synthetic enterprises / 合成企业" : ""));
        line(text, "enterprises 企业", summary.enterprises());
        line(text, "met 符合", total.met());
        line(text, "not met 不符合", total.notMet());
        line(text, "unknown 待确认", total.unknown());
        line(text, "invalid 无效", total.invalid());
        if (total.notInForce() > 0) {
            line(text, "not in force 未施行", total.notInForce());
        }
        BigDecimal amount = total.amount();
        if (amount != null) {
            text.append("  %,18.2f yuan 元 amount 金额\n".formatted(amount));
        }
        line(
                text,
                "miss one condition only 只差一项",
                summary.conditions().stream().mapToLong(Summary.ConditionCount::onlyThis).sum());
        summary.neverHit().ifPresent(rules -> line(text, "rules never hit 从未命中的规则", rules.size()));
        summary.change()
                .ifPresent(change -> {
                    text.append("against 对照 %s\n".formatted(summary.against().orElse("")));
                    line(text, "winners 受益", change.winners());
                    line(text, "losers 受损", change.losers());
                    line(text, "become unknown 变为待确认", change.newlyOpen());
                    BigDecimal more = change.more();
                    BigDecimal less = change.less();
                    if (more != null && less != null) {
                        text.append("  %,18.2f yuan 元 more 增加\n".formatted(more));
                        text.append("  %,18.2f yuan 元 less 减少\n".formatted(less));
                    }
                });
        summary.sweep().ifPresent(sweep -> sweep(text, sweep));
        summary.budgets().forEach(budget -> budget(text, budget));
        summary.combination().ifPresent(together -> combination(text, together));
        return text.toString();
    }

    private static void budget(StringBuilder text, BudgetResult budget) {
        BudgetResult.Claims all = budget.all();
        text.append(
                "budget 预算 %,.2f yuan 元: %s, %,d due 应得 %,.2f\n"
                        .formatted(budget.yuan(), budget.rules(), all.count(), all.asked()));
        cut(text, "first come 先到先得", all.firstCome());
        cut(text, "pro rata 按比例", all.proRata());
        text.append("  %s / %s\n".formatted(budget.orderWords().en(), budget.orderWords().zh()));
    }

    private static void cut(StringBuilder text, String name, BudgetResult.Cut cut) {
        text.append(
                "  %,18.2f yuan 元 %s: %,d in full 全额, %,d in part 部分, %,d not 未获得\n"
                        .formatted(cut.amount(), name, cut.paid(), cut.inPart(), cut.notPaid()));
    }

    private static void combination(StringBuilder text, CombinationResult together) {
        text.append("together 合并测算\n");
        for (CombinationResult.Part part : together.programmes()) {
            text.append(
                    "  %,18.2f yuan 元 %s: alone 单独 %,.2f%s\n"
                            .formatted(
                                    part.paid(),
                                    part.programme(),
                                    part.alone(),
                                    part.version().isPresent() ? "" : "; no version in force 未施行"));
        }
        text.append(
                "  %,18.2f yuan 元 in all 合计, one by one 逐项 %,.2f\n"
                        .formatted(together.paid(), together.alone()));
        line(text, "meet more than one 符合多项", together.several());
    }

    private static void sweep(StringBuilder text, SweepResult sweep) {
        text.append(
                "sweep 参数调整 %s: %s\n"
                        .formatted(
                                sweep.rules(),
                                String.join(
                                        ", ",
                                        sweep.parameters().stream()
                                                .map(SweepResult.Parameter::path)
                                                .toList())));
        for (SweepResult.Point point : sweep.points()) {
            BigDecimal amount = point.tally().amount();
            text.append(
                    "  %18s  met 符合 %,d%s\n"
                            .formatted(
                                    point.shown(),
                                    point.tally().met(),
                                    amount == null ? "" : ", %,.2f yuan 元".formatted(amount)));
        }
    }

    private static void line(StringBuilder text, String words, long count) {
        text.append("  %,18d %s\n".formatted(count, words));
    }
}
