package org.echelon.policy.difference;

import java.time.LocalDate;
import java.util.List;

/// The difference of two versions of one programme.
///
/// @param programme id of the programme
/// @param before first day of the earlier version
/// @param after first day of the later version
/// @param changes what differs, in the order of being told
/// @param effects examples of either version that the two judge differently
/// @param examples how many examples both versions could judge
public record Difference(
        String programme,
        LocalDate before,
        LocalDate after,
        List<Change> changes,
        List<Effect> effects,
        int examples) {

    public Difference {
        changes = List.copyOf(changes);
        effects = List.copyOf(effects);
    }
}
