package org.echelon.policy.programme;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.policy.fact.Particular;
import org.echelon.policy.fact.Subject;

/// What a decision may read: the names of its input data.
public final class Profile {

    private static final Set<String> COMMON =
            Set.of("as of", "last", "years", "current", "panel", "holds", "received", "parameters");

    /// The names, whatever the subject of the programme.
    public static final Set<String> INPUTS = with(Subject.Kind.codes());

    /// Names of the subject's particulars; some have more than one word, which the parser must
    /// know.
    public static final Set<String> ENTRIES =
            Arrays.stream(Particular.values())
                    .map(Particular::entry)
                    .collect(Collectors.toUnmodifiableSet());

    private Profile() {}

    /// The names that a decision about a kind of subject may read.
    public static Set<String> inputs(Subject.Kind subject) {
        return with(List.of(subject.code()));
    }

    private static Set<String> with(List<String> subjects) {
        Set<String> names = new HashSet<>(COMMON);
        names.addAll(subjects);
        return Set.copyOf(names);
    }
}
