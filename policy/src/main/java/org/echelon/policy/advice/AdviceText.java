package org.echelon.policy.advice;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.echelon.policy.Programme;
import org.echelon.policy.explain.Amounts;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.OutOfReach;
import org.echelon.policy.result.Proposal;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Status;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Money;

/// An advice as text for a terminal, in one language.
public final class AdviceText {

    private final Locale locale;
    private final StringBuilder out = new StringBuilder();

    private AdviceText(Locale locale) {
        this.locale = locale;
    }

    /// The advice in words.
    ///
    /// @param locale Chinese for any Chinese locale, otherwise English
    public static String of(Advice advice, Locale locale) {
        AdviceText text = new AdviceText(locale);
        text.advice(advice);
        return text.out.toString();
    }

    private void advice(Advice advice) {
        line(
                "%s · %s%s"
                        .formatted(
                                advice.enterprise().name(),
                                say("政策建议，判定日期 ", "Advice as of "),
                                advice.asOf()));
        section(say("现有资格", "Holds"), advice.holds(), this::held);
        section(say("现在可享受", "Can have now"), advice.now(), this::now);
        section(say("已符合条件，待开放", "Eligible, opens later"), advice.opens(), this::opens);
        section(say("尚不能确定", "Not known yet"), advice.unknown(), this::doubt);
        section(say("尚不符合", "Lacks"), advice.lacks(), this::lack);
        combination(advice.combination());
        section(say("晋级路径", "The path"), advice.path(), this::step);
        if (!advice.elsewhere().isEmpty()) {
            line("");
            line(
                    say("其他地区的政策（未列出）：%d 项", "Programmes of other regions, not listed: %d")
                            .formatted(advice.elsewhere().size()));
        }
        if (advice.effort().reached()) {
            line("");
            line(
                    say(
                                    "补差计算已达上限（%d 次判定），标为“未计算”的项目请单独查询",
                                    "The work for gaps is used up (%d questions to the engine); ask for those marked as not worked out alone")
                            .formatted(advice.effort().limit()));
        }
    }

    private <T> void section(String heading, List<T> items, java.util.function.Consumer<T> write) {
        line("");
        line(heading + (items.isEmpty() ? say("：无", ": none") : ""));
        items.forEach(write);
    }

    private void held(Advice.Held held) {
        LocalDate last = held.lastDay();
        line(
                "  ● %s%s%s"
                        .formatted(
                                held.name().in(locale),
                                held.title().number() == null ? "" : " " + held.title().number(),
                                last == null
                                        ? say("，长期有效", ", without end")
                                        : say("，有效至 ", ", valid until ") + last));
        if (held.evaluation().filter(one -> one.verdict() != Verdict.MET).isPresent()) {
            line(
                    "      ! "
                            + say(
                                    "按现有数据重新认定尚不符合：",
                                    "on today's facts it would not be given again: ")
                            + failing(held.evaluation().get()));
        }
        if (held.fileAgainFrom() != null) {
            line("      " + say("可重新申报的首日：", "one can file again from ") + held.fileAgainFrom());
        }
        if (held.renewBy() != null) {
            line("      " + say("最近的更新期限：", "next day by which to renew: ") + held.renewBy());
        }
        held.renewal().ifPresent(words -> line("      " + words.in(locale)));
    }

    private void now(Advice.Offer offer) {
        line(
                "  ✓ %s%s%s"
                        .formatted(
                                name(offer.programme()),
                                amount(offer.evaluation()),
                                offer.withoutApplication()
                                        ? say("，免申即享", ", paid without application")
                                        : offer.closes() == null
                                                ? ""
                                                : say("，申报截止 ", ", file by ") + offer.closes()));
    }

    private void opens(Advice.Offer offer) {
        Verdict then = offer.then().map(Evaluation::verdict).orElse(Verdict.MET);
        line(
                "  ✓ %s%s%s%s"
                        .formatted(
                                name(offer.programme()),
                                amount(offer.evaluation()),
                                say("，%s 开放", ", opens on %s").formatted(offer.from()),
                                offer.closes() == null
                                        ? ""
                                        : say("，%s 截止", ", closes on %s")
                                                .formatted(offer.closes())));
        if (then != Verdict.MET) {
            line(
                    "      ! "
                            + say("到那时按现有数据不再符合：", "by then, if nothing changes, no longer: ")
                            + offer.then().map(this::failing).orElse(""));
        }
    }

    private void doubt(Advice.Doubt doubt) {
        line("  ? " + name(doubt.programme()) + amount(doubt.evaluation()));
        line(
                "      "
                        + say("补充以下数据即可得出结论：", "these facts would settle it: ")
                        + doubt.evaluation().missing().stream()
                                .map(key -> fact(doubt.programme(), key))
                                .collect(Collectors.joining(say("、", "; "))));
    }

    private void lack(Advice.Lack lack) {
        line("  ✗ %s".formatted(name(lack.programme())));
        String failing = failing(lack.evaluation());
        if (!failing.isEmpty()) {
            line("      " + say("未满足：", "not met: ") + failing);
        }
        if (!lack.gap().proposals().isEmpty()) {
            Proposal nearest = lack.gap().proposals().getFirst();
            line(
                    "      "
                            + say("最近的途径：%s 申报，%s", "nearest way: for a filing on %s, %s")
                                    .formatted(
                                            nearest.filing(), changes(lack.programme(), nearest)));
        } else if (!lack.asked()) {
            line("      " + say("补差方案未计算", "its gap was not worked out"));
        } else if (!lack.gap().outOfReach().isEmpty()) {
            OutOfReach last = lack.gap().outOfReach().getLast();
            line(
                    "      "
                            + say("%s 申报时无法达到：", "out of reach for a filing on %s: ")
                                    .formatted(last.filing())
                            + last.because().stream()
                                    .map(reason -> reason.message().in(locale))
                                    .collect(Collectors.joining(say("；", "; "))));
        }
    }

