package org.echelon.policy.dmn;

/// Is told of each evaluation of a decision table while a session runs: what inputs it was given
/// and which rules matched.
public interface TableObserver {

    void evaluated(TableEvaluation evaluation);

    /// Whether results must be as exact as without an observer. Where not, a large table with open
    /// inputs gives a wider result, which is sound and takes less time.
    default boolean exact() {
        return true;
    }
}
