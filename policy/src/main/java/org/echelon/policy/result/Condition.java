package org.echelon.policy.result;

import java.util.List;
import java.util.Optional;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// One condition of a programme, judged.
///
/// @param id id of the condition, such as `staff_limit`
/// @param text what it asks, in both languages
/// @param status met, not met or unknown
/// @param actual the enterprise's value on the left of the deciding comparison, where there is one
/// @param required the comparison's operator and threshold, where there is one
/// @param unit unit of both, such as `yuan`, `percent`, `persons`, `points`; absent where they have
///   none
/// @param shortfall by how much the actual value misses, in the same unit; absent when met or not a
///   number
/// @param part for a ratio: how much more of its numerator would reach it, the rest as it is
/// @param alternatives the ways of which one suffices, each judged
/// @param sources articles it rests on
/// @param missing facts that would settle it, when unknown
public record Condition(
        String id,
        Words text,
        Status status,
        Optional<Quantity> actual,
        Optional<Requirement> required,
        @Nullable String unit,
        Optional<Quantity> shortfall,
        Optional<Part> part,
        List<Condition> alternatives,
        List<Source> sources,
        List<FactKey> missing) {

    /// What is missing of one fact.
    ///
    /// @param fact id of the fact
    /// @param name its name
    /// @param amount how much more, in the fact's own unit
    /// @param unit that unit
    public record Part(String fact, Words name, Rational amount, String unit) {}

    public Condition {
        alternatives = List.copyOf(alternatives);
        sources = List.copyOf(sources);
        missing = List.copyOf(missing);
    }

    /// How far the actual value lies on the right side of what is required, in the condition's
    /// unit; below zero it misses by so much. Empty where no numbers are compared, or one of them
    /// is not known.
    public Optional<Rational> slack() {
        if (actual.orElse(null) instanceof Quantity.Exact(Rational is)
                && required.isPresent()
                && required.get().value() instanceof Quantity.Exact(Rational wanted)) {
            return switch (required.get().op()) {
                case ">=", ">" -> Optional.of(is.minus(wanted));
                case "<=", "<" -> Optional.of(wanted.minus(is));
                default -> Optional.empty();
            };
        }
        return Optional.empty();
    }
}
