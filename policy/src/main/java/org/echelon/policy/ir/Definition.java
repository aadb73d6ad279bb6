package org.echelon.policy.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A decision, or a part of one, that is computed once and read by its name.
///
/// @param name the decision's name; for the input of a table with a number behind it
/// @param sources what it rests on, in words: document and article
/// @param value what it is; of a ratio the numerator
/// @param denominator of a number; positive wherever the numerator is not null
public record Definition(
        String name, List<String> sources, Expression value, @Nullable Whole denominator) {

    public Definition {
        sources = List.copyOf(sources);
        if ((value instanceof Whole) != (denominator != null)) {
            throw new IllegalArgumentException(
                    name + ": a number, and only a number, has a denominator");
        }
    }

    /// One of the integers that make a number.
    public enum Part {
        NUMERATOR,
        DENOMINATOR
    }

    /// Whether its denominator differs from row to row.
    public boolean isRatio() {
        return denominator != null && !(denominator instanceof Whole.Literal);
    }

    Whole whole(Part part) {
        if (!(value instanceof Whole numerator) || denominator == null) {
            throw new IllegalStateException(name + " is no number");
        }
        return part == Part.NUMERATOR ? numerator : denominator;
    }

    /// Definitions are the same when they are one: a graph, not a tree, is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return name;
    }
}
