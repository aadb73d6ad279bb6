package org.echelon.conformance.region;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.echelon.policy.fact.EnterpriseFacts;
import org.jspecify.annotations.Nullable;

/// How many enterprises a second the rules of `cn/tech-sme` of 2022-04-01 judge over columns in
/// memory, by processor time and by the clock, and before that whether they judge them rightly. See
/// docs/developers/performance.md.
public final class RegionTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long SEED = 20_220_401;
    private static final int COMPARED = 1_000_000;
    private static final int INTERPRETED = 20_000;
    private static final int WARM_UP_ROUNDS = 4;
    private static final int ROUNDS = 7;

    /// Rows that one round judges at least.
    private static final int ROUND = 2_000_000;

    private static final int CORES = 2;
    private static final int[] SHARES = {0, 50};

    /// Takes what is measured, so that it is not left out.
    private static volatile int result;

    private RegionTime() {}

    /// Compares, then measures.
    ///
    /// What the system property `benchmark.arguments` says: `compare`, `measure` or nothing for
    /// both, and numbers of rows, with commas between.
    ///
    /// @param arguments the same, for who starts it by hand
    public static void main(String[] arguments) {
        List<String> wanted = new ArrayList<>(List.of(arguments));
        wanted.addAll(List.of(System.getProperty("benchmark.arguments", "").split(",")));
        List<RegionKernel> kernels = kernels();
        if (!wanted.contains("measure")) {
            compare(kernels);
        }
        if (!wanted.contains("compare")) {
            int[] sizes =
                    wanted.stream()
                            .filter(word -> word.matches("[0-9]+"))
                            .mapToInt(Integer::parseInt)
                            .toArray();
            measure(kernels, sizes.length > 0 ? sizes : new int[] {1_000_000, 10_000_000});
        }
    }

    /// All kernels that were compiled: the one with the Vector API is where its module is.
    static List<RegionKernel> kernels() {
        List<RegionKernel> kernels = new ArrayList<>(List.of(new RowLoop()));
        try {
            kernels.add(
                    Class.forName(RegionTime.class.getPackageName() + ".VectorLoop")
                            .asSubclass(RegionKernel.class)
                            .getDeclaredConstructor()
                            .newInstance());
        } catch (ReflectiveOperationException | NoClassDefFoundError e) {
            System.out.println("without the Vector API: " + e);
        }
        return kernels;
    }

    private static void compare(List<RegionKernel> kernels) {
        for (RegionGenerator.Shape shape : RegionGenerator.Shape.values()) {
            for (int share : SHARES) {
                RegionColumns region = region(shape, share, COMPARED);
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
            }
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

    private static void measure(List<RegionKernel> kernels, int[] sizes) {
        System.out.printf(
                Locale.ROOT,
                "%s, %s, %.1f bytes per enterprise%n",
                System.getProperty("java.vm.version"),
                System.getProperty("os.arch"),
                RegionColumns.bytesPerRow());
        for (int size : sizes) {
            for (int share : SHARES) {
                RegionColumns region = region(RegionGenerator.Shape.SPREAD, share, size);
                bandwidth(region);
                Judgements judgements = new Judgements(region.rows);
                for (RegionKernel kernel : kernels) {
                    String words = "%s, %d %% unknown".formatted(kernel.words(), share / 10);
                    print(
                            words + ", counted",
                            region.rows,
                            (from, to) -> (int) kernel.count(region, from, to).met());
                    print(
                            words + ", written",
                            region.rows,
                            (from, to) -> {
                                kernel.write(region, from, to, judgements);
                                return judgements.verdict[from];
                            });
                }
            }
        }
        for (int share : SHARES) {
            interpreter(share);
        }
    }

    static RegionColumns region(RegionGenerator.Shape shape, int share, int rows) {
        return new RegionGenerator(SEED, shape, share).make(RegionColumns.wholeWords(rows));
    }

    /// The interpreter on a sample: one thread, facts made before.
    private static void interpreter(int share) {
        RegionColumns region = region(RegionGenerator.Shape.SPREAD, share, INTERPRETED);
        List<EnterpriseFacts> facts =
                IntStream.range(0, INTERPRETED)
                        .mapToObj(row -> Interpreted.facts(region, row))
                        .toList();
        Interpreted interpreted = new Interpreted();
        double[] rounds = new double[ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            long start = THREADS.getCurrentThreadCpuTime();
            facts.forEach(interpreted::evaluate);
            if (round >= 0) {
                rounds[round] = INTERPRETED * 1e9 / (THREADS.getCurrentThreadCpuTime() - start);
            }
        }
        row("interpreter, %d %% unknown".formatted(share / 10), INTERPRETED, rounds, null);
    }

    /// What any kernel is bound by: a loop that reads the four columns of amounts and adds them up.
    private static void bandwidth(RegionColumns region) {
        List<long[]> columns =
                List.of(region.revenue, region.totalCost, region.rdExpense, region.totalAssets);
        print(
                "reading 32 bytes of each",
                region.rows,
                (from, to) -> {
                    long sum = 0;
                    for (long[] column : columns) {
                        sum += sum(column, from, to);
                    }
                    return (int) sum;
                });
    }

    private static long sum(long[] column, int from, int to) {
        long sum = 0;
        for (int row = from; row < to; row++) {
            sum += column[row];
        }
        return sum;
    }

    private static void print(String words, int rows, IntBinaryOperator kernel) {
        int times = Math.max(1, ROUND / rows);
        double[] processor = new double[ROUNDS];
        double[] clock = new double[ROUNDS];
        try (ExecutorService cores = Executors.newFixedThreadPool(CORES)) {
            for (int round = -WARM_UP_ROUNDS; round < ROUNDS; round++) {
                long start = THREADS.getCurrentThreadCpuTime();
                for (int time = 0; time < times; time++) {
                    result = kernel.applyAsInt(0, rows);
                }
                double each = (double) times * rows * 1e9;
                long spent = THREADS.getCurrentThreadCpuTime() - start;
                double together = each / clock(cores, times, rows, kernel);
                if (round >= 0) {
                    processor[round] = each / spent;
                    clock[round] = together;
                }
            }
        }
        row(words, rows, processor, clock);
    }

    private static long clock(
            ExecutorService cores, int times, int rows, IntBinaryOperator kernel) {
        long start = System.nanoTime();
        int half = RegionColumns.wholeWords(rows / CORES);
        List<Future<?>> parts = new ArrayList<>();
        for (int core = 0; core < CORES; core++) {
            int from = core * half;
            int to = Math.min(rows, from + half);
            parts.add(
                    cores.submit(() -> {
                        for (int time = 0; time < times; time++) {
                            result = kernel.applyAsInt(from, to);
                        }
                    }));
        }
        for (Future<?> part : parts) {
            try {
                part.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a part failed", e.getCause());
            }
        }
        return System.nanoTime() - start;
    }

    private static void row(String words, int rows, double[] processor, double @Nullable [] clock) {
        Arrays.sort(processor);
        System.out.printf(
                Locale.ROOT,
                "%-62s %,11d rows %,13.0f per processor second (%,.0f to %,.0f)",
                words,
                rows,
                processor[ROUNDS / 2],
                processor[0],
                processor[ROUNDS - 1]);
        if (clock != null) {
            Arrays.sort(clock);
            System.out.printf(
                    Locale.ROOT, ", %,.0f a second on %d cores", clock[ROUNDS / 2], CORES);
        }
        System.out.println();
    }
}
