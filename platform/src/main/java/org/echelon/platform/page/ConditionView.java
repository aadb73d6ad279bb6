package org.echelon.platform.page;

import java.util.List;
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
        @Nullable String shortfall,
        List<LinkView> law,
        List<LinkView> settles,
        List<ConditionView> alternatives,
        @Nullable String rule) {

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
            line.append(say.either("，还差", ", short by ")).append(shortfall);
        }
        return line.toString();
    }
}
