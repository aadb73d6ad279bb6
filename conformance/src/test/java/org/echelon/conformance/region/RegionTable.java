package org.echelon.conformance.region;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// All that judges a region, side by side on the same enterprises: the loops by hand, which are the
/// limit, the generated loop, DuckDB, the interpreter on a sample, and others' engines on one
/// enterprise. Prints the tables of `docs/developers/performance.md`.
///
/// Each measures in a process of its own, so that none is compiled for another's work and its
/// memory is its own. Those who are given the same enterprises and leave none have to count the
/// same.
public final class RegionTable {

    private static final int[] SHARES = {0, 50};
    private static final String HEAP = "-Xmx18g";

    private RegionTable() {}

    /// What the system property `benchmark.arguments` says: how many enterprises, 1,000,000 without
    /// it, and after a comma those of [TableContestant] that take part, all without it;
    /// `benchmark.models` says by what they judge.
    ///
    /// @param arguments none, or what one process measures: programme, thousandths unknown, rows,
    ///   contestant
    public static void main(String[] arguments)
            throws IOException, InterruptedException, SQLException {
        if (arguments.length > 0) {
            measure(arguments);
            return;
        }
        List<String> asked =
                Arrays.stream(System.getProperty("benchmark.arguments", "").split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .toList();
        int rows = asked.isEmpty() ? 1_000_000 : Integer.parseInt(asked.getFirst());
        List<TableContestant> contestants =
                asked.size() < 2
                        ? List.of(TableContestant.values())
                        : asked.stream().skip(1).map(TableContestant::valueOf).toList();
        for (TableProgramme programme : programmes()) {
            double kie = 0;
            for (int share : SHARES) {
                Map<TableContestant, Measured> found =
                        measured(new Lot(programme, rows, share), contestants);
                Measured rival = found.get(TableContestant.KIE);
                kie = rival == null ? kie : rival.rate();
                print(new Lot(programme, rows, share), found, kie);
            }
        }
    }

    private static List<TableProgramme> programmes() {
        String names = System.getProperty("benchmark.models", "all");
        return names.equals("all")
                ? List.of(TableProgramme.values())
                : Arrays.stream(names.split(",")).map(TableProgramme::valueOf).toList();
    }

    private static void measure(String[] asked) throws IOException, SQLException {
        Lot lot =
                new Lot(
                        TableProgramme.valueOf(asked[0]),
                        Integer.parseInt(asked[2]),
                        Integer.parseInt(asked[1]));
        TableContestant contestant = TableContestant.valueOf(asked[3]);
        try (Judging judging = contestant.enter(contestant.given(lot))) {
            System.out.println(Measured.of(judging, contestant.warmSeconds()).line());
        }
    }

    private static Map<TableContestant, Measured> measured(
            Lot lot, List<TableContestant> contestants) throws IOException, InterruptedException {
        Map<TableContestant, Measured> found = new LinkedHashMap<>();
        for (TableContestant contestant : contestants) {
            if (contestant.judges(lot)) {
                Measured measured = inItsOwnProcess(lot, contestant);
                found.forEach((other, theirs) -> {
                    if (contestant.given(lot).equals(other.given(lot))) {
                        agree(contestant, measured, theirs);
                    }
                });
                found.put(contestant, measured);
                System.err.println(lot + ", " + contestant + ": " + measured);
            }
        }
        return found;
    }

    private static void agree(TableContestant contestant, Measured one, Measured other) {
        if (!one.counts().agrees(other.counts())) {
            throw new IllegalStateException(
                    "%s counts %s, another %s".formatted(contestant, one.counts(), other.counts()));
        }
    }

    private static Measured inItsOwnProcess(Lot lot, TableContestant contestant)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--add-modules=jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                HEAP,
                                "-Dechelon.root=" + System.getProperty("echelon.root", ".."),
                                "-classpath",
                                System.getProperty("java.class.path"),
                                RegionTable.class.getName(),
                                lot.programme().name(),
                                "" + lot.unknownPerMille(),
                                "" + lot.rows(),
                                contestant.name())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String line = measurement(process);
        if (process.waitFor() != 0 || line == null) {
            throw new IllegalStateException("%s of %s failed".formatted(contestant, lot));
        }
        return Measured.parsed(line);
    }

    private static @Nullable String measurement(Process process) throws IOException {
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            return said.lines().filter(Measured::isIn).reduce((_, last) -> last).orElse(null);
        }
    }

    /// @param kie evaluations of KIE a second; 0 where it did not take part
    private static void print(Lot lot, Map<TableContestant, Measured> found, double kie) {
        System.out.printf(
                Locale.ROOT,
                "%n%s, load %.1f, %,d enterprises%n%n| %s, %s | million a second of processor time | times KIE | peak, MiB | heap, MiB | left |%n|---|---|---|---|---|---|%n",
                System.getProperty("java.vm.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                lot.rows(),
                lot.programme().words(),
                lot.unknownPerMille() == 0
                        ? "none unknown"
                        : lot.unknownPerMille() / 10 + " % unknown");
        found.forEach((contestant, measured) -> print(contestant, measured, kie));
    }

    private static void print(TableContestant contestant, Measured measured, double kie) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s (%s to %s) | %s | %,d | %,d | %s |%n",
                contestant.words(),
                millions(measured.rate()),
                millions(measured.least()),
                millions(measured.most()),
                kie == 0 ? "" : ratio(measured.rate() / kie),
                measured.peak(),
                measured.held(),
                measured.counts().left() == 0 ? "" : "%,d".formatted(measured.counts().left()));
    }

    private static String millions(double rate) {
        return BigDecimal.valueOf(rate / 1e6).round(new MathContext(3)).toPlainString();
    }

    private static String ratio(double times) {
        return (times >= 10 ? "%,.0f" : "%.2f").formatted(times);
    }
}
