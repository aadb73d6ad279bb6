package org.echelon.population;

import java.io.PrintStream;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// A bar with an estimate for whoever waits longer than two seconds.
///
/// It is told anew while nobody reports anything too: a single statement of a database may run for
/// minutes. What is known of that one statement is told then.
public final class Progress {

    private static final long SILENT_NANOS = 2_000_000_000L;
    private static final long BETWEEN_ON_A_TERMINAL = 500_000_000L;
    private static final long BETWEEN_IN_A_LOG = 10_000_000_000L;
    private static final int TICK_MILLIS = 250;
    private static final int WIDTH = 30;
    private static final int WHOLE = 100;

    private final PrintStream err;
    private final boolean terminal;
    private final long begin = System.nanoTime();
    private DoubleSupplier step = () -> -1;
    private @Nullable Thread ticker;
    private long stageBegin = begin;
    private long stepBegin = begin;
    private double stepDone;
    private long last;
    private String stage = "";
    private long total;
    private long number;
    private boolean shown;

    /// @param terminal whether a line can be written over
    public Progress(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /// Asks how much of the step that is under way is done, in percent, below 0 where that is not
    /// known, when nothing was reported of the stage.
    public synchronized void watch(DoubleSupplier percentage) {
        this.step = percentage;
    }

    /// A stage of work begins.
    ///
    /// @param words what is done
    /// @param total how many there are to do; 0 where that is not known
    public synchronized void stage(String words, long total) {
        this.stage = words;
        this.total = total;
        this.number = 0;
        this.stageBegin = System.nanoTime();
        this.stepBegin = stageBegin;
        this.stepDone = 0;
        if (ticker == null) {
            ticker =
                    Thread.ofPlatform()
                            .daemon()
                            .name("tells how far the work is")
                            .start(this::tick);
        }
    }

    public synchronized void done(long number) {
        this.number = number;
        tell();
    }

    private void tick() {
        try {
            while (true) {
                Thread.sleep(TICK_MILLIS);
                synchronized (this) {
                    if (ticker == null) {
                        return;
                    }
                    tell();
                }
            }
        } catch (InterruptedException _) {
            // the work is done
        }
    }

    private void tell() {
        long now = System.nanoTime();
        if (now - begin < SILENT_NANOS
                || now - last < (terminal ? BETWEEN_ON_A_TERMINAL : BETWEEN_IN_A_LOG)) {
            return;
        }
        last = now;
        shown = true;
        err.print((terminal ? "\r" : "") + line(now) + (terminal ? "\u001b[K" : "\n"));
        err.flush();
    }

    private String line(long now) {
        double seconds = (now - stageBegin) / 1e9;
        if (total == 0 || number == 0) {
            return "%s … %.0f s%s".formatted(stage, seconds, step(now));
        }
        int filled = (int) (WIDTH * number / total);
        return "%s [%s%s] %,d of %,d, about %.0f s left"
                .formatted(
                        stage,
                        "#".repeat(filled),
                        " ".repeat(WIDTH - filled),
                        number,
                        total,
                        seconds * (total - number) / number);
    }

    /// A stage may have several steps, so this says nothing of how long the stage takes.
    private String step(long now) {
        double done = step.getAsDouble();
        if (done < stepDone) {
            stepBegin = now;
        }
        stepDone = Math.max(0, done);
        if (done < 1 || done >= WHOLE) {
            return "";
        }
        double left = (now - stepBegin) / 1e9 * (WHOLE - done) / done;
        return ", %.0f %% of this step, about %.0f s left".formatted(done, left);
    }

    /// Clears the bar.
    public synchronized void end() {
        if (ticker != null) {
            ticker.interrupt();
            ticker = null;
        }
        if (shown && terminal) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }
}
