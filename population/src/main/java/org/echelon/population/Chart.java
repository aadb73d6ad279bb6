package org.echelon.population;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.echelon.policy.message.Words;

/// A curve as SVG: lines told apart by dashes and marks as well as by their names, no script, no
/// style from outside. The table beside it has the exact figures.
final class Chart {

    /// The most lines that can be told apart.
    static final int MOST_LINES = 6;

    private static final int LEFT = 90;
    private static final int RIGHT = 560;
    private static final int TOP = 20;
    private static final int BOTTOM = 240;
    private static final int STEPS = 4;
    private static final List<String> COLOURS =
            List.of("#1d70b8", "#d4351c", "#00703c", "#4c2c92", "#0b0c0c", "#912b88");
    private static final List<String> DASHES =
            List.of("none", "8 4", "2 3", "12 3 2 3", "1 6", "6 2");

    private final Words title;
    private final Words across;
    private final List<Line> lines;

    /// @param x values along the bottom, ascending
    record Line(Words name, List<BigDecimal> x, List<BigDecimal> y) {

        Line {
            x = List.copyOf(x);
            y = List.copyOf(y);
        }
    }

    /// @param across what is along the bottom
    Chart(Words title, Words across, List<Line> lines) {
        this.title = title;
        this.across = across;
        this.lines = List.copyOf(lines);
    }

    /// The picture; empty where there is nothing to compare.
    String svg() {
        List<BigDecimal> x = all(Line::x);
        List<BigDecimal> y = all(Line::y);
        if (x.stream().distinct().count() < 2 || lines.size() > MOST_LINES) {
            return "";
        }
        BigDecimal least = x.stream().reduce(BigDecimal::min).orElseThrow();
        BigDecimal most = x.stream().reduce(BigDecimal::max).orElseThrow();
        BigDecimal high = y.stream().reduce(BigDecimal.ONE, BigDecimal::max);
        StringBuilder svg = new StringBuilder();
        svg.append(
                "<svg role=\"img\" viewBox=\"0 0 800 290\" width=\"800\" height=\"290\"><title>%s</title><desc>%s</desc>\n"
                        .formatted(escaped(title), Html.escape(description())));
        for (int i = 0; i <= STEPS; i++) {
            BigDecimal at =
                    high.multiply(BigDecimal.valueOf(i))
                            .divide(BigDecimal.valueOf(STEPS), 2, RoundingMode.HALF_UP);
            double place = vertical(at, high);
            svg.append(
                    "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#b1b4b6\"/><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\" font-size=\"12\">%s</text>\n"
                            .formatted(
                                    LEFT, RIGHT, place, place, LEFT - 6, place + 4, shortened(at)));
        }
        for (BigDecimal value : List.of(least, most)) {
            svg.append(
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" font-size=\"12\">%s</text>\n"
                            .formatted(
                                    horizontal(value, least, most),
                                    BOTTOM + 18,
                                    value.toPlainString()));
        }
        svg.append(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-size=\"13\">%s</text>\n"
                        .formatted((LEFT + RIGHT) / 2, BOTTOM + 38, escaped(across)));
        for (int i = 0; i < lines.size(); i++) {
            svg.append(line(i, least, most, high));
        }
        return svg.append("</svg>").toString();
    }

    private String line(int i, BigDecimal least, BigDecimal most, BigDecimal high) {
        Line line = lines.get(i);
        List<String> places = new ArrayList<>();
        for (int k = 0; k < line.x().size(); k++) {
            places.add(
                    "%.1f,%.1f"
                            .formatted(
                                    horizontal(line.x().get(k), least, most),
                                    vertical(line.y().get(k), high)));
        }
        int legend = TOP + 22 * i + 8;
        return """
        <polyline points="%1$s" fill="none" stroke="%2$s" stroke-width="2.5" stroke-dasharray="%3$s"/>
        <line x1="%4$d" x2="%5$d" y1="%6$d" y2="%6$d" stroke="%2$s" stroke-width="2.5" stroke-dasharray="%3$s"/><text x="%7$d" y="%8$d" font-size="13">%9$s</text>
        """
                .formatted(
                        String.join(" ", places),
                        COLOURS.get(i),
                        DASHES.get(i),
                        RIGHT + 15,
                        RIGHT + 50,
                        legend,
                        RIGHT + 56,
                        legend + 4,
                        escaped(line.name()));
    }

    /// What the picture shows, for those who do not see it.
    private String description() {
        return lines.stream()
                .map(line ->
                        "%s · %s: %s = %s → %s; %s → %s"
                                .formatted(
                                        line.name().zh(),
                                        line.name().en(),
                                        across.en(),
                                        line.x().getFirst().toPlainString(),
                                        line.x().getLast().toPlainString(),
                                        shortened(line.y().getFirst()),
                                        shortened(line.y().getLast())))
                .collect(Collectors.joining(". "));
    }

    private List<BigDecimal> all(java.util.function.Function<Line, List<BigDecimal>> of) {
        return lines.stream().map(of).flatMap(List::stream).toList();
    }

    private static double horizontal(BigDecimal value, BigDecimal least, BigDecimal most) {
        return LEFT + (RIGHT - LEFT) * part(value.subtract(least), most.subtract(least));
    }

    private static double vertical(BigDecimal value, BigDecimal high) {
        return BOTTOM - (BOTTOM - TOP) * part(value, high);
    }

    private static double part(BigDecimal value, BigDecimal whole) {
        return value.divide(whole, MathContext.DECIMAL64).doubleValue();
    }

    private static String shortened(BigDecimal value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    private static String escaped(Words words) {
        return Html.escape(
                words.zh().equals(words.en()) ? words.zh() : words.zh() + " · " + words.en());
    }
}
