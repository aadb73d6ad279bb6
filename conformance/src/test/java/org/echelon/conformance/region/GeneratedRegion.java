package org.echelon.conformance.region;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.IntFunction;
import org.echelon.policy.Version;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.kernel.Block;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.kernel.Run;
import org.echelon.policy.kernel.Subjects;
import org.echelon.policy.kernel.Wanted;

/// The enterprises of a region in the engine's own columns, judged by the generated loop.
final class GeneratedRegion implements Judging {

    private final int rows;
    private final Run run;

    /// @param way how it goes through the rows
    GeneratedRegion(Lot lot, Kernel.Way way) {
        this(lot.programme(), lot.rows(), lot.facts(), way, EnumSet.noneOf(Wanted.class));
    }

    /// @param facts by row
    GeneratedRegion(
            TableProgramme programme,
            int rows,
            IntFunction<EnterpriseFacts> facts,
            Kernel.Way way,
            Set<Wanted> wanted) {
        Version version = programme.version();
        Kernel kernel = Kernel.of(programme.plan(), way).kernel().orElseThrow();
        Subjects.Builder builder =
                new Subjects.Builder(kernel.columns(), rows, programme.asOf().getYear());
        for (int row = 0; row < rows; row++) {
            builder.put(row, facts.apply(row));
        }
        this.rows = rows;
        this.run =
                kernel.bind(builder.build(), version.parameterValues(), programme.asOf(), wanted);
    }

    @Override
    public int rows() {
        return rows;
    }

    Run run() {
        return run;
    }

    @Override
    public Counts count() {
        long[] counts = run.fold(new long[3], GeneratedRegion::add);
        return new Counts(
                counts[0], counts[1], rows - counts[0] - counts[1] - counts[2], counts[2]);
    }

    private static void add(long[] into, Block block) {
        into[0] += block.count(block.met());
        into[1] += block.count(block.notMet());
        into[2] += block.count(block.left());
    }
}
