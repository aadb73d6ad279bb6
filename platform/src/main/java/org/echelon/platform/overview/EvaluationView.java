package org.echelon.platform.overview;

import java.util.List;
import org.echelon.platform.page.ConditionView;
import org.echelon.platform.page.Tag;
import org.jspecify.annotations.Nullable;

/// A programme's answer in short, in the reader's language.
///
/// @param id id of the programme
/// @param name its name
/// @param tag the verdict
/// @param inForce whether it was in force on the day
/// @param met how many conditions are met
/// @param notMet how many are not met
/// @param unknown how many are not known
/// @param reasons the first of those that fail or are not known
/// @param refusals why the facts on file are refused, where they are
/// @param amount what is paid, where something is
/// @param address where the whole answer stands
public record EvaluationView(
        String id,
        String name,
        Tag tag,
        boolean inForce,
        int met,
        int notMet,
        int unknown,
        List<ConditionView> reasons,
        List<String> refusals,
        @Nullable String amount,
        String address) {

    /// How many conditions there are.
    public int conditions() {
        return met + notMet + unknown;
    }
}
