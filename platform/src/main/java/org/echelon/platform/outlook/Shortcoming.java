package org.echelon.platform.outlook;

import java.util.Optional;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Requirement;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// A condition that is not met: what there is, what is asked, what lacks.
///
/// @param condition id of the condition
/// @param actual the enterprise's value, where there is one
/// @param required what it is held against, where there is a threshold
/// @param unit unit of both; absent where they have none
/// @param shortfall by how much it misses, where it is a number
/// @param part for a ratio, how much more of its numerator would do
record Shortcoming(
        String condition,
        Optional<Quantity> actual,
        Optional<Requirement> required,
        @Nullable String unit,
        Optional<Quantity> shortfall,
        Optional<Part> part) {

    /// So much more of a fact.
    ///
    /// @param fact its id
    /// @param unit the unit of the fact
    record Part(String fact, Rational amount, String unit) {}

    static Shortcoming of(Condition condition) {
        return new Shortcoming(
                condition.id(),
                condition.actual(),
                condition.required(),
                condition.unit(),
                condition.shortfall(),
                condition.part().map(one -> new Part(one.fact(), one.amount(), one.unit())));
    }
}
