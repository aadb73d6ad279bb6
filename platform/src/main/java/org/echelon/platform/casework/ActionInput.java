package org.echelon.platform.casework;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is given with an act. Only what the action needs is looked at.
///
/// @param reason told to the applicant with it
/// @param items what is missing, for a supplement notice
/// @param objector real name of who objects
/// @param contact telephone number or address of who objects
/// @param number registry number of the national system
/// @param days working days by which a limit is extended; 0 elsewhere
public record ActionInput(
        @Nullable String reason,
        List<SupplementItem> items,
        @Nullable String objector,
        @Nullable String contact,
        @Nullable String number,
        int days) {

    /// Nothing more to say.
    public static final ActionInput NONE = new ActionInput(null, List.of(), null, null, null, 0);

    public ActionInput {
        items = List.copyOf(items);
    }

    /// With a reason.
    public static ActionInput because(String reason) {
        return new ActionInput(reason, List.of(), null, null, null, 0);
    }

    /// With everything that is missing.
    public static ActionInput missing(List<SupplementItem> items) {
        return new ActionInput(null, items, null, null, null, 0);
    }

    /// With an objection.
    public static ActionInput objection(String name, String contact, String grounds) {
        return new ActionInput(grounds, List.of(), name, contact, null, 0);
    }

    /// With the registry number.
    public static ActionInput number(String number) {
        return new ActionInput(null, List.of(), null, null, number, 0);
    }

    /// With more days.
    public static ActionInput extension(int days, String reason) {
        return new ActionInput(reason, List.of(), null, null, null, days);
    }

    /// Keeps personal data out of logs.
    @Override
    public String toString() {
        return "ActionInput";
    }
}
