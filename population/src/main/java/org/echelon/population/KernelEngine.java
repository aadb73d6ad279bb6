package org.echelon.population;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.kernel.Run;
import org.echelon.policy.kernel.Wanted;
import org.echelon.policy.message.Words;

/// Runs a version's decision with the generated loop over columns in memory; everything before and
/// after is the same as with DuckDB, so are the results. What something is unknown of stays with
/// the loop, which follows it as bounds; where it cannot, the row is the interpreter's.
///
/// A version that the loop does not hold, or with outcomes that are no numbers, runs by DuckDB's
/// statement.
final class KernelEngine implements Engine {

    private final DuckDbEngine around;
    private final List<Words> notes = new ArrayList<>();

    KernelEngine(int threads) {
        this.around = new DuckDbEngine(threads, this::judge);
    }

    @Override
    public String name() {
        return "kernel";
    }

    @Override
    public Judged judge(Population population, Rules rules, VerdictTable table, Progress progress) {
        notes.clear();
        Judged judged = around.judge(population, rules, table, progress);
        notes.addAll(judged.notes());
        return new Judged(judged.unhit(), judged.interpreted(), notes);
    }

    /// The loop of a plan, or why there is none for its results.
    static Kernel.Made made(Plan plan, long rows) {
        Optional<String> other =
                plan.outcomes().entrySet().stream()
                        .filter(outcome -> outcome.getValue().denominator() == null)
                        .map(outcome -> "the outcome " + outcome.getKey() + " is no number")
                        .findFirst();
        return other.isPresent()
                ? new Kernel.Made(Optional.empty(), other)
                : Kernel.of(plan, LoopColumns.way(rows));
    }

    private OnColumns judge(Population population, Rules rules, Plan plan, Progress progress) {
        Database database = population.database();
        long rows = database.number("select count(*) from population");
        Kernel.Made made = made(plan, rows);
        if (made.kernel().isEmpty()) {
            String why = made.refusal().orElse("");
            notes.add(
                    new Words(
                            "%s 没有生成循环，已由 DuckDB 语句计算：%s".formatted(rules.version().place(), why),
                            "%s has no generated loop and ran by DuckDB's statement: %s"
                                    .formatted(rules.version().place(), why)));
            DuckDbEngine.byStatement(population, rules, plan);
            return OnColumns.KNOWN;
        }
        byLoop(database, plan, made.kernel().get(), rules, rows, "true", progress);
        return OnColumns.OPEN;
    }

    /// Makes the table `judged_on_columns` of what a plan's loop says of rows of the wide table.
    ///
    /// @param rows how many they are
    /// @param where which of them
    static void byLoop(
            Database database,
            Plan plan,
            Kernel kernel,
            Rules rules,
            long rows,
            String where,
            Progress progress) {
        LoopColumns columns = LoopColumns.read(database, kernel, rows, rules, where);
        Run run =
                kernel.bind(
                        columns.subjects(),
                        rules.version().parameterValues(),
                        rules.asOf(),
                        EnumSet.allOf(Wanted.class));
        try (LoopWriter writer = LoopWriter.create(database, plan, columns)) {
            long[] done = {0};
            run.fold(
                    writer,
                    (into, block) -> {
                        into.take(block);
                        done[0] += block.count();
                        progress.done(done[0]);
                    });
        }
    }
}
