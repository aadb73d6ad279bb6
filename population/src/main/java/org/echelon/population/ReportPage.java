package org.echelon.population;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.Coverage;
import org.echelon.policy.explain.Amounts;
import org.echelon.policy.fact.Units;
import org.echelon.policy.message.Words;
import org.echelon.population.Summary.Change;
import org.echelon.population.Summary.ConditionCount;
import org.echelon.population.Summary.Distribution;
import org.echelon.population.Summary.Group;
import org.echelon.population.Summary.Tally;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// A summary as one page that needs nothing else: both languages, tables first, each picture beside
/// the table it is drawn from.
final class ReportPage {

    private static final Map<String, Words> DIMENSIONS =
            Map.of(
                    "region", new Words("地区", "Region"),
                    "industry", new Words("行业", "Industry"),
                    "size", new Words("规模", "Size"),
                    "rung", new Words("梯度", "Rung"));

    private final Html html = new Html();
    private final Summary summary;

    private ReportPage(Summary summary) {
        this.summary = summary;
    }

    static String of(Simulation.Outcome outcome) {
        return new ReportPage(outcome.summary()).page(outcome.problems());
    }

    private String page(List<Problem> problems) {
        Words name = summary.name();
        html.open("%s · %s".formatted(name.zh(), name.en()));
        if (summary.synthetic()) {
            html.note(
                    new Words(
                            "合成数据：本页企业均为虚构，不是任何真实企业。",
                            "Synthetic data: every enterprise on this page is invented; none is real."));
        }
        html.heading(1, name);
        beginning();
        verdicts();
        summary.change().ifPresent(this::change);
        summary.sweep().ifPresent(sweep -> new SweepSection(html, sweep).write());
        summary.budgets().forEach(budget -> new BudgetSection(html, budget).write(Dimensions.ALL));
        summary.combination().ifPresent(together -> new CombinationSection(html, together).write());
        DIMENSIONS.keySet().stream()
                .sorted(java.util.Comparator.comparingInt(Dimensions.ALL::indexOf))
                .forEach(this::groups);
        if (!summary.conditions().isEmpty()) {
            conditions();
            nearMisses();
        }
        neverHit();
        doubts(problems);
        html.paragraph(
                new Words(
                        "由“%s”引擎计算。数字精确：金额到分，比例由整数计算，仅在显示时取四位小数。".formatted(summary.engine()),
                        "Computed by the engine “%s”. Figures are exact: amounts to the fen, ratios from whole numbers, rounded to four decimals only where shown."
                                .formatted(summary.engine())));
        return html.close();
    }

    private void beginning() {
        Words version =
                summary.version()
                        .map(from -> new Words(from + " 起施行的版本", "version of " + from))
                        .orElse(new Words("该日没有施行的版本", "no version in force"));
        html.paragraph(
                new Words(
                        "%s，%s，判定日期 %s。共 %,d 家企业。"
                                .formatted(
                                        summary.programme(),
                                        version.zh(),
                                        summary.asOf(),
                                        summary.enterprises()),
                        "%s, %s, as of %s. %,d enterprises."
                                .formatted(
                                        summary.programme(),
                                        version.en(),
                                        summary.asOf(),
                                        summary.enterprises())));
        if (summary.version().isEmpty()) {
            html.note(
                    new Words(
                            "判定日期不在任何版本的施行期内，因此不作判定：所有数据有效的企业结论均为“未施行”。",
                            "The day lies outside every version, so nobody is judged: the verdict of every enterprise with valid figures is “not in force”."));
        }
    }

