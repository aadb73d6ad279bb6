package org.echelon.policy.feel;

import java.util.List;
import java.util.Optional;

/// What reading a text gave: a tree, or the problems that prevented it.
public record Parsed<T>(Optional<T> tree, List<Problem> problems) {
    public Parsed {
        problems = List.copyOf(problems);
    }

    static <T> Parsed<T> of(T tree) {
        return new Parsed<>(Optional.of(tree), List.of());
    }

    static <T> Parsed<T> refused(Problem problem) {
        return new Parsed<>(Optional.empty(), List.of(problem));
    }
}
