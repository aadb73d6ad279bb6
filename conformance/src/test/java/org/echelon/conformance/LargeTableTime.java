package org.echelon.conformance;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.message.Diagnostic;

/// How long all static checks of one version take whose decision is a table of 3,000 rules over
/// five inputs: an amount, a count, a percentage, a list of codes and a truth value.
///
/// It prints the first check of a fresh process, since nobody checks a programme a hundred times,
/// and the median of those that follow, by the clock and by processor time, which other work on the
/// machine disturbs less. The model is compiled before. `docs/developers/performance.md` says how
/// to run it.
public final class LargeTableTime {

    private static final int RULES = 3_000;
    private static final int CHECKS = 15;

    private LargeTableTime() {}

    /// @param arguments none
    public static void main(String[] arguments) {
        Map<String, SortedMap<String, byte[]>> tables = new LinkedHashMap<>();
        tables.put("partition", LargeTables.partition(RULES, 1));
        tables.put("thresholds", LargeTables.thresholds(RULES));
        tables.put("tangle", LargeTables.tangle(RULES, 7));
        System.out.printf(
                Locale.ROOT,
                "%-12s %10s %14s %12s %16s  %s%n",
                "table",
                "first, ms",
                "processor, ms",
                "median, ms",
                "processor, ms",
                "findings");
        tables.forEach(LargeTableTime::measure);
    }

    private static void measure(String name, SortedMap<String, byte[]> files) {
        Programme programme = Programmes.of(files).find("cn/large").orElseThrow();
        Version version = programme.versions().getFirst();
        if (!version.compiles()) {
            throw new IllegalStateException(version.diagnostics().toString());
        }
        List<Double> wall = new ArrayList<>();
        List<Double> processor = new ArrayList<>();
        List<Diagnostic> found = List.of();
        for (int i = 0; i < CHECKS; i++) {
            long start = System.nanoTime();
            long spent = processorTime();
            found = version.check(programme);
            processor.add((processorTime() - spent) / 1e6);
            wall.add((System.nanoTime() - start) / 1e6);
        }
        System.out.printf(
                Locale.ROOT,
                "%-12s %10.0f %14.0f %12.0f %16.0f  %d%n",
                name,
                wall.getFirst(),
                processor.getFirst(),
                median(wall),
                median(processor),
                found.size());
    }

    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /// The median of all but the first.
    private static double median(List<Double> times) {
        List<Double> later = new ArrayList<>(times.subList(1, times.size()));
        Collections.sort(later);
        return later.get(later.size() / 2);
    }
}
