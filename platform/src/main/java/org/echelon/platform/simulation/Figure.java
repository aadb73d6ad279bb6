package org.echelon.platform.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.Version;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Parameter;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// A number of `parameters.yaml` that can be dragged: a parameter, or an entry of one.
///
/// @param name the parameter's name; an entry's behind a dot, such as `rd growth.low`
/// @param words what it is
/// @param unit its unit, where it has one
/// @param standing the value that stands in the version
/// @param least the least that may be typed
/// @param most the most that may be typed
/// @param step of the slider; the standing value is a multiple of it
record Figure(
        String name,
        Words words,
        @Nullable String unit,
        BigDecimal standing,
        BigDecimal least,
        BigDecimal most,
        BigDecimal slideTo,
        BigDecimal step) {

    /// Decimals that may be typed, and that an engine counts with.
    private static final int DECIMALS = 6;

    /// Beyond this an amount times a million rows no longer fits.
    private static final BigDecimal GREATEST = new BigDecimal("1000000000000");

    private static final int STEPS = 40;

    /// The unit of a share of one, which people read and write in percent.
    private static final String RATIO = "ratio";

    /// The numbers that the decision of a version reads from its parameters, in the order of the
    /// file.
    static List<Figure> of(Version version) {
        List<Figure> figures = new ArrayList<>();
        for (Parameter parameter : version.parameters().values()) {
            if (reads(version, parameter.name())) {
                Words words =
                        parameter.text().orElse(new Words(parameter.name(), parameter.name()));
                add(parameter.name(), words, parameter.unit(), parameter.value(), figures);
            }
        }
        return figures;
    }

    private static boolean reads(Version version, String parameter) {
        return version.model().isPresent()
                && org.echelon.policy.dmn.ModelTexts.of(version.model().get()).stream()
                        .anyMatch(text -> text.contains(parameter));
    }

    private static void add(
            String name, Words words, @Nullable String unit, Value value, List<Figure> figures) {
        switch (value) {
            case Value.Numeric(Rational number, _) ->
                    decimal(number)
                            .map(standing -> of(name, words, unit, standing))
                            .ifPresent(figures::add);
            case Value.Context(Map<String, Value> entries) ->
                    entries.forEach((entry, inner) -> {
                        if (inner instanceof Value.Numeric) {
                            add(
                                    name + "." + entry,
                                    new Words(words.zh() + "：" + entry, words.en() + ": " + entry),
                                    unit,
                                    inner,
                                    figures);
                        }
                    });
            default -> {}
        }
    }

    /// A number with few enough decimals; thirds are no matter of a slider.
    private static Optional<BigDecimal> decimal(Rational number) {
        BigDecimal near = number.toDecimal(DECIMALS, RoundingMode.HALF_UP);
        return Rational.of(near).equals(number) ? Optional.of(plain(near)) : Optional.empty();
    }

    private static Figure of(String name, Words words, @Nullable String unit, BigDecimal standing) {
        BigDecimal least = standing.signum() < 0 ? GREATEST.negate() : BigDecimal.ZERO;
        BigDecimal size = standing.abs();
        BigDecimal end = size.signum() == 0 ? BigDecimal.ONE : plain(size.multiply(BigDecimal.TWO));
        return new Figure(
                name,
                words,
                unit,
                standing,
                least,
                GREATEST,
                standing.signum() < 0 ? BigDecimal.ZERO : end,
                step(size, unit));
    }

    /// 1, 2 or 5 with zeros: the greatest of which there are enough in the value, and of which the
    /// value is a multiple.
    private static BigDecimal step(BigDecimal size, @Nullable String unit) {
        if (size.signum() == 0) {
            return new BigDecimal("0.05");
        }
        boolean whole = unit != null && size.stripTrailingZeros().scale() <= 0;
        BigDecimal rough = size.divide(BigDecimal.valueOf(STEPS), MathContext.DECIMAL32);
        int exponent = rough.precision() - rough.scale() - 1;
        for (int tens = exponent; tens >= -DECIMALS; tens--) {
            for (int digit : new int[] {5, 2, 1}) {
                BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(tens);
                if (step.compareTo(rough) <= 0
                        && size.remainder(step).signum() == 0
                        && (!whole || step.compareTo(BigDecimal.ONE) >= 0)) {
                    return plain(step);
                }
            }
        }
        return whole ? BigDecimal.ONE : plain(BigDecimal.ONE.scaleByPowerOfTen(-DECIMALS));
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /// What was typed, as a number, or why it is none.
    sealed interface Typed {
        record Read(BigDecimal value) implements Typed {}

        record Wrong(Words why) implements Typed {}
    }

    /// Whether people read and write it in percent.
    boolean ratio() {
        return RATIO.equals(unit);
    }

    /// A value as it is written: a ratio in percent, such as `2.5%`.
    String written(BigDecimal value) {
        return ratio()
                ? plain(value.movePointRight(2)).toPlainString() + "%"
                : value.toPlainString();
    }

    /// Reads what was typed. A ratio may be written in percent; a bare number is the ratio itself,
    /// and one that would be a hundred percent and more is asked for again, since 3 is rarely meant
    /// to be 300 %.
    Typed read(String text) {
        String plain = text.strip().replace(",", "").replace("，", "").replace('％', '%');
        boolean percent = ratio() && plain.endsWith("%");
        if (percent) {
            plain = plain.substring(0, plain.length() - 1).strip();
        }
        if (!plain.matches("-?[0-9]{1,16}(\\.[0-9]{1,12})?")) {
            return wrong(
                    "“%s”不是数；请写如 %s".formatted(shortened(text), written(standing)),
                    "'%s' is no number; write one such as %s"
                            .formatted(shortened(text), written(standing)));
        }
        BigDecimal number = plain(new BigDecimal(plain).movePointLeft(percent ? 2 : 0));
        if (number.compareTo(least) < 0 || number.compareTo(most) > 0) {
            return wrong(
                    "%s 超出范围；可取 %s 至 %s".formatted(written(number), written(least), written(most)),
                    "%s is out of bounds; it may be %s to %s"
                            .formatted(written(number), written(least), written(most)));
        }
        if (ratio() && !percent && number.compareTo(BigDecimal.ONE) >= 0) {
            String hundredth = written(number.movePointLeft(2));
            return wrong(
                    "%s 即 %s；请写百分数，如 %s".formatted(plain, written(number), hundredth),
                    "%s would be %s; write it in percent, such as %s"
                            .formatted(plain, written(number), hundredth));
        }
        if (number.scale() > DECIMALS) {
            return wrong(
                    "%s 的小数太多；最多 %d 位".formatted(written(number), decimals()),
                    "%s has too many decimals; at most %d".formatted(written(number), decimals()));
        }
        return new Typed.Read(number);
    }

    /// Decimals of what is written.
    private int decimals() {
        return ratio() ? DECIMALS - 2 : DECIMALS;
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private static Typed wrong(String chinese, String english) {
        return new Typed.Wrong(new Words(chinese, english));
    }

    /// Figures as values of parameters, by path.
    static Map<String, Value> values(Map<String, BigDecimal> changed) {
        Map<String, Value> values = new LinkedHashMap<>();
        changed.forEach((name, number) -> values.put(name, Value.of(Rational.of(number))));
        return values;
    }
}
