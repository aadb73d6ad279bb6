package org.echelon.population;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.fact.Units;
import org.echelon.policy.message.Words;
import org.echelon.population.Summary.Tally;
import org.echelon.population.SweepResult.Parameter;
import org.echelon.population.SweepResult.Point;
import org.echelon.quantity.Rational;

/// The part of the report with the curve of cost and coverage.
final class SweepSection {

    private static final Words MET = new Words("符合", "Met");

    private final Html html;
    private final SweepResult sweep;

    SweepSection(Html html, SweepResult sweep) {
        this.html = html;
        this.sweep = sweep;
    }

    void write() {
        html.heading(2, new Words("参数调整的影响", "What a change of parameter does"));
        sweep.parameters()
                .forEach(parameter ->
                        html.paragraph(
                                new Words(
                                        "“%s”，现为 %s。"
                                                .formatted(
                                                        named(parameter).zh(),
                                                        shown(parameter.now())),
                                        "“%s”, now %s."
                                                .formatted(
                                                        named(parameter).en(),
                                                        shown(parameter.now())))));
        table();
        curve(
                new Words("符合条件的企业数", "Enterprises that meet it"),
                tally -> BigDecimal.valueOf(tally.met()));
        if (pays()) {
            curve(
                    new Words("应付金额（元）", "Yuan to be paid"),
                    tally -> {
                        BigDecimal amount = tally.amount();
                        return amount == null ? BigDecimal.ZERO : amount;
                    });
        }
    }

    private boolean pays() {
        return sweep.points().stream().anyMatch(point -> point.tally().amount() != null);
    }

    private void table() {
        List<Words> head = new ArrayList<>();
        sweep.parameters().forEach(parameter -> head.add(named(parameter)));
        head.add(MET);
        head.add(new Words("不符合", "Not met"));
        head.add(new Words("待确认", "Unknown"));
        if (pays()) {
            head.add(new Words("金额（元）", "Yuan"));
            head.add(new Words("金额待确认", "Amount not known yet"));
        }
        html.table(head.toArray(Words[]::new));
        for (Point point : sweep.points()) {
            List<Words> cells = new ArrayList<>();
            for (int i = 1; i < point.values().size(); i++) {
                cells.add(value(point, i));
            }
            Tally tally = point.tally();
            cells.add(plain("%,d".formatted(tally.met())));
            cells.add(plain("%,d".formatted(tally.notMet())));
            cells.add(plain("%,d".formatted(tally.unknown())));
            BigDecimal amount = tally.amount();
            if (amount != null) {
                cells.add(plain("%,.2f".formatted(amount)));
                cells.add(plain("%,d".formatted(tally.open())));
            }
            html.row(value(point, 0), cells.toArray(Words[]::new));
        }
        html.endTable();
    }

    private Words value(Point point, int i) {
        Rational value = point.values().get(i);
        boolean now = value.equals(sweep.parameters().get(i).now());
        return now
                ? new Words(shown(value) + "（现行）", shown(value) + " (now)")
                : plain(shown(value));
    }

    /// One line for each value of the second parameter, where there are two and few enough.
    private void curve(Words title, java.util.function.Function<Tally, BigDecimal> figure) {
        Map<List<Rational>, List<Point>> lines = new LinkedHashMap<>();
        sweep.points()
                .forEach(point ->
                        lines.computeIfAbsent(
                                        point.values().subList(1, point.values().size()),
                                        _ -> new ArrayList<>())
                                .add(point));
        html.figure(
                new Chart(
                                title,
                                named(sweep.parameters().getFirst()),
                                lines.entrySet().stream()
                                        .map(line ->
                                                new Chart.Line(
                                                        name(title, line.getKey()),
                                                        line.getValue().stream()
                                                                .map(point ->
                                                                        decimal(
                                                                                point.values()
                                                                                        .getFirst()))
                                                                .toList(),
                                                        line.getValue().stream()
                                                                .map(Point::tally)
                                                                .map(figure)
                                                                .toList()))
                                        .toList())
                        .svg(),
                title);
    }

    private Words name(Words title, List<Rational> second) {
        return second.isEmpty()
                ? title
                : plain(sweep.parameters().getLast().path() + " " + shown(second.getFirst()));
    }

    private static Words named(Parameter parameter) {
        String unit = parameter.unit();
        return unit == null
                ? parameter.name()
                : new Words(
                        parameter.name().zh() + "（" + Units.words(unit).zh() + "）",
                        parameter.name().en() + " (" + Units.words(unit).en() + ")");
    }

    /// The decimal of a number that was written as one.
    static BigDecimal decimal(Rational value) {
        BigDecimal decimal =
                value.toDecimal(9, java.math.RoundingMode.HALF_UP).stripTrailingZeros();
        return decimal.scale() < 0 ? decimal.setScale(0) : decimal;
    }

    private static String shown(Rational value) {
        return decimal(value).toPlainString();
    }

    private static Words plain(String text) {
        return new Words(text, text);
    }
}
