package org.echelon.policy.advice;

import java.math.RoundingMode;
import org.echelon.policy.advice.Combination.Rule;
import org.echelon.policy.explain.Amounts;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Stacking;
import org.echelon.quantity.Money;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// What the rules on stacking did, in both languages.
final class StackingWords {

    private StackingWords() {}

    static Words matched(Stacking.Matching matching, Money upper, Money amount) {
        if (upper.signum() == 0) {
            return new Words(
                    "配套：没有可配套的奖励，不支付", "matching: there is no award to match, so nothing is paid");
        }
        Money cap = matching.cap();
        return new Words(
                "配套：上级奖励 %s × %s%s，支付 %s"
                        .formatted(
                                zh(upper),
                                percent(matching.rate()),
                                cap == null ? "" : "，最高 " + zh(cap),
                                zh(amount)),
                "matching: %s of the award of %s%s, so %s"
                        .formatted(
                                percent(matching.rate()),
                                en(upper),
                                cap == null ? "" : ", at most " + en(cap),
                                en(amount)));
    }

    static Words toppedUp(Money amount, Money upper, Money left) {
        return new Words(
                "补差：本级标准 %s，扣除上级同一事项已得 %s，支付 %s".formatted(zh(amount), zh(upper), zh(left)),
                "top-up: the standard of %s less %s from higher levels for the same matter leaves %s"
                        .formatted(en(amount), en(upper), en(left)));
    }

    static Words steppedUp(Money amount, Money before, Money left) {
        return new Words(
                "晋级补差：本档标准 %s，扣除低档已得 %s，支付 %s".formatted(zh(amount), zh(before), zh(left)),
                "step-up: this step's %s less %s paid on lower steps leaves %s"
                        .formatted(en(amount), en(before), en(left)));
    }

    static Words capped(int year, Money cap, Money before, Money paid) {
        return new Words(
                "年度总额上限：%d年合计不超过 %s，已计 %s，本项支付 %s".formatted(year, zh(cap), zh(before), zh(paid)),
                "yearly cap: at most %s in %d, of which %s is used, so this pays %s"
                        .formatted(en(cap), year, en(before), en(paid)));
    }

    static Words shared(Words fact, int year, Rational rate, Money cap) {
        return new Words(
                "比例上限：不超过%d年%s的 %s，即 %s".formatted(year, fact.zh(), percent(rate), zh(cap)),
                "share cap: at most %s of %s %d, which is %s"
                        .formatted(percent(rate), fact.en(), year, en(cap)));
    }

    /// Why an award is left out beside another.
    static Words against(Rule rule, Grant grant, @Nullable Words other) {
        Words by = other == null ? new Words("其他项目", "another one") : other;
        return switch (rule) {
            case EXCLUDED ->
                    new Words(
                            "与“%s”互斥，二者不能同时享受".formatted(by.zh()),
                            "it excludes, or is excluded by, %s; both cannot be had"
                                    .formatted(by.en()));
            case SAME_MATTER ->
                    new Words(
                            "与“%s”属于同一事项（%s），就高不重复".formatted(by.zh(), grant.matter()),
                            "the same matter (%s) as %s at the same level: the higher, once"
                                    .formatted(grant.matter(), by.en()));
            case DOUBLE_LEVEL ->
                    new Words(
                            "不与“%s”（同一事项、其他层级）重复享受".formatted(by.zh()),
                            "no double level: not beside %s for the same matter"
                                    .formatted(by.en()));
            case STEP ->
                    new Words(
                            "与“%s”属于同一晋级阶梯，只按较高一档补差".formatted(by.zh()),
                            "a step of the same ladder as %s; the higher step pays the difference"
                                    .formatted(by.en()));
            case PAID_ALREADY, NOTHING_LEFT, LESS ->
                    new Words(
                            "与“%s”合并计算后不增加总额".formatted(by.zh()),
                            "beside %s it adds nothing".formatted(by.en()));
        };
    }

    static Words past(Conflicts.Past past) {
        Received award = past.award();
        String zh = zh(award.amount());
        String en = en(award.amount());
        return switch (past.rule()) {
            case EXCLUDED ->
                    new Words(
                            "已于 %s 获得与其互斥的“%s” %s".formatted(award.on(), award.name().zh(), zh),
                            "%s of %s was received on %s, which it excludes"
                                    .formatted(en, award.name().en(), award.on()));
            case DOUBLE_LEVEL ->
                    new Words(
                            "同一事项已由%s“%s”于 %s 支付 %s，不得跨级重复"
                                    .formatted(
                                            award.level().words().zh(),
                                            award.name().zh(),
                                            award.on(),
                                            zh),
                            "the matter was paid at the %s level (%s, %s, %s), and it must not be paid twice"
                                    .formatted(
                                            award.level().words().en(),
                                            award.name().en(),
                                            en,
                                            award.on()));
            default ->
                    new Words(
                            "同一事项已由“%s”于 %s 支付 %s".formatted(award.name().zh(), award.on(), zh),
                            "%s paid %s for the same matter on %s"
                                    .formatted(award.name().en(), en, award.on()));
        };
    }

    static Words held(Words title) {
        return new Words(
                "持有有效的“%s”，与其互斥".formatted(title.zh()),
                "the valid title of %s excludes it".formatted(title.en()));
    }

    /// What was proven of leaving it out.
    static Words proof(Words reason, Money with, Money best) {
        int order = with.compareTo(best);
        return new Words(
                reason.zh()
                        + (order < 0
                                ? "；若选择此项，合计至多 %s，少于 %s".formatted(zh(with), zh(best))
                                : "；选择此项，合计同为 %s".formatted(zh(best))),
                reason.en()
                        + (order < 0
                                ? "; with it the total is at most %s, less than %s"
                                        .formatted(en(with), en(best))
                                : "; with it the total is %s as well".formatted(en(best))));
    }

    static String zh(Money money) {
        return Amounts.number(money.yuan(), "yuan").zh();
    }

    static String en(Money money) {
        return Amounts.number(money.yuan(), "yuan").en();
    }

    private static String percent(Rational rate) {
        return rate.times(Rational.HUNDRED)
                        .toDecimal(4, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }
}
