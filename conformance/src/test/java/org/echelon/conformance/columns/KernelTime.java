package org.echelon.conformance.columns;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.fact.Enterprise;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.kernel.Block;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.kernel.Run;
import org.echelon.policy.kernel.Subjects;
import org.echelon.policy.kernel.Wanted;
import org.echelon.policy.lower.Lowering;
import org.echelon.quantity.Rational;

/// How many enterprises the generated loop judges in a second of processor time, verdicts counted
/// and nothing written: all known but a panel's scores, and one fact in twenty unknown besides.
///
/// The enterprises are made from a seed and are no picture of any region. That the verdicts are
/// right is what `KernelAgreesTests` shows. `docs/developers/performance.md` says how to run it.
public final class KernelTime {

    private static final LocalDate DAY = LocalDate.of(2025, 6, 30);
    private static final int ROUNDS = 9;
    private static final int VARIANTS = 1_000;
    private static final double WARM_SECONDS = 30;

    private KernelTime() {}

    /// @param arguments none; `-Dbenchmark.arguments=ROWS`, 200,000 without it
    public static void main(String[] arguments) {
        String asked = System.getProperty("benchmark.arguments", "");
        int rows = asked.isBlank() ? 200_000 : Integer.parseInt(asked.strip());
        Programmes programmes =
                Programmes.read(
                        Path.of(System.getProperty("echelon.root", ".")).resolve("programmes"));
        System.out.printf(
                Locale.ROOT,
                "%-40s %8s %10s %8s %8s %8s %8s  %s%n",
                "version",
                "unknown",
                "M/s",
                "least",
                "most",
                "bind ms",
                "left",
                "met, not met");
        for (String id :
                List.of("cn/tech-sme", "cn/hnte", "cn/innovative-sme", "cn/gansu/hnte-reward")) {
            Programme programme = programmes.find(id).orElseThrow();
            Version version = programme.inForce(DAY).orElseThrow();
            Plan plan = version.lowering(programme).flatMap(Lowering::plan).orElseThrow();
            for (Kernel.Way way : Kernel.Way.values()) {
                if (!way.isPossible()) {
                    System.out.println(way + ": the vector module is not there");
                    continue;
                }
                for (double share : new double[] {0, 0.05}) {
                    Kernel kernel = Kernel.of(plan, way).kernel().orElseThrow();
                    measure(version.place() + " " + way, version, plan, kernel, rows, share);
                }
            }
        }
        sweep(programmes, rows);
    }

