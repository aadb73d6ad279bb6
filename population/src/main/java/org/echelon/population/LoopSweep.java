package org.echelon.population;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.duckdb.DuckDBAppender;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Range;
import org.echelon.policy.ir.Whole;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.kernel.Run;
import org.echelon.policy.kernel.Wanted;

/// The points of a sweep by the generated loop: the columns are read once and the loop is made
/// once. Where a threshold alone is turned, it goes through the rows once; otherwise each point
/// binds it to other values.
///
/// A row that the loop leaves at any of the points is counted by it at none.
final class LoopSweep {

    /// The interpreter judges one row while the loop judges so many.
    private static final long INTERPRETED = 1_000;

    private final Population population;
    private final List<Rules> variants;
    private final Optional<Turned> turned;
    private final int threads;
    private final long rows;
    private final Map<LoopPass, Integer> leftBeside = new LinkedHashMap<>();
    private final BitSet left = new BitSet();
    private Optional<LoopColumns> columns = Optional.empty();
    private int held;
    private int times;

    /// @param variants the rules of each point
    /// @param turned the threshold that they differ in, where that is all
    LoopSweep(Population population, List<Rules> variants, Optional<Turned> turned, int threads) {
        this.population = population;
        this.variants = variants;
        this.turned = turned;
        this.threads = threads;
        this.rows = population.database().number("select count(*) from population");
    }

    /// Those of the points that the plans hold; none where they have no loop.
    List<Integer> take(SweepPlans plans, List<Integer> wanted, Progress progress) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Integer> done =
                    plans.steps().map(plan -> allSteps(plan, wanted, pool)).orElse(List.of());
            if (done.isEmpty()) {
                return eachPoint(plans.verdicts(), wanted, pool, progress);
            }
            held += done.size();
            progress.done(held);
            return done;
        }
    }

    /// Goes through the rows once for all points that the plan holds; none where that is not
    /// possible, or leaves more to the interpreter than it saves.
    private List<Integer> allSteps(Plan plan, List<Integer> wanted, ExecutorService pool) {
        List<Integer> fitting =
                wanted.stream()
                        .filter(point -> ColumnStatement.fit(plan.slots(), variants.get(point)))
                        .toList();
        Steps steps = turned.orElseThrow().steps(fitting);
        if (fitting.isEmpty() || !steps.surroundTheMiddle()) {
            return List.of();
        }
        Optional<Reach> reach = Reach.of(steps, range(plan, steps));
        Optional<Kernel> kernel = kernel(plan, rows);
        if (reach.isEmpty() || kernel.isEmpty()) {
            return List.of();
        }
        Run run =
                bound(
                        kernel.get(),
                        steps.points().get(steps.middle()),
                        EnumSet.of(Wanted.AMOUNT, Wanted.SLACKS));
        LoopPass pass = LoopPass.of(steps, run, plan.amount().isPresent(), reach.get());
        go(pass, pool);
        if (pass.unsaid() * INTERPRETED > rows * fitting.size()) {
            return List.of();
        }
        keep(pass);
        return fitting;
    }

    private static Range range(Plan plan, Steps steps) {
        Plan.Result slack =
                Objects.requireNonNull(plan.slacks().get(steps.threshold().condition()));
        return ((Whole) slack.value()).range();
    }

    private List<Integer> eachPoint(
            Plan plan, List<Integer> wanted, ExecutorService pool, Progress progress) {
        Optional<Kernel> kernel = kernel(plan, rows * wanted.size());
        if (kernel.isEmpty()) {
            return List.of();
        }
        List<Integer> done = new ArrayList<>();
        for (int point : wanted) {
            if (!ColumnStatement.fit(plan.slots(), variants.get(point))) {
                continue; // beyond what the plan was proved for: lowered again with that value
            }
            Run run = bound(kernel.get(), point, EnumSet.of(Wanted.AMOUNT));
            LoopPass pass = LoopPass.of(point, run, plan.amount().isPresent());
            go(pass, pool);
            keep(pass);
            done.add(point);
            progress.done(++held);
        }
        return done;
    }

    /// The loop of a plan whose columns are at hand.
    ///
    /// @param ahead how many rows it is going to go through
    private Optional<Kernel> kernel(Plan plan, long ahead) {
        return Kernel.of(plan, LoopColumns.way(ahead))
                .kernel()
                .filter(kernel ->
                        kernel.columns().stream().allMatch(columns(kernel).subjects()::has));
    }

    private LoopColumns columns(Kernel kernel) {
        LoopColumns read =
                columns.orElseGet(() ->
                        LoopColumns.read(
                                population.database(), kernel, rows, variants.getFirst(), "true"));
        columns = Optional.of(read);
        return read;
    }

    private Run bound(Kernel kernel, int point, Set<Wanted> wanted) {
        Rules variant = variants.get(point);
        return kernel.bind(
                columns(kernel).subjects(),
                variant.version().parameterValues(),
                variant.asOf(),
                wanted);
    }

    private void go(LoopPass pass, ExecutorService pool) {
        pass.go(pool, threads, columns.orElseThrow(), left);
        times++;
    }

    private void keep(LoopPass pass) {
        left.or(pass.left());
        leftBeside.put(pass, left.cardinality());
    }

    /// How many times it went through all rows.
    int times() {
        return times;
    }

    /// Adds what the loop counts to each point, and writes the table `left_to_rows`.
    void count(List<Count> counts) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            leftBeside.forEach((pass, beside) -> {
                if (beside != left.cardinality()) {
                    go(pass, pool); // a later one left rows that this one counted
                }
                pass.addTo(counts);
            });
        }
        Database database = population.database();
        database.run(
                "create or replace table left_to_rows as select key from population where apart");
        try (DuckDBAppender appender =
                database.connection().createAppender("main", "left_to_rows")) {
            LoopColumns read = columns.orElseThrow();
            for (int row = left.nextSetBit(0); row >= 0; row = left.nextSetBit(row + 1)) {
                appender.beginRow();
                appender.append(read.key(row));
                appender.endRow();
            }
        } catch (SQLException e) {
            throw new Fault("the rows that are left could not be written", e);
        }
    }
}
