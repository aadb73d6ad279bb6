package org.echelon.population;

import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import org.echelon.policy.message.Words;

/// The part of the report about several programmes together.
final class CombinationSection {

    private static final Map<String, Words> BECAUSE =
            Map.of(
                    "excluded", new Words("与另一项政策互斥", "excluded by another"),
                    "same_matter", new Words("同一事项只取较高一项", "one matter, the higher once"),
                    "paid_already", new Words("该事项已获支付", "the matter was paid already"),
                    "double_level", new Words("不与其他层级重复享受", "not beside another level"),
                    "step", new Words("阶梯中较高一级补差", "a higher step pays the difference"),
                    "nothing_left", new Words("扣除后无余额", "nothing is left of it"),
                    "less", new Words("搭配后合计较少", "what goes with it pays less"),
                    "reduced", new Words("补差、封顶后减少", "less after top-up, step-up or cap"),
                    "held", new Words("已持有该资格", "the title is held already"),
                    "open", new Words("金额待确认", "the amount is not known yet"));

    private final Html html;
    private final CombinationResult combination;

    CombinationSection(Html html, CombinationResult combination) {
        this.html = html;
        this.combination = combination;
    }

    void write() {
        html.heading(2, new Words("多项政策合并测算", "Several programmes together"));
        html.paragraph(
                new Words(
                        "%,d 家企业至少符合一项，其中 %,d 家符合多项。逐项合计 %,.2f 元，合并后 %,.2f 元。"
                                .formatted(
                                        combination.enterprises(),
                                        combination.several(),
                                        combination.alone(),
                                        combination.paid()),
                        "%,d enterprises meet at least one, %,d of them more than one. One by one they would get %,.2f yuan, together %,.2f."
                                .formatted(
                                        combination.enterprises(),
                                        combination.several(),
                                        combination.alone(),
                                        combination.paid())));
        html.paragraph(
                new Words(
                        "按互斥、同一事项就高不重复、补差、配套和封顶规则，为每家企业选取合计最高的合法组合；不考虑申报窗口。",
                        "For each enterprise the legal combination that pays most: exclusion, one matter once and the higher, top-up and step-up, matching, caps. Filing windows are not asked."));
        if (combination.unproven() > 0) {
            html.note(
                    new Words(
                            "%,d 家企业的组合过多，未能证明为最优。".formatted(combination.unproven()),
                            "For %,d enterprises there were too many combinations to prove that the best was found."
                                    .formatted(combination.unproven())));
        }
        html.table(
                new Words("政策", "Programme"),
                new Words("符合", "Met"),
                new Words("单独（元）", "Alone, yuan"),
                new Words("合并后获得企业", "Paid together: enterprises"),
                new Words("合并后（元）", "Together, yuan"),
                new Words("减少的原因（企业数）", "Why less (enterprises)"));
        for (CombinationResult.Part part : combination.programmes()) {
            html.row(
                    part.name(),
                    plain("%,d".formatted(part.met())),
                    yuan(part.alone()),
                    plain("%,d".formatted(part.beneficiaries())),
                    yuan(part.paid()),
                    because(part));
        }
        html.row(
                new Words("合计", "Total"),
                plain("—"),
                yuan(combination.alone()),
                plain("—"),
                yuan(combination.paid()),
                plain("—"));
        html.endTable();
    }

    private static Words because(CombinationResult.Part part) {
        if (part.version().isEmpty()) {
            return new Words("当日没有施行的版本", "no version in force on the day");
        }
        if (part.because().isEmpty()) {
            return plain("—");
        }
        return new Words(
                part.because().entrySet().stream()
                        .map(one -> words(one.getKey()).zh() + " " + one.getValue())
                        .collect(Collectors.joining("；")),
                part.because().entrySet().stream()
                        .map(one -> words(one.getKey()).en() + ": " + one.getValue())
                        .collect(Collectors.joining("; ")));
    }

    private static Words words(String code) {
        return BECAUSE.getOrDefault(code, new Words(code, code));
    }

    private static Words yuan(BigDecimal amount) {
        return plain("%,.2f".formatted(amount));
    }

    private static Words plain(String text) {
        return new Words(text, text);
    }
}