    /// A thousand values of a threshold, all rows judged with each, on two threads by the clock.
    private static void sweep(Programmes programmes, int rows) {
        Programme programme = programmes.find("cn/gansu/innovative-enterprise").orElseThrow();
        Version version = programme.inForce(DAY).orElseThrow();
        Plan plan = version.lowering(programme).flatMap(Lowering::plan).orElseThrow();
        Kernel.Way way = Kernel.Way.LANES.isPossible() ? Kernel.Way.LANES : Kernel.Way.ROWS;
        Kernel kernel = Kernel.of(plan, way).kernel().orElseThrow();
        Subjects subjects = subjects(plan, kernel, rows, 0);
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 2; round++) {
                long met = 0;
                long begin = System.nanoTime();
                for (int variant = 1; variant <= VARIANTS; variant++) {
                    Version asked =
                            version.withParameter(
                                    "ratio small", Value.of(Rational.of(variant, 10_000)));
                    Run run =
                            kernel.bind(
                                    subjects,
                                    asked.parameterValues(),
                                    DAY,
                                    EnumSet.noneOf(Wanted.class));
                    for (long[] part : run.fold(pool, 2, () -> new long[3], KernelTime::count)) {
                        met += part[0];
                    }
                }
                System.out.printf(
                        Locale.ROOT,
                        "%s: %,d values of a threshold over %,d rows by %s on two threads, round %d: %.1f s (%,d met)%n",
                        version.place(),
                        VARIANTS,
                        rows,
                        way,
                        round + 1,
                        (System.nanoTime() - begin) / 1e9,
                        met);
            }
        }
    }

    private static void measure(
            String name, Version version, Plan plan, Kernel kernel, int rows, double share) {
        Subjects subjects = subjects(plan, kernel, rows, share);
        long begin = System.nanoTime();
        Run run = bound(version, kernel, subjects);
        while (System.nanoTime() - begin < WARM_SECONDS * 1e9) {
            run.fold(new long[3], KernelTime::count);
        }
        long spentBinding = processorTime();
        run = bound(version, kernel, subjects);
        double binding = (processorTime() - spentBinding) / 1e6;
        List<Double> rates = new ArrayList<>();
        long[] counts = new long[3];
        for (int round = 0; round < ROUNDS; round++) {
            long spent = processorTime();
            counts = run.fold(new long[3], KernelTime::count);
            rates.add(rows / ((processorTime() - spent) / 1e9) / 1e6);
        }
        Collections.sort(rates);
        System.out.printf(
                Locale.ROOT,
                "%-40s %8s %10.1f %8.1f %8.1f %8.1f %8d  %d, %d%n",
                name,
                Math.round(share * 100) + " %",
                rates.get(ROUNDS / 2),
                rates.getFirst(),
                rates.getLast(),
                binding,
                counts[2],
                counts[0],
                counts[1]);
    }

    private static Run bound(Version version, Kernel kernel, Subjects subjects) {
        return kernel.bind(subjects, version.parameterValues(), DAY, EnumSet.noneOf(Wanted.class));
    }

    private static void count(long[] into, Block block) {
        into[0] += block.count(block.met());
        into[1] += block.count(block.notMet());
        into[2] += block.count(block.left());
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /// Enterprises of the region that the plan is for.
    private static Subjects subjects(Plan plan, Kernel kernel, int rows, double share) {
        String division =
                plan.region()
                        .map(region -> (region.prefix() + "0102").substring(0, 6))
                        .orElse("440106");
        Random random = new Random(20261122);
        Subjects.Builder builder = new Subjects.Builder(kernel.columns(), rows, DAY.getYear());
        for (int row = 0; row < rows; row++) {
            Map<Integer, Map<String, FactValue>> yearly = new HashMap<>();
            Map<String, FactValue> current = new HashMap<>();
            for (Column column : kernel.columns()) {
                boolean known = !column.path().startsWith("panel.") && random.nextDouble() >= share;
                if (known && !column.path().startsWith("enterprise.")) {
                    (column.yearsBack() == 0
                                    ? current
                                    : yearly.computeIfAbsent(
                                            DAY.getYear() - column.yearsBack(),
                                            _ -> new HashMap<>()))
                            .put(column.fact(), value(column, random));
                }
            }
            builder.put(
                    row,
                    new EnterpriseFacts(
                            new Enterprise(
                                    null,
                                    "made:1",
                                    "甲",
                                    division,
                                    "3911",
                                    LocalDate.of(2015, 1, 1).plusDays(random.nextInt(3_500))),
                            new TreeMap<>(yearly),
                            current,
                            List.of(),
                            List.of()));
        }
        return builder.build();
    }

    private static FactValue value(Column column, Random random) {
        return switch (column.type()) {
            case NUMBER -> {
                double middle = column.scale() == 1 ? 1 : column.fact().contains("staff") ? 8 : 17;
                long units = (long) Math.exp(random.nextGaussian() * 2 + middle);
                long high = column.numbers().high().longValueExact();
                yield new FactValue.Numeric(Rational.of(Math.min(units, high), column.scale()));
            }
            case TRUTH -> new FactValue.Truth(random.nextInt(5) != 0);
            case TEXT, DAY -> new FactValue.Text(random.nextBoolean() ? "1.2.3" : "none");
        };
    }
}
