package org.echelon.policy.explain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.echelon.policy.fact.Units;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Quantity;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Values with their unit as people write them: 万元 and 亿元 in Chinese, yuan with thousands in
/// English.
public final class Amounts {

    private static final int MAX_DECIMALS = 30;
    private static final BigDecimal WAN = BigDecimal.valueOf(10_000);
    private static final BigDecimal YI = BigDecimal.valueOf(100_000_000);

    private Amounts() {}

    /// A quantity in words of both languages.
    public static Words words(Quantity quantity, @Nullable String unit) {
        return switch (quantity) {
            case Quantity.Exact(Rational value) -> number(value, unit);
            case Quantity.Open(Rational min, Rational max) -> open(min, max, unit);
            case Quantity.Truth(boolean value) ->
                    value ? new Words("是", "yes") : new Words("否", "no");
            case Quantity.Text(String value) -> new Words(or(value), or(value));
            case Quantity.Undefined _ -> new Words("无", "none");
            case Quantity.Unknown _ -> new Words("未知", "unknown");
        };
    }

    /// A condition's actual value; where rounding would hide that it misses, with as many decimals
    /// as show it.
    public static Words actual(Condition condition) {
        Quantity actual = condition.actual().orElse(new Quantity.Unknown());
        if (actual instanceof Quantity.Exact(Rational is)
                && condition.required().isPresent()
                && condition.required().get().value() instanceof Quantity.Exact(Rational wanted)
                && is.compareTo(wanted) != 0
                && Judgement.shown(is).compareTo(Judgement.shown(wanted)) == 0) {
            return exact(is, condition.unit(), wanted.minus(is).abs());
        }
        return words(actual, condition.unit());
    }

    /// A shortfall; never shown as nothing.
    public static Words shortfall(Quantity shortfall, @Nullable String unit) {
        return shortfall instanceof Quantity.Exact(Rational value)
                        && value.signum() > 0
                        && Judgement.shown(value).signum() == 0
                ? exact(value, unit, value)
                : words(shortfall, unit);
    }

    /// A number with enough decimals that a difference of the size given is seen.
    private static Words exact(Rational value, @Nullable String unit, Rational difference) {
        int decimals = 4;
        while (decimals < MAX_DECIMALS
                && difference.toDecimal(decimals, RoundingMode.DOWN).signum() == 0) {
            decimals++;
        }
        String plain =
                value.toDecimal(decimals + 1, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString();
        Words name = unit == null ? null : Units.words(unit);
        return name == null
                ? new Words(plain, plain)
                : new Words(plain + name.zh(), plain + " " + name.en());
    }

    private static String or(String value) {
        return value.isBlank() ? "—" : value;
    }

    private static Words open(
            @Nullable Rational min, @Nullable Rational max, @Nullable String unit) {
        if (min == null && max == null) {
            return new Words("未知", "unknown");
        }
        if (max == null) {
            Words low = number(java.util.Objects.requireNonNull(min), unit);
            return new Words("至少 " + low.zh(), "at least " + low.en());
        }
        Words high = number(max, unit);
        if (min == null) {
            return new Words("至多 " + high.zh(), "at most " + high.en());
        }
        Words low = number(min, unit);
        return new Words(low.zh() + " 至 " + high.zh(), low.en() + " to " + high.en());
    }

    /// A number with its unit.
    public static Words number(Rational value, @Nullable String unit) {
        if (unit == null) {
            String plain = Judgement.shown(value).toPlainString();
            return new Words(plain, plain);
        }
        if (unit.equals("yuan")) {
            return new Words(yuanInChinese(value), grouped(value, 2) + " yuan");
        }
        String plain = grouped(value, 4);
        Words name = Units.words(unit);
        return unit.equals("percent")
                ? new Words(percent(value) + "%", percent(value) + " %")
                : new Words(plain + name.zh(), plain + " " + singular(value, name.en()));
    }

    private static String singular(Rational value, String unit) {
        return value.equals(Rational.ONE) && unit.endsWith("s")
                ? unit.substring(0, unit.length() - 1)
                : unit;
    }

    /// At least two decimals, at most four, so that 3.9999 is never shown as 4.
    private static String percent(Rational value) {
        BigDecimal shown = Judgement.shown(value);
        return (shown.scale() < 2 ? shown.setScale(2) : shown).toPlainString();
    }

    private static String yuanInChinese(Rational value) {
        BigDecimal yuan = value.toDecimal(2, RoundingMode.HALF_UP);
        BigDecimal size = yuan.abs();
        if (size.compareTo(YI) >= 0) {
            return plain(yuan.divide(YI)) + "亿元";
        }
        return size.compareTo(WAN) >= 0 ? plain(yuan.divide(WAN)) + "万元" : plain(yuan) + "元";
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static String grouped(Rational value, int decimals) {
        DecimalFormat format =
                new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(decimals);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value.toDecimal(decimals, RoundingMode.HALF_UP));
    }
}
