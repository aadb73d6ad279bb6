package org.echelon.policy.difference;

import java.util.List;
import org.echelon.policy.result.Evaluation;

/// An example that the two versions judge differently.
///
/// @param example the example's file
/// @param name what it says of itself
/// @param before what the earlier version says of its facts
/// @param after what the later version says
/// @param differing ids of conditions whose status and outcomes whose value differ, and `amount`
public record Effect(
        String example, String name, Evaluation before, Evaluation after, List<String> differing) {

    public Effect {
        differing = List.copyOf(differing);
    }
}
