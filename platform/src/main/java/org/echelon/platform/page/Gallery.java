package org.echelon.platform.page;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Rational;

/// Examples for the gallery of components, in one language.
record Gallery(Formats say) {

    private record Sample(String name, String district, long revenue, Status status) {}

    public List<Tag> tags() {
        return List.of(
                Tag.of(Status.MET, say),
                Tag.of(Status.NOT_MET, say),
                Tag.of(Status.UNKNOWN, say),
                Tag.held(say),
                Tag.quiet(say.either("未施行", "Not in force")));
    }

    public LadderView ladder() {
        return new LadderView(
                List.of(
                        new LadderView.Track(
                                say.either("主线", "Main track"),
                                List.of(
                                        step(
                                                "在孵企业",
                                                "Incubated",
                                                LadderView.State.FAR,
                                                "尚无数据",
                                                "no figures yet"),
                                        step(
                                                "科技型中小企业",
                                                "Technology SME",
                                                LadderView.State.HELD,
                                                "有效期至 2027-03-31",
                                                "until 2027-03-31"),
                                        step(
                                                "省级创新型企业",
                                                "Provincial innovative",
                                                LadderView.State.REACHABLE,
                                                "条件均符合",
                                                "all conditions met"),
                                        step(
                                                "高新技术企业",
                                                "HNTE",
                                                LadderView.State.OPEN,
                                                "7 项符合，2 项待确认",
                                                "7 met, 2 unknown"),
                                        step(
                                                "瞪羚企业",
                                                "Gazelle",
                                                LadderView.State.FAR,
                                                "2 项不符合",
                                                "2 not met")))));
    }

    private LadderView.Step step(
            String zh, String en, LadderView.State state, String zhRemark, String enRemark) {
        return new LadderView.Step(say.either(zh, en), state, say.either(zhRemark, enRemark), null);
    }

    public List<ConditionView> conditions() {
        List<LinkView> law =
                List.of(
                        LinkView.of(
                                say.either("国科发火〔2016〕32号 第十一条（五）", "国科发火〔2016〕32号, art. 11(5)"),
                                "#law"));
        return List.of(
                new ConditionView(
                        "rd_intensity",
                        say.either("研发费用占销售收入的比例", "R&D over sales of three years"),
                        Tag.of(Status.NOT_MET, say),
                        say.either("3.81%", "3.81 %"),
                        say.either("至少4.00%", "at least 4.00 %"),
                        ConditionView.Shortfall.tooLittle(
                                say.either("0.19个百分点", "0.19 percentage points"), say),
                        law,
                        List.of(),
                        List.of(),
                        "#rules"),
                new ConditionView(
                        "innovation_score",
                        say.either("创新能力评价", "Innovation score"),
                        Tag.of(Status.UNKNOWN, say),
                        say.either("62–78分", "62–78 points"),
                        say.either("高于70分", "above 70 points"),
                        null,
                        law,
                        List.of(
                                LinkView.of(
                                        say.either(
                                                "知识产权先进程度（专家打分）",
                                                "Advancedness of technology (panel)"),
                                        "#facts"),
                                LinkView.of(
                                        say.either("成果转化得分（专家打分）", "Conversion score (panel)"),
                                        "#facts")),
                        List.of(),
                        null),
                new ConditionView(
                        "score",
                        say.either("得分或直接确认", "Points or a direct route"),
                        Tag.of(Status.MET, say),
                        null,
                        null,
                        null,
                        law,
                        List.of(),
                        List.of(
                                new ConditionView(
                                        "points",
                                        say.either("综合得分不低于60分", "At least 60 points"),
                                        Tag.of(Status.NOT_MET, say),
                                        say.either("54分", "54 points"),
                                        say.either("至少60分", "at least 60 points"),
                                        ConditionView.Shortfall.tooLittle(
                                                say.either("6分", "6 points"), say),
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        null),
                                new ConditionView(
                                        "direct",
                                        say.either("持有有效的高新技术企业证书", "A valid HNTE certificate"),
                                        Tag.of(Status.MET, say),
                                        null,
                                        null,
                                        null,
                                        List.of(),
                                        List.of(),
                                        List.of(),
                                        null)),
                        null));
    }

