package org.echelon.conformance.region;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.kernel.Block;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.kernel.Run;
import org.echelon.policy.kernel.Subjects;
import org.echelon.policy.kernel.Wanted;
import org.echelon.policy.lower.Lowering;

/// The enterprises of a region in the engine's own columns, judged by the generated loop.
final class GeneratedRegion {

    private final Version version;
    private final Plan plan;
    private final Subjects subjects;

    GeneratedRegion(RegionColumns region) {
        Programme programme = Interpreted.programme();
        this.version = Interpreted.version(programme);
        this.plan = version.lowering(programme).flatMap(Lowering::plan).orElseThrow();
        Subjects.Builder builder =
                new Subjects.Builder(
                        kernel(Kernel.Way.ROWS).columns(),
                        region.rows,
                        Interpreted.AS_OF.getYear());
        for (int row = 0; row < region.rows; row++) {
            builder.put(row, Interpreted.facts(region, row));
        }
        this.subjects = builder.build();
    }

    private Kernel kernel(Kernel.Way way) {
        return Kernel.of(plan, way).kernel().orElseThrow();
    }

    Plan plan() {
        return plan;
    }

    /// The values of the version's parameters.
    Map<String, Value> parameters() {
        return version.parameterValues();
    }

    /// @param way how it goes through the rows
    Run run(Kernel.Way way) {
        return kernel(way)
                .bind(
                        subjects,
                        version.parameterValues(),
                        Interpreted.AS_OF,
                        EnumSet.noneOf(Wanted.class));
    }

    /// How many are met, not met, and left to the interpreter.
    static long[] count(Run run) {
        return run.fold(new long[3], GeneratedRegion::add);
    }

    /// The same by several threads.
    static long[] count(Run run, ExecutorService pool, int threads) {
        List<long[]> parts = run.fold(pool, threads, () -> new long[3], GeneratedRegion::add);
        long[] all = new long[3];
        for (long[] part : parts) {
            for (int i = 0; i < all.length; i++) {
                all[i] += part[i];
            }
        }
        return all;
    }

    private static void add(long[] into, Block block) {
        into[0] += block.count(block.met());
        into[1] += block.count(block.notMet());
        into[2] += block.count(block.left());
    }
}
