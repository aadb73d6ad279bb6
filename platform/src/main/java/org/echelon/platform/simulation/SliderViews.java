package org.echelon.platform.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.LinkView;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Puts the figures of rules into words: a ratio in percent, everything else in its unit.
final class SliderViews {

    private SliderViews() {}

    /// @param side stands before ids and names, where several questions are on a page
    static List<SliderView> of(Simulations.Answer answer, String side, Formats say) {
        List<SliderView> sliders = new ArrayList<>();
        for (Figure figure : answer.figures()) {
            String typed = answer.question().typed().get(figure.name());
            Optional<String> problem =
                    answer.wrong().stream()
                            .filter(one -> one.figure().equals(figure.name()))
                            .map(one -> say.words(one.why()))
                            .findFirst();
            BigDecimal set = set(figure, typed);
            sliders.add(
                    new SliderView(
                            id(side, sliders.size()),
                            side + SimulationQuestion.FIGURE + figure.name(),
                            say.words(figure.words()),
                            figure.ratio() ? null : unit(figure.unit(), say),
                            problem.isPresent() && typed != null ? typed : field(figure, set, say),
                            set.toPlainString(),
                            figure.standing().toPlainString(),
                            shown(figure.standing(), figure, say),
                            figure.standing().signum() < 0
                                    ? figure.standing().multiply(BigDecimal.TWO).toPlainString()
                                    : "0",
                            figure.slideTo().toPlainString(),
                            figure.step().toPlainString(),
                            figure.ratio() ? percent(say) : null,
                            problem.orElse(null)));
        }
        return sliders;
    }

    /// Links to the figures that cannot be used, each with why.
    static List<LinkView> wrong(Simulations.Answer answer, String side, Formats say) {
        return answer.wrong().stream()
                .map(one ->
                        LinkView.of(
                                say.words(one.why()),
                                "#" + id(side, place(answer.figures(), one.figure()))))
                .toList();
    }

    private static int place(List<Figure> figures, String name) {
        for (int i = 0; i < figures.size(); i++) {
            if (figures.get(i).name().equals(name)) {
                return i;
            }
        }
        return 0;
    }

    private static String id(String side, int place) {
        return side + "figure-" + place;
    }

    private static BigDecimal set(Figure figure, @Nullable String typed) {
        return typed != null && figure.read(typed) instanceof Figure.Typed.Read(BigDecimal value)
                ? value
                : figure.standing();
    }

    /// A value as it stands in a field.
    private static String field(Figure figure, BigDecimal value, Formats say) {
        String written = figure.written(value);
        return figure.ratio() ? written.replace("%", percent(say)) : written;
    }

    private static String percent(Formats say) {
        return say.either("%", " %");
    }

    /// A value to read.
    static String shown(BigDecimal value, Figure figure, Formats say) {
        if (figure.ratio()) {
            return figure.written(value).replace("%", say.either("%", "\u00a0%"));
        }
        @Nullable String unit = figure.unit();
        return unit == null ? value.toPlainString() : say.number(Rational.of(value), unit);
    }

    private static @Nullable String unit(@Nullable String unit, Formats say) {
        if (unit == null) {
            return null;
        }
        return switch (unit) {
            case "yuan" -> say.either("元", "yuan");
            case "persons" -> say.either("人", "persons");
            case "points" -> say.either("分", "points");
            case "items" -> say.either("项", "items");
            case "days" -> say.either("天", "days");
            case "years" -> say.either("年", "years");
            case "square_metres" -> say.either("平方米", "m²");
            case "percent" -> "%";
            default -> unit;
        };
    }
}