    private void verdicts() {
        Tally total = summary.total();
        html.heading(2, new Words("结论", "Verdicts"));
        html.table(
                new Words("结论", "Verdict"),
                new Words("企业数", "Enterprises"),
                new Words("占比", "Share"));
        verdict(new Words("符合", "Met"), total.met());
        verdict(new Words("不符合", "Not met"), total.notMet());
        verdict(new Words("待确认", "Not known yet"), total.unknown());
        verdict(new Words("数据无效", "Invalid"), total.invalid());
        if (total.notInForce() > 0) {
            verdict(new Words("未施行", "Not in force"), total.notInForce());
        }
        html.endTable();
        html.bars(
                new Words("各结论的企业数", "Enterprises by verdict"),
                List.of(
                        new Html.Bar(new Words("符合", "Met"), total.met()),
                        new Html.Bar(new Words("不符合", "Not met"), total.notMet()),
                        new Html.Bar(new Words("待确认", "Not known yet"), total.unknown()),
                        new Html.Bar(new Words("数据无效", "Invalid"), total.invalid())));
        BigDecimal amount = total.amount();
        if (amount != null) {
            Words yuan = yuan(amount);
            html.paragraph(
                    new Words(
                            "符合条件企业应付金额合计 %s（%,.2f 元）。".formatted(yuan.zh(), amount),
                            "To be paid to those who meet all conditions: %s."
                                    .formatted(yuan.en())));
            if (total.open() > 0) {
                html.paragraph(
                        new Words(
                                "另有 %,d 家金额待确认，未计入。".formatted(total.open()),
                                "%,d more have an amount that is not known yet and is not counted."
                                        .formatted(total.open())));
            }
        }
        html.paragraph(
                new Words(
                        "%,d 家企业有尚不掌握的数据；未知不作零处理。".formatted(summary.withUnknowns()),
                        "%,d enterprises have facts that are not on file; unknown is never zero."
                                .formatted(summary.withUnknowns())));
    }

    private void verdict(Words words, long count) {
        html.row(words, number(count), share(count, summary.enterprises()));
    }

    private void change(Change change) {
        String against = summary.against().orElse("");
        html.heading(
                2,
                new Words(
                        "改用 %s 后的变化".formatted(against), "What moves under %s".formatted(against)));
        html.table(new Words("变化", "Change"), new Words("数量", "Number"));
        html.row(new Words("新符合（受益）", "Winners: meet it now"), number(change.winners()));
        html.row(new Words("不再符合（受损）", "Losers: meet it no longer"), number(change.losers()));
        html.row(new Words("变为待确认", "Become unknown"), number(change.newlyOpen()));
        BigDecimal more = change.more();
        BigDecimal less = change.less();
        if (more != null && less != null) {
            html.row(new Words("增加的金额", "Yuan more"), yuan(more));
            html.row(new Words("减少的金额", "Yuan less"), yuan(less));
            html.row(new Words("净变化", "Net"), yuan(more.subtract(less)));
        }
        html.endTable();
    }

    /// What a dimension is called.
    static Words title(String dimension) {
        return DIMENSIONS.getOrDefault(dimension, new Words(dimension, dimension));
    }

    private void groups(String dimension) {
        List<Group> groups =
                summary.groups().stream()
                        .filter(group -> group.dimension().equals(dimension))
                        .toList();
        if (groups.isEmpty()) {
            return;
        }
        Words title = title(dimension);
        html.heading(
                2,
                new Words("按" + title.zh(), "By " + title.en().toLowerCase(java.util.Locale.ROOT)));
        boolean pays = summary.total().amount() != null;
        boolean moves = summary.change().isPresent();
        List<Words> head = new java.util.ArrayList<>();
        head.add(title);
        head.add(new Words("符合", "Met"));
        head.add(new Words("不符合", "Not met"));
        head.add(new Words("待确认", "Unknown"));
        head.add(new Words("无效", "Invalid"));
        if (pays) {
            head.add(new Words("金额（元）", "Yuan"));
        }
        if (moves) {
            head.add(new Words("受益", "Winners"));
            head.add(new Words("受损", "Losers"));
        }
        html.table(head.toArray(Words[]::new));
        for (Group group : groups) {
            List<Words> cells = new java.util.ArrayList<>();
            Tally tally = group.tally();
            cells.add(number(tally.met()));
            cells.add(number(tally.notMet()));
            cells.add(number(tally.unknown()));
            cells.add(number(tally.invalid()));
            BigDecimal amount = tally.amount();
            if (pays && amount != null) {
                cells.add(plain("%,.2f".formatted(amount)));
            }
            group.change()
                    .ifPresent(change -> {
                        cells.add(number(change.winners()));
                        cells.add(number(change.losers()));
                    });
            html.row(group.name(), cells.toArray(Words[]::new));
        }
        html.endTable();
        html.bars(
                new Words("符合条件的企业数", "Enterprises that meet it"),
                groups.stream()
                        .sorted(
                                java.util.Comparator.comparingLong(
                                        (Group group) -> -group.tally().met()))
                        .limit(20)
                        .map(group -> new Html.Bar(group.name(), group.tally().met()))
                        .toList());
    }

