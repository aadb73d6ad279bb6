package org.echelon.platform.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A condition as the page shows it, in the reader's language.
///
/// @param id id of the condition, also the anchor on the page
/// @param name what it asks
/// @param tag whether it is met
/// @param actual the enterprise's value, where there is one
/// @param required what is asked of it, in words, where there is a threshold
/// @param shortfall by how much it misses, where it does
/// @param law the articles it rests on
/// @param settles the facts that would settle it, when unknown
/// @param alternatives the ways of which one suffices
/// @param rule where the deciding rule stands on the page, where it does
public record ConditionView(
        String id,
        String name,
        Tag tag,
        @Nullable String actual,
        @Nullable String required,
        @Nullable Shortfall shortfall,
        List<LinkView> law,
        List<LinkView> settles,
        List<ConditionView> alternatives,
        @Nullable String rule) {

    /// By how much a condition is missed.
    ///
    /// @param word whether there is too little or too much: `Short by`, `Too much by`
    /// @param amount how much, with its unit
    public record Shortfall(String word, String amount) {

        /// Too little of what the condition asks for at least.
        public static Shortfall tooLittle(String amount, Formats say) {
            return new Shortfall(say.either("还差", "Short by"), amount);
        }

        /// More than the condition allows.
        public static Shortfall tooMuch(String amount, Formats say) {
            return new Shortfall(say.either("超出", "Too much by"), amount);
        }
    }

    /// One line that says why: the sign, the name and the numbers.
    public String numbers(Formats say) {
        StringBuilder line = new StringBuilder();
        if (actual != null) {
            line.append(actual);
        }
        if (required != null) {
            line.append(line.isEmpty() ? "" : say.either("，", ", "))
                    .append(say.either("要求", "needs "))
                    .append(required);
        }
        if (shortfall != null) {
            line.append(say.either("，", ", "))
                    .append(shortfall.word().toLowerCase(Locale.ROOT))
                    .append(say.either("", " "))
                    .append(shortfall.amount());
        }
        return line.toString();
    }
}
