package org.echelon.policy.result;

import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// A value in a result, in the unit that goes with it: exact, open, or of another kind.
public sealed interface Quantity {

    /// A number that is known exactly; ratios are in percent.
    record Exact(Rational value) implements Quantity {}

    /// A number of which only bounds are known; an absent bound is infinite.
    record Open(@Nullable Rational min, @Nullable Rational max) implements Quantity {}

    /// A truth value.
    record Truth(boolean value) implements Quantity {}

    /// A text, a code or a date as text.
    record Text(String value) implements Quantity {}

    /// Known to have no value, such as a growth rate over nothing.
    record Undefined() implements Quantity {}

    /// Not known at all, and not a number.
    record Unknown() implements Quantity {}
}
