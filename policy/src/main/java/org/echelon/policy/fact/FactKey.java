package org.echelon.policy.fact;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// One fact of one enterprise: an id of the dictionary and, for a yearly fact, its accounting year.
///
/// @param fact id in the dictionary, such as `rd_expense`
/// @param year accounting year; absent for a current fact
public record FactKey(String fact, @Nullable Integer year) implements Comparable<FactKey> {

    private static final Comparator<FactKey> ORDER =
            Comparator.comparing(FactKey::fact)
                    .thenComparing(FactKey::year, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    public int compareTo(FactKey other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return year == null ? fact : fact + " " + year;
    }
}
