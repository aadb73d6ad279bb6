package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.message.Diagnostic;

/// Keeps what is found in one table readable.
final class Findings {

    /// So many findings of one kind are told of a table.
    static final int MOST = 20;

    private Findings() {}

    /// The first findings; the last of them says how many there are beside.
    static List<Diagnostic> first(List<Diagnostic> found) {
        if (found.size() <= MOST) {
            return found;
        }
        List<Diagnostic> first = new ArrayList<>(found.subList(0, MOST - 1));
        Diagnostic last = found.get(MOST - 1);
        first.add(
                new Diagnostic(
                        last.code(),
                        last.severity(),
                        last.place(),
                        last.message() + "; %d more rules like it".formatted(found.size() - MOST)));
        return first;
    }
}
