package org.echelon.quantity;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The days from one on, up to the first that no longer counts.
///
/// @param from the first day
/// @param until the first day no longer within; absent while there is no end
public record Period(LocalDate from, @Nullable LocalDate until) {
    public Period {
        if (until != null && until.isBefore(from)) {
            throw new IllegalArgumentException("a period from " + from + " until " + until);
        }
    }

    public static Period from(LocalDate day) {
        return new Period(day, null);
    }

    /// The accounting year, from 1 January.
    public static Period ofYear(int year) {
        return new Period(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /// The days that are within both; empty where there are none.
    public Optional<Period> intersection(Period other) {
        LocalDate first = from.isAfter(other.from) ? from : other.from;
        LocalDate end = until;
        if (end == null || (other.until != null && other.until.isBefore(end))) {
            end = other.until;
        }
        return end == null || first.isBefore(end)
                ? Optional.of(new Period(first, end))
                : Optional.empty();
    }

    /// The period in ISO 8601, its end the first day no longer within: `2022-12-19/2025-12-19`.
    @Override
    public String toString() {
        return from + "/" + (until == null ? ".." : until);
    }
}
