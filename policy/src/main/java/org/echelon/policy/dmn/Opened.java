package org.echelon.policy.dmn;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.policy.feel.Cause;
import org.echelon.policy.feel.Hull;
import org.echelon.policy.feel.Value;

/// What is known of a value that may be one of several.
final class Opened {

    private Opened() {}

    /// The hull of the possible values, open because of the causes; a single possible value is
    /// itself.
    static Value hull(List<Value> possible, Set<Cause> causes) {
        return because(Hull.of(possible, causes), causes);
    }

    /// The value with more causes where it is open.
    static Value because(Value value, Set<Cause> causes) {
        return switch (value) {
            case Value.OpenNumber open ->
                    new Value.OpenNumber(
                            open.min(), open.max(), open.mayBeNull(), join(open.causes(), causes));
            case Value.OpenTruth open ->
                    new Value.OpenTruth(
                            open.mayBeTrue(),
                            open.mayBeFalse(),
                            open.mayBeNull(),
                            join(open.causes(), causes));
            case Value.OpenAny open ->
                    new Value.OpenAny(open.extent(), join(open.causes(), causes));
            case Value.OpenItems open ->
                    new Value.OpenItems(open.members(), join(open.causes(), causes));
            case Value.Known known -> known;
        };
    }

    static Set<Cause> join(Set<Cause> left, Set<Cause> right) {
        if (left.containsAll(right)) {
            return left;
        }
        TreeSet<Cause> all = new TreeSet<>(left);
        all.addAll(right);
        return all;
    }
}
