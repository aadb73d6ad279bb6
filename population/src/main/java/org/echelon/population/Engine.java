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
    /// @param unhit absent where nobody was judged, for want of a version
    /// @param interpreted how many rows went through the interpreter one by one
    /// @param notes what whoever waits should know
    record Judged(Optional<Unhit> unhit, long interpreted, List<Words> notes) {

        public Judged {
            notes = List.copyOf(notes);
        }
    }

    /// What is seen of rules on the way, which is what the interpreter does.
    ///
    /// @param rules those that nobody hit who was judged row by row
    /// @param all whether everybody was
    record Unhit(List<Coverage.Rule> rules, boolean all) {

        public Unhit {
            rules = List.copyOf(rules);
        }
    }
}
