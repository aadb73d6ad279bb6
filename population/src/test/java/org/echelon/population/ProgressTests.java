package org.echelon.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Whoever waits longer than two seconds sees how far it is, and nobody else sees anything.
class ProgressTests {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Progress progress =
            new Progress(new PrintStream(err, true, StandardCharsets.UTF_8), true);

    @Test
    void saysNothingOfWhatIsSoonDone() {
        progress.stage("judging / 判定", 10);
        progress.done(10);
        progress.end();

        assertThat(said()).isEmpty();
    }

    @Test
    void tellsHowFarASingleStatementIsThatReportsNothing() throws Exception {
        progress.watch(() -> 25);
        progress.stage("reading / 读取", 0);

        await(" s, 25 % of this step, about ");
        progress.end();

        String told = said();
        assertThat(told).contains("reading / 读取 … ", " s left").endsWith("\r\u001b[K");
        Thread.sleep(600);
        assertThat(said()).as("nothing after its end").isEqualTo(told);
    }

    @Test
    void drawsABarWithAnEstimateOnceSomethingIsReported() throws Exception {
        progress.stage("judging / 判定", 200);
        progress.done(50);

        await("judging / 判定 [#######                       ] 50 of 200, about ");
        progress.end();
    }

    private void await(String words) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!said().contains(words)) {
            assertThat(System.nanoTime()).as("told so far: " + said()).isLessThan(until);
            Thread.sleep(50);
        }
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
