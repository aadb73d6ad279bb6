package org.echelon.policy.programme;

import java.util.Set;

/// What a decision may read: the names of its input data.
public final class Profile {

    /// The names, whatever the subject of the programme.
    public static final Set<String> INPUTS =
            Set.of(
                    "as of",
                    "enterprise",
                    "person",
                    "contract",
                    "carrier",
                    "project",
                    "last",
                    "years",
                    "current",
                    "panel",
                    "holds",
                    "received",
                    "parameters");

    private Profile() {}
}
