package org.echelon.platform.title;

import java.time.Instant;
import java.time.LocalDate;
import org.echelon.policy.fact.Title;
import org.jspecify.annotations.Nullable;

/// A title on file, seen on a day.
///
/// @param title id of the programme that gives it
/// @param number certificate or registry number, where known
/// @param from first day of validity
/// @param until first day no longer valid; absent means without end
/// @param validity what it is worth on the day
/// @param source where it comes from
/// @param note what a reader should know, such as a validity of which only the year is published
/// @param recordedAt since when it is on file
/// @param simulated whether the simulated issuer of a demonstration drew its number
/// @param revokedOn first day no longer held because it was taken back; absent where it was not
public record HeldTitle(
        String title,
        @Nullable String number,
        LocalDate from,
        @Nullable LocalDate until,
        Validity validity,
        String source,
        @Nullable String note,
        Instant recordedAt,
        boolean simulated,
        @Nullable LocalDate revokedOn) {

    /// What a title is worth on a day.
    public enum Validity {
        NOT_YET,
        VALID,
        /// Valid, and ending within six months.
        EXPIRING,
        EXPIRED,
        /// Taken back.
        REVOKED
    }

    private static final int MONTHS_OF_WARNING = 6;

    static Validity validity(
            LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate revokedOn,
            LocalDate asOf) {
        if (revokedOn != null && !asOf.isBefore(revokedOn)) {
            return Validity.REVOKED;
        }
        if (asOf.isBefore(from)) {
            return Validity.NOT_YET;
        }
        if (until == null) {
            return Validity.VALID;
        }
        if (!asOf.isBefore(until)) {
            return Validity.EXPIRED;
        }
        return asOf.plusMonths(MONTHS_OF_WARNING).isBefore(until)
                ? Validity.VALID
                : Validity.EXPIRING;
    }

    /// Whether it is valid on the day, ending soon or not.
    public boolean isValid() {
        return validity == Validity.VALID || validity == Validity.EXPIRING;
    }

    /// Whether it was held on some day: one that is revoked from its first day on never was.
    public boolean wasEverHeld() {
        return revokedOn == null || revokedOn.isAfter(from);
    }

    /// The title as the engine sees it: one that was taken back ends on that day.
    public Title asTitle() {
        LocalDate end =
                revokedOn != null && (until == null || revokedOn.isBefore(until))
                        ? revokedOn
                        : until;
        return new Title(title, number, from, end);
    }
}
