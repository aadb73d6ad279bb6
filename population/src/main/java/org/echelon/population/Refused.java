package org.echelon.population;

import java.util.List;

/// A population, or a request, that cannot be used at all: nothing was written. Every problem is
/// listed; a retry helps after they are mended.
public final class Refused extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    Refused(List<Problem> problems) {
        super(problems.size() + " problems");
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