    public RadarView radar() {
        return new RadarView(
                say.either("创新能力评价各项得分与满分", "Innovation score by block"),
                false,
                List.of(
                        axis("知识产权", "IP", 22, 21, 30),
                        axis("成果转化", "Conversion", 26, 21, 30),
                        axis("研发组织管理", "Organisation", 15, 14, 20),
                        axis("企业成长性", "Growth", 9, 14, 20)));
    }

    private RadarView.Axis axis(String zh, String en, int score, int mark, int full) {
        return new RadarView.Axis(
                say.either(zh, en),
                points(score),
                Integer.toString(score),
                points(mark),
                Integer.toString(mark),
                points(full),
                Integer.toString(full));
    }

    private String points(int points) {
        return say.number(Rational.of(points), "points");
    }

    public GaugeView gauge() {
        return GaugeView.of(
                say.either("创新能力评价", "Innovation score"),
                open(),
                say.quantity(open(), "points"),
                Rational.of(71),
                say.either("要求高于70分", "needs above 70 points"),
                Rational.HUNDRED,
                "unknown");
    }

    private static Quantity open() {
        return new Quantity.Open(Rational.of(62), Rational.of(78));
    }

    public TimelineView timeline() {
        return new TimelineView(
                List.of(
                        new TimelineView.Event(
                                "2026-11-21",
                                say.either("登记 2025 年销售收入", "Sales income of 2025 entered"),
                                say.either("来源：审计报告", "Source: audit report"),
                                true),
                        new TimelineView.Event(
                                "2026-03-20",
                                say.either("科技型中小企业入库", "Entered the technology SME registry"),
                                "",
                                false)));
    }

    public StepperView stepper() {
        return new StepperView(
                chinese()
                        ? List.of("选择文件", "检查", "写入", "完成")
                        : List.of("Choose files", "Check", "Write", "Done"),
                1);
    }

    private boolean chinese() {
        return say.chinese();
    }

    public TableView table(TableAsk ask, Address address) {
        List<Sample> rows =
                IntStream.rangeClosed(1, 60)
                        .mapToObj(number ->
                                new Sample(
                                        say.either("样例企业", "Sample ") + number,
                                        number % 2 == 0
                                                ? say.either("花都区", "Huadu")
                                                : say.either("黄埔区", "Huangpu"),
                                        1_234_567L * number,
                                        List.of(Status.values()).get(number % 3)))
                        .toList();
        Table<Sample> table =
                new Table<>(
                        "sample",
                        say.either("样例企业", "Sample enterprises"),
                        List.of(
                                Column.<Sample>of(
                                                "name",
                                                say.either("企业", "Enterprise"),
                                                row -> Cell.link(row.name(), "#"))
                                        .by(Comparator.comparing(Sample::name)),
                                Column.<Sample>of(
                                                "district",
                                                say.either("区县", "District"),
                                                row -> Cell.text(row.district()))
                                        .by(Comparator.comparing(Sample::district)),
                                Column.<Sample>number(
                                                "revenue",
                                                say.either("销售收入", "Sales income"),
                                                row ->
                                                        new Cell.Figure(
                                                                Rational.of(row.revenue()),
                                                                say.money(
                                                                        Rational.of(row.revenue())),
                                                                null))
                                        .by(Comparator.comparingLong(Sample::revenue)),
                                Column.<Sample>of(
                                                "status",
                                                say.either("状态", "Status"),
                                                row -> new Cell.Status(Tag.of(row.status(), say)))
                                        .by(Comparator.comparing(Sample::status))));
        return table.view(rows, ask, address);
    }
}
