package org.echelon.platform.simulation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.echelon.platform.enterprise.RegisterTime;
import org.echelon.platform.page.Cell;
import org.echelon.platform.page.Column;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.platform.page.Table;
import org.echelon.platform.page.TableView;
import org.echelon.platform.reference.Divisions;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.quantity.Rational;
import org.springframework.stereotype.Component;

/// Scenarios in words and tables.
@Component
class ScenarioViews {

    private final Programmes programmes;
    private final Divisions divisions;

    ScenarioViews(Programmes programmes, Divisions divisions) {
        this.programmes = programmes;
        this.divisions = divisions;
    }

    static String address(Scenario scenario) {
        return "/simulations/scenarios/" + scenario.id();
    }

    /// The rules in words; a draft by its state then.
    String rules(Scenario scenario, Formats say) {
        if (scenario.rules().startsWith(SimulationQuestion.DRAFT)) {
            return say.either(
                    "草稿（第 %d 稿）".formatted(scenario.revision()),
                    "a draft (revision %d)".formatted(scenario.revision()));
        }
        return programmes.all().stream()
                .filter(one -> scenario.rules().startsWith(one.id() + "/"))
                .map(one ->
                        say.words(one.definition().name())
                                + " · "
                                + scenario.rules().substring(one.id().length() + 1))
                .findFirst()
                .orElse(scenario.rules());
    }

    /// Whose enterprises, in words.
    String population(Scenario scenario, Formats say) {
        if (!scenario.population().equals(SimulationQuestion.REGISTER)) {
            return scenario.population() + say.either("（合成数据）", " (synthetic)");
        }
        String where =
                scenario.region().isEmpty()
                        ? say.either("全国", "the whole country")
                        : divisions
                                .find(scenario.region())
                                .map(one -> say.words(one.name()))
                                .orElse(scenario.region());
        return say.either("在册企业，" + where, "the register, " + where);
    }

    /// Populations to choose among; the one that is asked stands among them even where it is gone.
    List<LinkView> choices(List<Populations.Choice> choices, String asked, Formats say) {
        List<LinkView> all = new ArrayList<>();
        choices.forEach(one -> all.add(LinkView.of(SimulationPages.named(one, say), one.id())));
        if (choices.stream().noneMatch(one -> one.id().equals(asked))) {
            all.add(LinkView.of(asked, asked));
        }
        return all;
    }

    /// The list of scenarios.
    TableView list(List<Scenario> scenarios, Formats say) {
        return new Table<Scenario>(
                        "scenarios",
                        say.either("保存的方案", "Scenarios kept"),
                        List.of(
                                Column.of(
                                        "name",
                                        say.either("方案", "Scenario"),
                                        one -> Cell.link(one.name(), address(one))),
                                Column.of(
                                        "rules",
                                        say.either("规则", "Rules"),
                                        one -> Cell.text(rules(one, say))),
                                Column.of(
                                        "population",
                                        say.either("企业", "Enterprises"),
                                        one -> Cell.text(population(one, say))),
                                Column.number(
                                        "met",
                                        say.either("符合", "Meet it"),
                                        one -> Cell.count(one.counts().met(), say)),
                                Column.number(
                                        "cost",
                                        say.either("支出", "Cost"),
                                        one -> cost(one.counts(), say)),
                                Column.of(
                                        "kept",
                                        say.either("保存", "Kept"),
                                        one ->
                                                new Cell.Text(
                                                        RegisterTime.minute(one.keptAt()),
                                                        null,
                                                        one.owner()))))
                .whole(scenarios);
    }

    private static Cell cost(Scenario.Counts counts, Formats say) {
        return counts.pays()
                ? new Cell.Figure(
                        Rational.of(BigInteger.valueOf(counts.fen()), BigInteger.valueOf(100)),
                        ResultViews.money(counts.fen(), say),
                        null)
                : Cell.text("–");
    }

    /// A line of numbers, for one scenario or two.
    ///
    /// @param values one for each scenario
    private record Line(String label, List<Cell> values) {}

    /// What came of scenarios, side by side.
    TableView counts(List<Scenario> scenarios, Formats say) {
        List<Line> lines = new ArrayList<>();
        count(say.either("企业", "Enterprises"), scenarios, Scenario.Counts::size, lines, say);
        count(say.either("符合", "Meet it"), scenarios, Scenario.Counts::met, lines, say);
        count(say.either("不符合", "Do not"), scenarios, Scenario.Counts::notMet, lines, say);
        count(say.either("未知", "Unknown"), scenarios, Scenario.Counts::unknown, lines, say);
        count(
                say.either("现行规则符合", "Meet the rules in force"),
                scenarios,
                Scenario.Counts::before,
                lines,
                say);
        count(say.either("新增", "Winners"), scenarios, Scenario.Counts::winners, lines, say);
        count(say.either("失去", "Losers"), scenarios, Scenario.Counts::losers, lines, say);
        lines.add(
                new Line(
                        say.either("支出", "Cost"),
                        scenarios.stream().map(one -> cost(one.counts(), say)).toList()));
        return table("counts", say.either("结果", "What came of it"), scenarios, lines, say);
    }

    private static void count(
            String label,
            List<Scenario> scenarios,
            java.util.function.ToIntFunction<Scenario.Counts> count,
            List<Line> lines,
            Formats say) {
        lines.add(
                new Line(
                        label,
                        scenarios.stream()
                                .map(one -> Cell.count(count.applyAsInt(one.counts()), say))
                                .toList()));
    }

    /// The figures that any of the scenarios changed.
    TableView figures(List<Scenario> scenarios, Formats say) {
        SortedSet<String> names = new TreeSet<>();
        scenarios.forEach(one -> names.addAll(one.figures().keySet()));
        List<Line> lines = names.stream().map(name -> line(name, scenarios, say)).toList();
        return table("figures", say.either("改动的数额", "Figures changed"), scenarios, lines, say);
    }

    private Line line(String name, List<Scenario> scenarios, Formats say) {
        Optional<Figure> figure = figure(name, scenarios);
        return new Line(
                figure.map(one -> say.words(one.words())).orElse(name),
                scenarios.stream()
                        .map(one -> Optional.ofNullable(one.figures().get(name)))
                        .map(value ->
                                value.map(number -> shown(number, figure, say))
                                        .orElse(say.either("不变", "as it stands")))
                        .<Cell>map(Cell::text)
                        .toList());
    }

    private static String shown(BigDecimal value, Optional<Figure> figure, Formats say) {
        return figure.map(one -> SliderViews.shown(value, one, say)).orElse(value.toPlainString());
    }

    /// The figure as the rules of one of the scenarios have it; absent where all are of drafts.
    private Optional<Figure> figure(String name, List<Scenario> scenarios) {
        return scenarios.stream()
                .flatMap(scenario ->
                        programmes.all().stream()
                                .flatMap(one -> one.versions().stream())
                                .filter(version -> version.place().equals(scenario.rules())))
                .flatMap((Version version) -> Figure.of(version).stream())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    private static TableView table(
            String name, String caption, List<Scenario> scenarios, List<Line> lines, Formats say) {
        List<Column<Line>> columns = new ArrayList<>();
        columns.add(Column.of("label", say.either("项目", "Item"), line -> Cell.text(line.label())));
        for (int i = 0; i < scenarios.size(); i++) {
            int place = i;
            columns.add(
                    Column.number(
                            "s" + i, scenarios.get(i).name(), line -> line.values().get(place)));
        }
        return new Table<>(name, caption, columns).whole(lines);
    }
}
