package org.echelon.conformance;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.Supplier;

/// The contest of [TechSmeBenchmark] by processor time instead of the clock on the wall, for a
/// machine that has other work to do.
public final class TechSmeProcessorTime {

    private static final long ROUND_NANOS = 2_000_000_000L;
    private static final int WARM_UP_ROUNDS = 8;
    private static final int ROUNDS = 6;
    private static final int BATCH = 20;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private TechSmeProcessorTime() {}

    /// Prints evaluations per second of processor time for each engine: the median of the rounds,
    /// and the least and the most.
    public static void main(String[] arguments) {
        TechSmeBenchmark contest = new TechSmeBenchmark();
        contest.bothGiveTheSame();
        print("echelon", contest::echelon);
        print("echelonWithTrace", contest::echelonWithTrace);
        print("kieInterpreted", contest::kieInterpreted);
    }

    private static void print(String name, Supplier<Object> evaluation) {
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            round(evaluation);
        }
        double[] rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = round(evaluation);
        }
        java.util.Arrays.sort(rounds);
        System.out.printf(
                "%-17s %9.0f per processor second (%.0f to %.0f)%n",
                name, rounds[ROUNDS / 2], rounds[0], rounds[ROUNDS - 1]);
    }

    private static double round(Supplier<Object> evaluation) {
        long start = THREADS.getCurrentThreadCpuTime();
        long count = 0;
        long spent = 0;
        while (spent < ROUND_NANOS) {
            for (int i = 0; i < BATCH; i++) {
                if (evaluation.get() == null) {
                    throw new IllegalStateException("an evaluation gave nothing");
                }
                count++;
            }
            spent = THREADS.getCurrentThreadCpuTime() - start;
        }
        return count * 1e9 / spent;
    }
}
