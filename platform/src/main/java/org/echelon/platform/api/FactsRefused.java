package org.echelon.platform.api;

import java.util.List;
import org.echelon.policy.fact.FactChecks;

/// The facts on file are impossible, so that no programme can judge them.
final class FactsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<FactChecks.Problem> problems;

    FactsRefused(List<FactChecks.Problem> problems) {
        super("facts on file are refused");
        this.problems = List.copyOf(problems);
    }

    List<FactChecks.Problem> problems() {
        return problems;
    }
}
