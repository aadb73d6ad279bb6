package org.echelon.conformance;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;

/// The contest of [EvaluationBenchmark] by processor time instead of the clock on the wall, for a
/// machine that has other work to do.
public final class EvaluationProcessorTime {

    private static final long ROUND_NANOS = 1_000_000_000L;
    private static final int WARM_UP_ROUNDS = 10;
    private static final int ROUNDS = 7;
    private static final int BATCH = 20;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private EvaluationProcessorTime() {}

    /// Prints evaluations per second of processor time for each engine: the median of the rounds,
    /// and the least and the most.
    ///
    /// @param arguments none
    public static void main(String[] arguments) {
        for (ContestModel model : Contest.models()) {
            for (ContestEngine engine : ContestEngine.values()) {
                print(model, engine);
            }
        }
    }

    private static double[] rounds(ContestModel model, ContestEngine engine) {
        Contestant contestant = Contest.compared(engine, model);
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            round(contestant);
        }
        double[] rounds = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = round(contestant);
        }
        Arrays.sort(rounds);
        return rounds;
    }

    private static void print(ContestModel model, ContestEngine engine) {
        double[] rounds = rounds(model, engine);
        System.out.printf(
                Locale.ROOT,
                "%-9s %-27s %9.0f per processor second (%.0f to %.0f)%n",
                model,
                engine.words(),
                rounds[ROUNDS / 2],
                rounds[0],
                rounds[ROUNDS - 1]);
    }

    private static double round(Contestant contestant) {
        long start = THREADS.getCurrentThreadCpuTime();
        long count = 0;
        long spent = 0;
        while (spent < ROUND_NANOS) {
            for (int i = 0; i < BATCH; i++) {
                if (contestant.evaluate() == null) {
                    throw new IllegalStateException("an evaluation gave nothing");
                }
                count++;
            }
            spent = THREADS.getCurrentThreadCpuTime() - start;
        }
        return count * 1e9 / spent;
    }
}
