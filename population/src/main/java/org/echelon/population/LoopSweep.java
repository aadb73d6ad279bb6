package org.echelon.population;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.duckdb.DuckDBAppender;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.kernel.Block;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.kernel.Run;
import org.echelon.policy.kernel.Subjects;
import org.echelon.policy.kernel.Wanted;

/// The points of a sweep by the generated loop: the columns are read once, the loop is made once,
/// and each point binds it to other values.
///
/// A row that the loop leaves at any of the points is counted by it at none.
final class LoopSweep {

    private final Population population;
    private final List<Rules> variants;
    private final int threads;
    private final long rows;
    private final List<Point> points = new ArrayList<>();
    private final BitSet left = new BitSet();
    private Optional<LoopColumns> columns = Optional.empty();

    /// @param variants the rules of each point
    LoopSweep(Population population, List<Rules> variants, int threads) {
        this.population = population;
        this.variants = variants;
        this.threads = threads;
        this.rows = population.database().number("select count(*) from population");
    }

    /// A point that the loop holds.
    private static final class Point {
        private final int number;
        private final Run run;
        private final boolean pays;
        private Count count = new Count();
        private int leftBeside = -1;

        Point(int number, Run run, boolean pays) {
            this.number = number;
            this.run = run;
            this.pays = pays;
        }
    }

    /// What one thread gathers of one point.
    private static final class Gathered {
        private final Count count = new Count();
        private final BitSet left = new BitSet();
    }

    /// Those of the points that the plan holds; none where the plan has no loop.
    List<Integer> take(Plan plan, List<Integer> wanted, Progress progress) {
        Optional<Kernel> made = Kernel.of(plan, LoopColumns.way(rows * wanted.size())).kernel();
        if (made.isEmpty()) {
            return List.of();
        }
        Kernel kernel = made.get();
        if (columns.isEmpty()) {
            columns =
                    Optional.of(
                            LoopColumns.read(
                                    population.database(),
                                    kernel,
                                    rows,
                                    variants.get(wanted.getFirst())));
        }
        Subjects subjects = columns.get().subjects();
        if (!kernel.columns().stream().allMatch(subjects::has)) {
            return List.of();
        }
        List<Integer> done = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int number : wanted) {
                Rules variant = variants.get(number);
                Run run;
                try {
                    run =
                            kernel.bind(
                                    subjects,
                                    variant.version().parameterValues(),
                                    variant.asOf(),
                                    EnumSet.of(Wanted.AMOUNT));
                } catch (IllegalArgumentException _) {
                    continue; // beyond what the plan was proved for: lowered again with that value
                }
                Point point = new Point(number, run, plan.amount().isPresent());
                count(point, pool);
                points.add(point);
                done.add(number);
                progress.done(points.size());
            }
        }
        return done;
    }

    /// Adds what the loop counts to each point, and writes the table `left_to_rows`.
    void count(List<Count> counts) {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (Point point : points) {
                if (point.leftBeside != left.cardinality()) {
                    count(point, pool); // a later point left rows that this one counted
                }
                counts.get(point.number).add(point.count);
            }
        }
        Database database = population.database();
        database.run(
                "create or replace table left_to_rows as select key from population where scored");
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

    /// Counts all rows but those that are left, and leaves more of them.
    private void count(Point point, ExecutorService pool) {
        List<Gathered> parts =
                point.run.fold(
                        pool, threads, Gathered::new, (into, block) -> take(point, into, block));
        point.count = new Count();
        for (Gathered part : parts) {
            point.count.add(part.count);
            left.or(part.left);
        }
        point.leftBeside = left.cardinality();
    }

    private void take(Point point, Gathered into, Block block) {
        LoopColumns read = columns.orElseThrow();
        long[] counted = block.places(place -> !isSkipped(block.row(place), read));
        block.each(both(block.left(), counted), place -> into.left.set(block.row(place)));
        long[] met = both(block.met(), counted);
        long notMet = block.count(both(block.notMet(), counted));
        long open = block.count(both(block.left(), counted));
        into.count.notMet(notMet);
        into.count.unknown(block.count(counted) - block.count(met) - notMet - open);
        block.each(met, place -> met(point, into, block, place));
    }

    private boolean isSkipped(int row, LoopColumns read) {
        return left.get(row) || read.isScored(row);
    }

    private static long[] both(long[] mask, long[] other) {
        long[] both = new long[mask.length];
        Arrays.setAll(both, word -> mask[word] & other[word]);
        return both;
    }

    private static void met(Point point, Gathered into, Block block, int place) {
        if (!point.pays) {
            into.count.met(Optional.empty());
            return;
        }
        switch (block.number("amount", place)) {
            case Block.Answer.Left _ -> into.left.set(block.row(place));
            case Block.Answer.Nothing _ -> into.count.met(Optional.empty());
            case Block.Answer.Within _ ->
                    into.count.met(
                            Optional.ofNullable(block.fen(place))
                                    .map(fen -> BigDecimal.valueOf(fen, 2)));
        }
    }
}