    private void combination(Combination combination) {
        line("");
        line(
                say("最优合法组合：合计 %s%s", "The best legal combination: %s in all%s")
                        .formatted(
                                money(combination.total()),
                                combination.proven()
                                        ? ""
                                        : say("（未证明为最优）", " (not proven to be the best)")));
        for (Combination.Chosen chosen : combination.chosen()) {
            line(
                    "  + %s%s%s"
                            .formatted(
                                    chosen.name().in(locale),
                                    chosen.full().signum() == 0
                                            ? ""
                                            : say("：", ": ") + money(chosen.amount()),
                                    say("，%s 起", ", from %s").formatted(chosen.when())));
            chosen.because().forEach(words -> line("      " + words.in(locale)));
        }
        for (Combination.LeftOut left : combination.without()) {
            line(
                    "  − %s%s"
                            .formatted(
                                    left.name().in(locale),
                                    left.full().signum() == 0
                                            ? ""
                                            : say("：", ": ") + money(left.full())));
            line("      " + left.because().in(locale));
        }
        for (Combination.Unsettled open : combination.open()) {
            line(
                    "  ? %s%s%s"
                            .formatted(
                                    open.name().in(locale),
                                    say("：", ": "),
                                    Amounts.words(open.amount(), "yuan").in(locale)));
            line("      " + open.because().in(locale));
        }
    }

    private void step(PathStep step) {
        String name =
                step.rung().name().in(locale)
                        + (step.renewal() ? say("（期满重新申报）", " (again, when it runs out)") : "");
        if (step.reach().isEmpty()) {
            line("  ✗ %s%s%s".formatted(name, say("：", ": "), step.barrierWords().in(locale)));
            step.because().forEach(words -> line("      - " + words.in(locale)));
            return;
        }
        PathStep.Reach reach = step.reach().get();
        line(
                "  → %s  %s%s%s"
                        .formatted(
                                reach.proposal().filing(),
                                name,
                                say("：", ": "),
                                changes(step.programme(), reach.proposal())));
        if (!reach.after().isEmpty()) {
            line("      " + say("须先取得：", "after: ") + String.join(say("、", ", "), reach.after()));
        }
        reach.sooner()
                .ifPresent(sooner ->
                        line(
                                "      "
                                        + say("也可在 %s 申报，代价 %s", "sooner, on %s, with effort %s")
                                                .formatted(
                                                        sooner.filing(),
                                                        Amounts.number(sooner.cost(), null)
                                                                .in(locale))));
        reach.proposal()
                .assumes()
                .forEach(words -> line("      " + say("假定：", "assumes: ") + words.in(locale)));
    }

    private String changes(Programme programme, Proposal proposal) {
        String changes =
                proposal.changes().stream()
                        .filter(change -> !change.follows())
                        .map(change -> change(programme, change))
                        .collect(Collectors.joining(say("；", "; ")));
        if (changes.isEmpty()) {
            return say("无须变动", "nothing has to change");
        }
        String cost = Amounts.number(proposal.cost(), null).in(locale);
        return changes
                + switch (proposal.certificate()) {
                    case Proposal.Certificate.Minimal _ ->
                            say("（代价 %s，已证明最小）", " (effort %s, proven least)").formatted(cost);
                    case Proposal.Certificate.Sufficient _ ->
                            say("（代价 %s，足够，未证明最小）", " (effort %s, sufficient, not proven least)")
                                    .formatted(cost);
                };
    }

    private String change(Programme programme, Proposal.Change change) {
        String unit =
                programme.facts().find(change.fact().fact()).map(FactDefinition::unit).orElse(null);
        return "%s %s → %s"
                .formatted(
                        fact(programme, change.fact()),
                        Amounts.number(change.from(), unit).in(locale),
                        Amounts.number(change.to(), unit).in(locale));
    }

    private String fact(Programme programme, FactKey key) {
        String name =
                programme
                        .facts()
                        .find(key.fact())
                        .map(fact -> fact.name().in(locale))
                        .orElseGet(() -> profileName(key.fact()));
        return key.year() == null ? name : name + say("（" + key.year() + "年）", " " + key.year());
    }

    private String profileName(String name) {
        return switch (name) {
            case "registered_on" -> say("注册日期", "day of registration");
            case "region" -> say("所在地区", "region");
            case "industry" -> say("所属行业", "industry");
            default -> name;
        };
    }

    private String failing(Evaluation evaluation) {
        return evaluation.conditions().stream()
                .filter(condition -> condition.status() == Status.NOT_MET)
                .map(Condition::text)
                .map(words -> words.in(locale))
                .collect(Collectors.joining(say("；", "; ")));
    }

    private String name(Programme programme) {
        return programme.definition().name().in(locale);
    }

    private String amount(Evaluation evaluation) {
        return evaluation
                .amount()
                .filter(amount -> !(amount instanceof Quantity.Undefined))
                .map(amount -> say("：", ": ") + Amounts.words(amount, "yuan").in(locale))
                .orElse("");
    }

    private String money(Money money) {
        return Amounts.number(money.yuan(), "yuan").in(locale);
    }

    private String say(String zh, String en) {
        return locale.getLanguage().equals("zh") ? zh : en;
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
