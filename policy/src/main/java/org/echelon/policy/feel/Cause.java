package org.echelon.policy.feel;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Why a value is open: an input that is unknown.
///
/// @param fact name of the unknown input, such as a fact's id
/// @param year accounting year; absent where the input has none
public record Cause(String fact, @Nullable Integer year) implements Comparable<Cause> {

    private static final Comparator<Cause> ORDER =
            Comparator.comparing(Cause::fact)
                    .thenComparing(Cause::year, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    public int compareTo(Cause other) {
        return ORDER.compare(this, other);
    }
}