    private void conditions() {
        html.heading(2, new Words("各项条件", "Conditions"));
        html.table(
                new Words("条件", "Condition"),
                new Words("符合", "Met"),
                new Words("不符合", "Not met"),
                new Words("待确认", "Unknown"));
        for (ConditionCount condition : summary.conditions()) {
            html.row(
                    condition.text(),
                    number(condition.met()),
                    number(condition.notMet()),
                    number(condition.unknown()));
        }
        html.endTable();
    }

    private void nearMisses() {
        html.heading(2, new Words("只差一项的企业", "Enterprises that miss one condition only"));
        html.table(
                new Words("条件", "Condition"),
                new Words("只差此项", "Miss only this"),
                new Words("最少差", "Least"),
                new Words("四分之一", "Quarter"),
                new Words("中位数", "Median"),
                new Words("四分之三", "Three quarters"),
                new Words("最多差", "Most"));
        for (ConditionCount condition : summary.conditions()) {
            Optional<Distribution> shortfall = condition.shortfall();
            String unit = condition.unit();
            html.row(
                    condition.text(),
                    number(condition.onlyThis()),
                    quantity(shortfall.map(Distribution::min), unit),
                    quantity(shortfall.map(Distribution::p25), unit),
                    quantity(shortfall.map(Distribution::median), unit),
                    quantity(shortfall.map(Distribution::p75), unit),
                    quantity(shortfall.map(Distribution::max), unit));
        }
        html.endTable();
        html.bars(
                new Words("只差一项的企业数", "Enterprises that miss only this"),
                summary.conditions().stream()
                        .map(condition -> new Html.Bar(condition.text(), condition.onlyThis()))
                        .toList());
    }

    private void neverHit() {
        if (summary.neverHit().isEmpty()) {
            return;
        }
        html.heading(2, new Words("从未命中的规则", "Rules that nobody hit"));
        if (summary.neverHit().get().isEmpty()) {
            html.paragraph(new Words("无。", "None."));
            return;
        }
        html.table(new Words("决策表", "Table"), new Words("规则", "Rule"), new Words("条件", "Cells"));
        for (Coverage.Rule rule : summary.neverHit().get()) {
            html.row(plain(rule.table()), number(rule.number()), plain(rule.cells()));
        }
        html.endTable();
    }

    private void doubts(List<Problem> problems) {
        html.heading(2, new Words("数据质量", "The data"));
        html.table(new Words("问题", "What"), new Words("数量", "Number"));
        summary.invalid()
                .forEach((code, count) ->
                        html.row(new Words("无效：" + code, "Invalid: " + code), number(count)));
        summary.strangers()
                .forEach((file, count) ->
                        html.row(
                                new Words(
                                        "%s 中不在企业名单的行".formatted(file),
                                        "Rows of %s about others".formatted(file)),
                                number(count)));
        summary.warnings()
                .forEach((code, count) ->
                        html.row(new Words("提示：" + code, "Warning: " + code), number(count)));
        html.endTable();
        if (!problems.isEmpty()) {
            html.table(
                    new Words("位置", "Where"),
                    new Words("问题（每类至多五条）", "What (five of a kind at most)"));
            problems.forEach(problem -> html.row(plain(problem.place()), problem.message()));
            html.endTable();
        }
    }

    private static Words quantity(Optional<BigDecimal> value, @Nullable String unit) {
        return value.map(
                        number -> {
                            if ("yuan".equals(unit)) {
                                return yuan(number);
                            }
                            String text = number.stripTrailingZeros().toPlainString();
                            return unit == null
                                    ? plain(text)
                                    : new Words(
                                            text + " " + Units.words(unit).zh(),
                                            text + " " + Units.words(unit).en());
                        })
                .orElse(plain("—"));
    }

    private static Words yuan(BigDecimal amount) {
        return Amounts.number(Rational.of(amount), "yuan");
    }

    private static Words number(long value) {
        return plain("%,d".formatted(value));
    }

    private static Words share(long part, long whole) {
        return plain(
                whole == 0
                        ? "—"
                        : BigDecimal.valueOf(part)
                                        .multiply(BigDecimal.valueOf(100))
                                        .divide(
                                                BigDecimal.valueOf(whole),
                                                2,
                                                java.math.RoundingMode.HALF_UP)
                                + " %");
    }

    private static Words plain(String text) {
        return new Words(text, text);
    }
}
