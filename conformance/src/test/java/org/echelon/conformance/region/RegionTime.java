package org.echelon.conformance.region;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntBinaryOperator;

/// How many enterprises a second the rules of `cn/tech-sme` of 2022-04-01 judge over columns in
/// memory, by processor time and by the clock, and before that whether they judge them rightly. See
/// docs/developers/performance.md.
public final class RegionTime {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long SEED = 20_220_401;
    private static final int WARM_UP_ROUNDS = 4;
    private static final int ROUNDS = 7;

    /// Rows that one round judges at least.
    private static final int ROUND = 2_000_000;

    private static final int CORES = 2;
    static final int[] SHARES = {0, 50};

    /// Takes what is measured, so that it is not left out.
    private static volatile int result;

    private RegionTime() {}

    /// Compares, then measures.
    ///
    /// What the system property `benchmark.arguments` says: `compare`, `measure` or nothing for
    /// both, and numbers of rows, with commas between.
    ///
    /// @param arguments the same, for who starts it by hand
    public static void main(String[] arguments) throws SQLException {
        List<String> wanted = new ArrayList<>(List.of(arguments));
        wanted.addAll(List.of(System.getProperty("benchmark.arguments", "").split(",")));
        List<RegionKernel> kernels = kernels();
        if (!wanted.contains("measure")) {
            Exactness.compare(kernels);
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
    }

    static RegionColumns region(RegionGenerator.Shape shape, int share, int rows) {
        return new RegionGenerator(SEED, shape, share).make(RegionColumns.wholeWords(rows));
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

    private static void row(String words, int rows, double[] processor, double[] clock) {
        Arrays.sort(processor);
        System.out.printf(
                Locale.ROOT,
                "%-62s %,11d rows %,13.0f per processor second (%,.0f to %,.0f)",
                words,
                rows,
                processor[ROUNDS / 2],
                processor[0],
                processor[ROUNDS - 1]);
        Arrays.sort(clock);
        System.out.printf(Locale.ROOT, ", %,.0f a second on %d cores%n", clock[ROUNDS / 2], CORES);
    }
}
