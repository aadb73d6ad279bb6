package org.echelon.population;

import java.util.List;
import org.echelon.policy.Coverage;

/// What gives every valid enterprise of a population its verdict under one version.
///
/// All engines mean the same: they differ in speed and in what they can run. One that cannot run a
/// version exactly says so before it begins.
sealed interface Engine permits InterpreterEngine {

    /// `interpreter`, `duckdb`, …
    String name();

    /// Writes a row into the table for each valid enterprise; those that turn out to be invalid on
    /// the way are noted in `problem` and `invalid` and get none.
    Judged judge(Population population, Rules rules, VerdictTable table, Progress progress);

    /// What an engine did beside its table.
    ///
    /// @param neverHit the rules that no enterprise hit
    /// @param interpreted how many rows went through the interpreter one by one
    record Judged(List<Coverage.Rule> neverHit, long interpreted) {

        public Judged {
            neverHit = List.copyOf(neverHit);
        }
    }
}
