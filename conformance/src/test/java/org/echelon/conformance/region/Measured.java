package org.echelon.conformance.region;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;

/// How fast one judges in a process of its own, and what memory that process took.
///
/// @param rate enterprises a second of processor time, that of collector and compilers included;
///   the median of the rounds
/// @param peak the most memory that the process held, loading included, in MiB
/// @param held what is on the Java heap at the end, in MiB
record Measured(double rate, double least, double most, long peak, long held, Counts counts) {

    private static final OperatingSystemMXBean MACHINE =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final int ROUNDS = 7;
    private static final long ROUND_NANOS = 400_000_000L;

    /// Rounds that are no faster, after which nothing more is expected.
    private static final int STILL = 5;

    /// What counts as faster.
    private static final double FASTER = 1.03;

    /// Seconds of processor time after which it is measured as it is.
    private static final int MOST_SECONDS = 150;

    private static final String MARK = "measured ";

    /// @param warmSeconds of processor time at least, before anything is measured
    static Measured of(Judging judging, double warmSeconds) throws SQLException, IOException {
        Counts counts = judging.count();
        warmUp(judging, counts, warmSeconds);
        double[] rates = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            rates[round] = round(judging);
        }
        Arrays.sort(rates);
        return new Measured(
                rates[ROUNDS / 2], rates[0], rates[ROUNDS - 1], highWater(), onTheHeap(), counts);
    }

    /// Goes on until it is as fast as it gets: some rounds one after the other are no faster than
    /// the best before.
    private static void warmUp(Judging judging, Counts counts, double leastSeconds)
            throws SQLException {
        long begin = MACHINE.getProcessCpuTime();
        double best = 0;
        int still = 0;
        double spent = 0;
        while (spent < leastSeconds || (still < STILL && spent < MOST_SECONDS)) {
            same(counts, judging.count());
            double rate = round(judging);
            still = rate > best * FASTER ? 0 : still + 1;
            best = Math.max(best, rate);
            spent = (MACHINE.getProcessCpuTime() - begin) / 1e9;
        }
    }

    private static double round(Judging judging) throws SQLException {
        long begin = MACHINE.getProcessCpuTime();
        long done = 0;
        long spent = 0;
        while (spent < ROUND_NANOS) {
            judging.count();
            done += judging.rows();
            spent = MACHINE.getProcessCpuTime() - begin;
        }
        return done * 1e9 / spent;
    }

    private static void same(Counts first, Counts again) {
        if (!first.equals(again)) {
            throw new IllegalStateException("%s, and then %s".formatted(first, again));
        }
    }

    /// The kernel's high-water mark of the resident set.
    private static long highWater() throws IOException {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    private static long onTheHeap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }

    /// As one line, for the process that asked.
    String line() {
        return MARK
                + "%s %s %s %d %d %d %d %d %d"
                        .formatted(
                                rate,
                                least,
                                most,
                                peak,
                                held,
                                counts.met(),
                                counts.notMet(),
                                counts.unknown(),
                                counts.left());
    }

    static boolean isIn(String line) {
        return line.startsWith(MARK);
    }

    static Measured parsed(String line) {
        String[] figures = line.substring(MARK.length()).split(" ");
        long[] whole = Arrays.stream(figures).skip(3).mapToLong(Long::parseLong).toArray();
        return new Measured(
                Double.parseDouble(figures[0]),
                Double.parseDouble(figures[1]),
                Double.parseDouble(figures[2]),
                whole[0],
                whole[1],
                new Counts(whole[2], whole[3], whole[4], whole[5]));
    }
}
