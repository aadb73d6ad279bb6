package org.echelon.platform.casework.application;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Reads a number as people type it: `20000000`, `20,000,000`, `2,000 万元`, `0.2亿`, `20 million
/// yuan`, full-width digits and separators alike.
///
/// What could be read in two ways is refused with the question, never guessed: `1,23` may be a
/// decimal comma or a slip.
final class NumberInput {

    private static final Pattern SHAPE =
            Pattern.compile(
                    "(?<sign>[-+]?)(?<digits>[0-9][0-9,]*)?(?<fraction>\\.[0-9]+)?(?<unit>.*)");
    private static final Pattern GROUPED = Pattern.compile("[0-9]{1,3}(,[0-9]{3})+");
    private static final int MOST_CHARACTERS = 60;

    private static final Rational MYRIAD = Rational.of(10_000);
    private static final Rational HUNDRED_MILLION = Rational.of(100_000_000);
    private static final Rational MILLION = Rational.of(1_000_000);
    private static final Rational THOUSAND = Rational.of(1_000);

    /// Words after a number of yuan and what they multiply it with.
    private static final Map<String, Rational> MONEY =
            Map.ofEntries(
                    Map.entry("", Rational.ONE),
                    Map.entry("元", Rational.ONE),
                    Map.entry("圆", Rational.ONE),
                    Map.entry("人民币", Rational.ONE),
                    Map.entry("yuan", Rational.ONE),
                    Map.entry("rmb", Rational.ONE),
                    Map.entry("cny", Rational.ONE),
                    Map.entry("千", THOUSAND),
                    Map.entry("千元", THOUSAND),
                    Map.entry("thousandyuan", THOUSAND),
                    Map.entry("万", MYRIAD),
                    Map.entry("万元", MYRIAD),
                    Map.entry("wan", MYRIAD),
                    Map.entry("wanyuan", MYRIAD),
                    Map.entry("百万", MILLION),
                    Map.entry("百万元", MILLION),
                    Map.entry("million", MILLION),
                    Map.entry("millionyuan", MILLION),
                    Map.entry("亿", HUNDRED_MILLION),
                    Map.entry("亿元", HUNDRED_MILLION));

    /// Words after another number, by the unit of the field.
    private static final Map<String, Pattern> COUNTED =
            Map.of(
                    "persons", Pattern.compile("人|名|位|persons?|people"),
                    "items", Pattern.compile("项|件|个|items?"),
                    "points", Pattern.compile("分|points?"),
                    "years", Pattern.compile("年|years?"),
                    "square_metres", Pattern.compile("平方米|平米|㎡|m2|m²|squaremetres?"),
                    "percent", Pattern.compile("%|percent"),
                    "rank", Pattern.compile("名|位"));

    private NumberInput() {}

    /// A number, or why it is none.
    sealed interface Result {
        record Read(Rational value) implements Result {}

        record Refused(Words problem) implements Result {}
    }

    /// Reads the text as a number in a unit of the dictionary.
    static Result read(String typed, @Nullable String unit) {
        if (typed.length() > MOST_CHARACTERS) {
            return refused("太长，不像一个数；请只填写数字", "is too long for a number; write the digits only");
        }
        String text = plain(typed);
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()
                || (shape.group("digits") == null && shape.group("fraction") == null)) {
            return notANumber(typed, unit);
        }
        String digits = shape.group("digits") == null ? "0" : shape.group("digits");
        if (digits.contains(",") && !GROUPED.matcher(digits).matches()) {
            return refused(
                    "“%s”中逗号的位置不对：逗号每三位一个（如 1,234,567），小数点用“.”".formatted(typed.strip()),
                    "has a comma in an unusual place in '%s': commas go before every three digits (1,234,567), decimals after a point"
                            .formatted(typed.strip()));
        }
        Rational factor = factor(shape.group("unit"), unit);
        if (factor == null) {
            return notANumber(typed, unit);
        }
        String fraction = shape.group("fraction") == null ? "" : shape.group("fraction");
        Rational value = Rational.of(new BigDecimal(digits.replace(",", "") + fraction));
        Rational signed = shape.group("sign").equals("-") ? value.negate() : value;
        return new Result.Read(signed.times(factor));
    }

    /// Without blanks and signs of currency, full-width characters made plain, small letters.
    private static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\u00a0\\u2009\\u202f'’_]", "")
                .replace('−', '-')
                .replace('–', '-')
                .replace('、', ',')
                .replaceFirst("^([-+]?)[¥￥]", "$1")
                .replaceFirst("^(rmb|cny)", "");
    }

    private static @Nullable Rational factor(String words, @Nullable String unit) {
        if ("yuan".equals(unit)) {
            return MONEY.get(words);
        }
        if (words.isEmpty()) {
            return Rational.ONE;
        }
        Pattern known = unit == null ? null : COUNTED.get(unit);
        if (known == null) {
            return null;
        }
        boolean many = words.startsWith("万");
        String rest = many ? words.substring(1) : words;
        return rest.isEmpty() || known.matcher(rest).matches()
                ? (many ? MYRIAD : Rational.ONE)
                : null;
    }

    private static Result notANumber(String typed, @Nullable String unit) {
        String found = typed.strip();
        return "yuan".equals(unit)
                ? refused(
                        "“%s”不是金额；请填写数字，单位为元，也可写作 1,234.5 万元".formatted(found),
                        "is not an amount: '%s'; write digits in yuan, or 1,234.5 万元, or 12.3 million"
                                .formatted(found))
                : refused(
                        "“%s”不是数字；请只填写数字，如 45".formatted(found),
                        "is not a number: '%s'; write digits only, such as 45".formatted(found));
    }

    private static Result refused(String zh, String en) {
        return new Result.Refused(new Words(zh, en));
    }
}
