package org.echelon.platform.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What an enterprise lets an agent do for it.
///
/// @param id number of the mandate
/// @param enterprise key of the enterprise
/// @param agent user name of the agent
/// @param scope how far it goes
/// @param programme the one programme it is for; absent: every programme
/// @param from first day
/// @param until first day no longer valid; absent: until revoked
/// @param givenBy user name of who gave it
/// @param revokedBy user name of who revoked it; absent while it stands
public record Mandate(
        long id,
        String enterprise,
        String agent,
        Scope scope,
        @Nullable String programme,
        LocalDate from,
        @Nullable LocalDate until,
        String givenBy,
        @Nullable String revokedBy) {

    /// How far a mandate goes; each holds the ones before it.
    public enum Scope {
        READ,
        FILL,
        SUBMIT
    }

    /// Whether the mandate goes as far as a deed; without a programme, for whichever it is.
    boolean allows(String ofEnterprise, Scope needed, @Nullable String forProgramme) {
        return enterprise.equals(ofEnterprise)
                && scope.compareTo(needed) >= 0
                && (forProgramme == null || programme == null || programme.equals(forProgramme));
    }

    /// Whether it stands on a day.
    public boolean inForce(LocalDate day) {
        return revokedBy == null && !from.isAfter(day) && (until == null || until.isAfter(day));
    }
}
