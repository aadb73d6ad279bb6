package org.echelon.population;

import java.io.PrintStream;

/// A bar with an estimate for whoever waits longer than two seconds.
public final class Progress {

    private static final long SILENT_NANOS = 2_000_000_000L;
    private static final long BETWEEN_ON_A_TERMINAL = 500_000_000L;
    private static final long BETWEEN_IN_A_LOG = 10_000_000_000L;
    private static final int WIDTH = 30;

    private final PrintStream err;
    private final boolean terminal;
    private final long begin = System.nanoTime();
    private long stageBegin = begin;
    private long last;
    private String stage = "";
    private long total;
    private boolean shown;

    /// @param terminal whether a line can be written over
    public Progress(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /// A stage of work begins.
    ///
    /// @param words what is done
    /// @param total how many there are to do; 0 where that is not known
    public void stage(String words, long total) {
        this.stage = words;
        this.total = total;
        this.stageBegin = System.nanoTime();
        if (terminal) {
            done(0);
        }
    }

    public void done(long number) {
        long now = System.nanoTime();
        if ((total > 0 && number == 0)
                || now - begin < SILENT_NANOS
                || now - last < (terminal ? BETWEEN_ON_A_TERMINAL : BETWEEN_IN_A_LOG)) {
            return;
        }
        last = now;
        shown = true;
        err.print((terminal ? "\r" : "") + line(number, now) + (terminal ? "\u001b[K" : "\n"));
        err.flush();
    }

    private String line(long number, long now) {
        double seconds = (now - stageBegin) / 1e9;
        if (total == 0) {
            return "%s … %.0f s".formatted(stage, seconds);
        }
        int filled = (int) (WIDTH * number / total);
        String estimate =
                number == 0
                        ? ""
                        : ", about %.0f s left".formatted(seconds * (total - number) / number);
        return "%s [%s%s] %,d of %,d%s"
                .formatted(
                        stage,
                        "#".repeat(filled),
                        " ".repeat(WIDTH - filled),
                        number,
                        total,
                        estimate);
    }

    /// Clears the bar.
    public void end() {
        if (shown && terminal) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
