package org.echelon.platform.page;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.util.Locale;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Requirement;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Prints numbers, units and days for one language.
///
/// Chinese money is in 元, 万元 or 亿元; English money in yuan with thousands, from a million on in
/// million yuan. Rounding is half up and happens here only: a figure is shown with as many decimals
/// as it takes to tell it from the threshold beside it, so that 3.999 % never reads as 4.00 %.
///
/// @param locale Chinese for any Chinese locale, otherwise English
public record Formats(Locale locale) {

    private static final Rational MYRIAD = Rational.of(10_000);
    private static final Rational MILLION = Rational.of(1_000_000);
    private static final Rational HUNDRED_MILLION = Rational.of(100_000_000);
    private static final int DECIMALS = 2;
    private static final int MOST_DECIMALS = 10;

    /// A value and what it is held against, each readable apart from the other.
    public record Compared(String actual, String required) {}

    /// Yuan, in the size of unit that reads best.
    public String money(Rational yuan) {
        return money(yuan, DECIMALS);
    }

    /// A day as `2026-11-21`, the same in both languages.
    public String day(LocalDate day) {
        return day.toString();
    }

    /// A whole number with thousands.
    public String count(long count) {
        return grouped(BigDecimal.valueOf(count), 0, 0);
    }

    /// The words in this language.
    public String words(Words words) {
        return words.in(locale);
    }

    /// A name in this language; the Chinese one where there is no other.
    public String name(String chinese, @Nullable String english) {
        return english == null ? chinese : either(chinese, english);
    }

    /// A number in its unit; without one, the bare number.
    public String number(Rational value, @Nullable String unit) {
        return number(value, unit, DECIMALS);
    }

    /// A value of a result, in its unit.
    public String quantity(Quantity quantity, @Nullable String unit) {
        return quantity(quantity, unit, DECIMALS);
    }

    /// A fact's value, in its unit.
    public String fact(FactValue value, @Nullable String unit) {
        return switch (value) {
            case FactValue.Numeric numeric -> number(numeric.value(), unit);
            case FactValue.Truth truth -> truth(truth.value());
            case FactValue.Text text -> text.value();
            case FactValue.Day day -> day(day.value());
        };
    }

    /// By how much something falls short: never shown as zero.
    public String shortfall(Quantity quantity, @Nullable String unit) {
        if (quantity instanceof Quantity.Exact(Rational value) && value.signum() != 0) {
            for (int decimals = DECIMALS; decimals < MOST_DECIMALS; decimals++) {
                String text = number(value, unit, decimals);
                if (text.chars().anyMatch(digit -> digit >= '1' && digit <= '9')) {
                    return unit != null && unit.equals("percent") ? asPoints(text) : text;
                }
            }
        }
        return quantity(quantity, unit);
    }

    /// What a condition asks, in words: "at least 4.00 %".
    public String requirement(Requirement required, @Nullable String unit) {
        return asked(required.op(), quantity(required.value(), unit));
    }

    /// A value and its threshold with enough decimals to tell them apart.
    public Compared compared(Quantity actual, Requirement required, @Nullable String unit) {
        int decimals = DECIMALS;
        String left = quantity(actual, unit, decimals);
        String right = quantity(required.value(), unit, decimals);
        while (left.equals(right) && !actual.equals(required.value()) && decimals < MOST_DECIMALS) {
            decimals++;
            left = quantity(actual, unit, decimals);
            right = quantity(required.value(), unit, decimals);
        }
        return new Compared(left, asked(required.op(), right));
    }

    /// Yes or no.
    public String truth(boolean value) {
        return value ? either("是", "Yes") : either("否", "No");
    }

    /// The word for what is not known.
    public String unknown() {
        return either("未知", "unknown");
    }

    /// Whether the words are Chinese.
    public boolean chinese() {
        return locale.getLanguage().equals("zh");
    }

    /// One of two wordings.
    public String either(String chinese, String english) {
        return chinese() ? chinese : english;
    }

    private String quantity(Quantity quantity, @Nullable String unit, int decimals) {
        return switch (quantity) {
            case Quantity.Exact(Rational value) -> number(value, unit, decimals);
            case Quantity.Open(Rational min, Rational max) -> open(min, max, unit, decimals);
            case Quantity.Truth(boolean value) -> truth(value);
            case Quantity.Text(String value) -> value;
            case Quantity.Undefined() -> either("无", "none");
            case Quantity.Unknown() -> unknown();
        };
    }

