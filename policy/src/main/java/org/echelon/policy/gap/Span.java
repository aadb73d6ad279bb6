package org.echelon.policy.gap;

import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// The values a fact may take in a box, both ends included; an absent end is infinite.
public record Span(@Nullable Rational min, @Nullable Rational max) {

    public static Span of(Rational value) {
        return new Span(value, value);
    }

    public boolean isOne() {
        return min != null && max != null && min.equals(max);
    }
}
