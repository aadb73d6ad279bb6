package org.echelon.policy.explain;

import java.util.List;
import org.echelon.policy.dmn.Session;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Hull;
import org.echelon.policy.feel.Value;

/// What a model answers, over every case that is still possible.
///
/// Usually there is one case. There are several when it is open how many years an enterprise has
/// existed: then an answer is the smallest value that holds the answers of all cases.
public record Answers(List<Session> cases) {

    public Answers {
        cases = List.copyOf(cases);
        if (cases.isEmpty()) {
            throw new IllegalArgumentException("at least one case is possible");
        }
    }

    public Value decision(String id) {
        return cases.size() == 1
                ? cases.getFirst().decision(id)
                : Hull.of(cases.stream().map(session -> session.decision(id)).toList());
    }

    /// A part of a decision's expression, in that decision's scope.
    public Value part(String decision, Expression part) {
        return cases.size() == 1
                ? cases.getFirst().evaluate(decision, part)
                : Hull.of(cases.stream().map(session -> session.evaluate(decision, part)).toList());
    }
}