    private String open(
            @Nullable Rational min, @Nullable Rational max, @Nullable String unit, int decimals) {
        if (min != null && max != null) {
            if ("percent".equals(unit) && min.signum() == 0 && max.equals(Rational.HUNDRED)) {
                return unknown();
            }
            return between(min, max, unit, decimals);
        }
        if (min != null && min.signum() != 0) {
            return either("至少", "at least ") + number(min, unit, decimals);
        }
        if (max != null) {
            return either("至多", "at most ") + number(max, unit, decimals);
        }
        return unknown();
    }

    private String between(Rational min, Rational max, @Nullable String unit, int decimals) {
        String low = number(min, unit, decimals);
        String high = number(max, unit, decimals);
        if (low.equals(high)) {
            return high;
        }
        String low0 = number(min, "plain", decimals);
        boolean sameSize = unit == null || !unit.equals("yuan");
        return sameSize && min.signum() >= 0
                ? low0 + "–" + high
                : low + either(" 至 ", " to ") + high;
    }

    private String number(Rational value, @Nullable String unit, int decimals) {
        if (unit == null) {
            return plain(value, decimals);
        }
        return switch (unit) {
            case "yuan" -> money(value, decimals);
            case "percent" -> percent(value, decimals);
            case "ratio" -> percent(value.times(Rational.HUNDRED), decimals);
            case "persons" -> counted(value, decimals, "人", "person", "persons");
            case "points" -> counted(value, decimals, "分", "point", "points");
            case "items" -> counted(value, decimals, "项", "item", "items");
            case "days" -> counted(value, decimals, "天", "day", "days");
            case "years" -> counted(value, decimals, "年", "year", "years");
            case "square_metres" -> counted(value, decimals, "平方米", "m²", "m²");
            case "rank" -> rank(value, decimals);
            default -> plain(value, decimals);
        };
    }

    private String money(Rational yuan, int decimals) {
        Rational size = yuan.abs();
        if (chinese()) {
            if (size.compareTo(HUNDRED_MILLION) >= 0) {
                return plain(yuan.dividedBy(HUNDRED_MILLION), decimals) + "亿元";
            }
            return size.compareTo(MYRIAD) >= 0
                    ? plain(yuan.dividedBy(MYRIAD), decimals) + "万元"
                    : plain(yuan, decimals) + "元";
        }
        return size.compareTo(MILLION) >= 0
                ? plain(yuan.dividedBy(MILLION), decimals) + "\u00a0million yuan"
                : plain(yuan, decimals) + "\u00a0yuan";
    }

    private String percent(Rational percent, int decimals) {
        String figure =
                grouped(percent.toDecimal(decimals, RoundingMode.HALF_UP), decimals, decimals);
        return figure + either("%", "\u00a0%");
    }

    /// A difference of percentages is in percentage points.
    private String asPoints(String percent) {
        return chinese()
                ? percent.replace("%", "个百分点")
                : percent.replace("\u00a0%", "\u00a0percentage points");
    }

    private String counted(
            Rational value, int decimals, String chinese, String one, String several) {
        String figure = plain(value, decimals);
        return chinese()
                ? figure + chinese
                : figure + "\u00a0" + (value.equals(Rational.ONE) ? one : several);
    }

    private String rank(Rational value, int decimals) {
        if (value.signum() == 0) {
            return either("无", "none");
        }
        String figure = plain(value, decimals);
        return either("第" + figure + "名", "rank\u00a0" + figure);
    }

    private String plain(Rational value, int decimals) {
        return grouped(value.toDecimal(decimals, RoundingMode.HALF_UP), 0, decimals);
    }

    private static String grouped(BigDecimal value, int least, int most) {
        DecimalFormat format =
                new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(least);
        format.setMaximumFractionDigits(most);
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(value).replace('-', '−');
    }

    private String asked(String op, String value) {
        return switch (op) {
            case ">=" -> either("至少" + value, "at least " + value);
            case ">" -> either("高于" + value, "above " + value);
            case "<=" -> either("不超过" + value, "at most " + value);
            case "<" -> either("低于" + value, "below " + value);
            case "=" -> value;
            case "!=" -> either("不得为" + value, "not " + value);
            case "in" -> either("属于" + value, "one of " + value);
            default -> op + " " + value;
        };
    }
}
