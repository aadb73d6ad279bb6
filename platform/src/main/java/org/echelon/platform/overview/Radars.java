package org.echelon.platform.overview;

import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.echelon.platform.page.Formats;
import org.echelon.platform.page.GaugeView;
import org.echelon.platform.page.RadarView;
import org.echelon.policy.programme.OutcomeDefinition;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Pictures of an answer: scores beside full marks, values beside thresholds.
record Radars(Formats say, ProgrammeDefinition definition) {

    private static final Rational TWICE = Rational.of(200);

    /// The partial scores of the programme; no axes where it has none.
    RadarView scores(Evaluation evaluation) {
        List<RadarView.Axis> axes = new ArrayList<>();
        evaluation
                .outcomes()
                .forEach((id, quantity) -> {
                    OutcomeDefinition outcome = definition.outcomes().get(id);
                    Rational full = outcome == null ? null : outcome.max();
                    if (outcome != null && full != null && outcome.pass() == null) {
                        axes.add(
                                new RadarView.Axis(
                                        say.words(outcome.text()),
                                        say.quantity(quantity, outcome.unit()),
                                        bare(quantity),
                                        "–",
                                        null,
                                        say.number(full, outcome.unit()),
                                        full.toString()));
                    }
                });
        return new RadarView(
                say.either(
                        "各项得分与满分（未定的按下限画）",
                        "Scores and full marks (open ones drawn at their lower end)"),
                false,
                axes);
    }

    /// Each measured condition as a share of its threshold: 100 is the threshold itself.
    RadarView thresholds(Evaluation evaluation) {
        List<RadarView.Axis> axes = new ArrayList<>();
        for (Condition condition : evaluation.conditions()) {
            Rational share = share(condition);
            if (share != null) {
                Formats.Compared compared =
                        say.compared(
                                condition.actual().orElseThrow(),
                                condition.required().orElseThrow(),
                                condition.unit());
                axes.add(
                        new RadarView.Axis(
                                say.words(condition.text()),
                                compared.actual(),
                                share.toDecimal(1, RoundingMode.HALF_UP).toPlainString(),
                                compared.required(),
                                "100",
                                say.number(share, "percent"),
                                "200"));
            }
        }
        return new RadarView(
                say.either(
                        "各项指标与门槛（门槛为100，图上最多画到200）",
                        "Values beside their thresholds (100 is the threshold; drawn up to 200)"),
                true,
                axes);
    }

    /// The whole score on its scale, where the programme has a pass mark.
    @Nullable GaugeView gauge(Evaluation evaluation) {
        for (Map.Entry<String, Quantity> entry : evaluation.outcomes().entrySet()) {
            OutcomeDefinition outcome = definition.outcomes().get(entry.getKey());
            if (outcome == null) {
                continue;
            }
            Rational full = outcome.max();
            Rational pass = outcome.pass();
            if (full != null && pass != null) {
                return GaugeView.of(
                        say.words(outcome.text()),
                        entry.getValue(),
                        say.quantity(entry.getValue(), outcome.unit()),
                        pass,
                        say.either("及格 ", "pass ") + say.number(pass, outcome.unit()),
                        full,
                        kind(entry.getValue(), pass));
            }
        }
        return null;
    }

    private static String kind(Quantity quantity, Rational pass) {
        return switch (quantity) {
            case Quantity.Exact(Rational value) -> value.compareTo(pass) >= 0 ? "met" : "not-met";
            default -> "unknown";
        };
    }

    private static @Nullable String bare(Quantity quantity) {
        return switch (quantity) {
            case Quantity.Exact(Rational value) -> decimal(value);
            case Quantity.Open(Rational min, _) -> min == null ? null : decimal(min);
            default -> null;
        };
    }

    private static String decimal(Rational value) {
        return value.toDecimal(2, RoundingMode.HALF_UP).toPlainString();
    }

    /// Percent of the threshold; for a ceiling, the threshold in percent of the value.
    private static @Nullable Rational share(Condition condition) {
        if (!(condition.actual().orElse(null) instanceof Quantity.Exact(Rational actual))
                || condition.required().isEmpty()
                || !(condition.required().get().value() instanceof Quantity.Exact(Rational mark))
                || actual.signum() <= 0
                || mark.signum() <= 0) {
            return null;
        }
        String op = condition.required().get().op();
        Rational share =
                op.startsWith("<")
                        ? mark.times(Rational.HUNDRED).dividedBy(actual)
                        : actual.times(Rational.HUNDRED).dividedBy(mark);
        return share.compareTo(TWICE) > 0 ? TWICE : share;
    }
}
