package org.echelon.population;

import java.util.List;
import java.util.Optional;
import org.echelon.policy.Coverage;
import org.echelon.policy.message.Words;

/// What gives every valid enterprise of a population its verdict under one version.
///
/// All engines mean the same: they differ in speed and in what they can run. One that cannot run a
/// version exactly says so before it begins.
sealed interface Engine permits InterpreterEngine, DuckDbEngine, KernelEngine, SparkEngine {

    /// `interpreter`, `duckdb`, …
    String name();

    /// Writes a row into the table for each valid enterprise; those that turn out to be invalid on
    /// the way are noted in `problem` and `invalid` and get none.
    Judged judge(Population population, Rules rules, VerdictTable table, Progress progress);

    /// What an engine did beside its table.
    ///
    /// @param neverHit the rules that no enterprise hit; absent where an engine does not see rules
    /// @param interpreted how many rows went through the interpreter one by one
    /// @param notes what whoever waits should know
    record Judged(Optional<List<Coverage.Rule>> neverHit, long interpreted, List<Words> notes) {

        public Judged {
            neverHit = neverHit.map(List::copyOf);
            notes = List.copyOf(notes);
        }
    }
}
