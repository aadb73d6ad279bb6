package org.echelon.platform.programme.studio;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.echelon.quantity.Rational;

/// A number as people write it: `5,000,000`, `500万元`, `1.2 亿`, `4 %`, `0.04`.
///
/// @param value exact; a percentage is the ratio that it means
/// @param percent whether it was written with `%`
record TypedNumber(Rational value, boolean percent) {

    private static final Pattern FORM =
            Pattern.compile(
                    "([-−]?)(\\d{1,3}(?:[,，' \\u00a0]\\d{3})+|\\d{1,30})(\\.\\d{1,20})?[\\s\\u00a0]*(万|亿|million|%|％)?[\\s\\u00a0]*(元|yuan|人|项|persons|items)?",
                    Pattern.CASE_INSENSITIVE);
    private static final Map<String, Rational> SIZES =
            Map.of(
                    "万", Rational.of(10_000),
                    "亿", Rational.of(100_000_000),
                    "million", Rational.of(1_000_000),
                    "%", Rational.of(1, 100),
                    "％", Rational.of(1, 100));

    /// Reads it; empty where it is no number.
    static Optional<TypedNumber> read(String text) {
        Matcher found = FORM.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        String fraction = found.group(3) == null ? "" : found.group(3);
        String size =
                found.group(4) == null ? "" : found.group(4).toLowerCase(java.util.Locale.ROOT);
        Rational number =
                Rational.parse(found.group(2).replaceAll("[^0-9]", "") + fraction)
                        .times(SIZES.getOrDefault(size, Rational.ONE));
        return Optional.of(
                new TypedNumber(
                        found.group(1).isEmpty() ? number : number.negate(),
                        size.equals("%") || size.equals("％")));
    }
}
