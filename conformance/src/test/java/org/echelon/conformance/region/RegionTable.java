package org.echelon.conformance.region;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.echelon.conformance.ContestRate;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.kernel.Run;

/// All that judges `cn/tech-sme` of 2022-04-01, side by side on the same enterprises in one run:
/// the loops by hand, which are the limit, the generated loop, DuckDB, the interpreter, and KIE on
/// a sample of its own. Prints the table of `docs/developers/performance.md`.
///
/// Rates are by processor time, DuckDB's with that of its own threads. Those who count the same
/// enterprises have to count the same.
public final class RegionTable {

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final int[] SHARES = {0, 50};
    private static final int SAMPLE = 20_000;
    private static final int ROUNDS = 7;
    private static final int THREADS = 2;
    private static final double WARM_SECONDS = 25;

    private RegionTable() {}

    /// @param rate enterprises a second of processor time
    /// @param clock enterprises a second of the clock with two threads; 0 where not measured
    private record Rate(String name, double rate, double least, double most, double clock) {}

    /// @param arguments none; `-Dbenchmark.arguments=ROWS`, 1,000,000 without it
    public static void main(String[] arguments) throws Exception {
        String asked = System.getProperty("benchmark.arguments", "");
        int rows = asked.isBlank() ? 1_000_000 : Integer.parseInt(asked.strip());
        double kie = ContestRate.kieOnTechSme();
        System.out.printf(
                Locale.ROOT,
                "%s, %d processors, load %.1f, %,d enterprises; KIE: %,.0f a second%n",
                System.getProperty("java.vm.version"),
                MACHINE.getAvailableProcessors(),
                MACHINE.getSystemLoadAverage(),
                rows,
                kie);
        for (int share : SHARES) {
            System.out.printf(
                    Locale.ROOT,
                    "%n| %d %% unknown | million a second of processor time | times KIE | million a second, two threads |%n|---|---|---|---|%n",
                    share / 10);
            for (Rate rate : rates(rows, share)) {
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %.3f (%.3f to %.3f) | %,.0f | %s |%n",
                        rate.name(),
                        rate.rate() / 1e6,
                        rate.least() / 1e6,
                        rate.most() / 1e6,
                        rate.rate() / kie,
                        rate.clock() == 0 ? "" : "%.1f".formatted(rate.clock() / 1e6));
            }
        }
    }

    private static List<Rate> rates(int rows, int share) throws Exception {
        RegionColumns region = RegionTime.region(RegionGenerator.Shape.SPREAD, share, rows);
        List<Rate> rates = new ArrayList<>();
        long met = -1;
        for (RegionKernel kernel : RegionTime.kernels()) {
            long counted = kernel.count(region, 0, region.rows).met();
            same(kernel.words(), met, counted);
            met = counted;
            rates.add(
                    measured(
                            kernel.words(),
                            region.rows,
                            2,
                            false,
                            () -> kernel.count(region, 0, region.rows)));
        }
        GeneratedRegion generated = new GeneratedRegion(region);
        for (Kernel.Way way : Kernel.Way.values()) {
            if (!way.isPossible()) {
                System.out.println("the generated loop by " + way + ": the module is not there");
                continue;
            }
            Run run = generated.run(way);
            long[] counted = GeneratedRegion.count(run);
            if (counted[2] != 0) {
                throw new IllegalStateException(counted[2] + " are left to the interpreter");
            }
            same("the generated loop", met, counted[0]);
            Rate one =
                    measured(
                            "generated loop, " + way,
                            region.rows,
                            WARM_SECONDS,
                            false,
                            () -> GeneratedRegion.count(run));
            rates.add(new Rate(one.name(), one.rate(), one.least(), one.most(), clock(run, rows)));
        }
        rates.add(duckDb(region, generated));
        rates.add(interpreter(share));
        return rates;
    }

    private static void same(String who, long expected, long counted) {
        if (expected >= 0 && expected != counted) {
            throw new IllegalStateException(
                    "%s counts %,d that are met, and another %,d"
                            .formatted(who, counted, expected));
        }
    }

    private static double clock(Run run, int rows) {
        double[] rounds = new double[ROUNDS];
        try (ExecutorService pool = Executors.newFixedThreadPool(THREADS)) {
            for (int round = 0; round < ROUNDS; round++) {
                long begin = System.nanoTime();
                GeneratedRegion.count(run, pool, THREADS);
                rounds[round] = rows * 1e9 / (System.nanoTime() - begin);
            }
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    private static Rate duckDb(RegionColumns region, GeneratedRegion generated) throws Exception {
        try (DuckDbRegion duckDb =
                new DuckDbRegion(region, generated.plan(), generated.parameters())) {
            long[] counted = duckDb.count();
            Rate rate = measured("DuckDB, wide table", region.rows, 2, true, duckDb::count);
            return counted[2] == 0
                    ? rate
                    : new Rate(
                            "%s (%,d of them not for columns)".formatted(rate.name(), counted[2]),
                            rate.rate(),
                            rate.least(),
                            rate.most(),
                            0);
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB", e);
        }
    }

    private static Rate interpreter(int share) throws Exception {
        RegionColumns region =
                RegionTime.region(
                        RegionGenerator.Shape.SPREAD, share, RegionColumns.wholeWords(SAMPLE));
        List<EnterpriseFacts> facts =
                IntStream.range(0, SAMPLE).mapToObj(row -> Interpreted.facts(region, row)).toList();
        Interpreted interpreted = new Interpreted();
        return measured(
                "interpreter, a sample",
                SAMPLE,
                5,
                false,
                () -> {
                    facts.forEach(interpreted::evaluate);
                    return facts;
                });
    }

    /// @param whole whether other threads' time counts too
    private static Rate measured(
            String name, int rows, double warmSeconds, boolean whole, Callable<?> work)
            throws Exception {
        long begin = System.nanoTime();
        while (System.nanoTime() - begin < warmSeconds * 1e9) {
            work.call();
        }
        double[] rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long spent = processorTime(whole);
            long done = 0;
            while (processorTime(whole) - spent < 300_000_000L) {
                work.call();
                done += rows;
            }
            rates[round] = done * 1e9 / (processorTime(whole) - spent);
        }
        Arrays.sort(rates);
        return new Rate(name, rates[ROUNDS / 2], rates[0], rates[ROUNDS - 1], 0);
    }

    private static long processorTime(boolean whole) {
        return whole
                ? MACHINE.getProcessCpuTime()
                : ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
