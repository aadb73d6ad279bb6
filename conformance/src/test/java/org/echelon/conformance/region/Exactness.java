package org.echelon.conformance.region;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.kernel.Wanted;
import org.echelon.policy.sql.SqlPrinter;

/// Whether all that judges `cn/tech-sme` of 2022-04-01 over columns judges a million enterprises
/// rightly: the loops by hand against decimals and the interpreter, then the generated loop and
/// DuckDB against a loop by hand.
final class Exactness {

    private static final int COMPARED = 1_000_000;
    private static final int INTERPRETED = 20_000;

    private Exactness() {}

    /// @throws IllegalStateException where one says anything wrong
    static void compare(List<RegionKernel> kernels) throws SQLException {
        for (RegionGenerator.Shape shape : RegionGenerator.Shape.values()) {
            for (int share : RegionTime.SHARES) {
                RegionColumns region = RegionTime.region(shape, share, COMPARED);
                List<Judgements> judged = new ArrayList<>();
                for (RegionKernel kernel : kernels) {
                    Judgements judgements = new Judgements(region.rows);
                    kernel.write(region, 0, region.rows, judgements);
                    Tally tally = kernel.count(region, 0, region.rows);
                    if (!tally.equals(Tally.of(judgements, 0, region.rows))) {
                        throw new IllegalStateException(
                                "%s counts otherwise than it writes".formatted(kernel.words()));
                    }
                    judged.add(judgements);
                }
                long wrong = wrongByDecimals(region, judged);
                long different = wrongByInterpreter(region, judged);
                System.out.printf(
                        Locale.ROOT,
                        "%-12s %2d %% unknown: %,d rows, %d wrong by decimals; %,d rows, %d other"
                                + " than the interpreter%n",
                        shape,
                        share / 10,
                        region.rows,
                        wrong,
                        INTERPRETED,
                        different);
                if (wrong + different > 0) {
                    throw new IllegalStateException("a kernel is wrong");
                }
                compareGenerated(region, judged.getFirst());
            }
        }
    }

    /// The generated loop and DuckDB against a loop by hand that was found right.
    private static void compareGenerated(RegionColumns region, Judgements right)
            throws SQLException {
        IntFunction<EnterpriseFacts> facts = row -> Interpreted.facts(region, row);
        for (Kernel.Way way : Kernel.Way.values()) {
            if (way.isPossible()) {
                none(
                        "generated loop, " + way,
                        new LoopComparison(right)
                                .of(
                                        new GeneratedRegion(
                                                TableProgramme.TECH_SME,
                                                region.rows,
                                                facts,
                                                way,
                                                EnumSet.allOf(Wanted.class))));
            }
        }
        for (SqlPrinter.Ranges ranges : SqlPrinter.Ranges.values()) {
            try (DuckDbRegion duckDb =
                    new DuckDbRegion(TableProgramme.TECH_SME, region.rows, facts, ranges)) {
                none("DuckDB, ranges " + ranges, new StatementComparison(right).of(duckDb));
            }
        }
    }

    private static void none(String who, Differences found) {
        System.out.printf(
                Locale.ROOT,
                "  %-28s %,d wrong, %,d left to the interpreter%n",
                who,
                found.wrong(),
                found.left());
        if (found.wrong() > 0) {
            throw new IllegalStateException(who + " is wrong");
        }
    }

    private static long wrongByDecimals(RegionColumns region, List<Judgements> judged) {
        Oracle oracle = new Oracle(region);
        return IntStream.range(0, region.rows)
                .parallel()
                .filter(row -> {
                    Judgements.Row truth = oracle.row(row);
                    return judged.stream().anyMatch(one -> !one.row(row).equals(truth));
                })
                .count();
    }

    private static long wrongByInterpreter(RegionColumns region, List<Judgements> judged) {
        Interpreted interpreted = new Interpreted();
        return IntStream.range(0, INTERPRETED)
                .filter(row -> {
                    Judgements.Row found =
                            Interpreted.row(interpreted.evaluate(Interpreted.facts(region, row)));
                    return judged.stream().anyMatch(one -> !one.row(row).equals(found));
                })
                .count();
    }
}
