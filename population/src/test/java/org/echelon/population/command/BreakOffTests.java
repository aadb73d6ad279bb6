package org.echelon.population.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The commands in a process of their own, broken off in the middle: by a full disk, Ctrl-C or
/// SIGTERM. It says so, and results of an earlier run are as they were.
class BreakOffTests {

    private static final Path ROOT =
            Path.of(System.getProperty("echelon.root", ".")).toAbsolutePath();
    private static final Path BASH = Path.of("/bin/bash");
    private static final Duration BOUND = Duration.ofMinutes(5);

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aSimulationThatIsInterruptedLeavesEarlierResults(String signal, int status)
            throws Exception {
        run(List.of(), synthesise(8_000, "population"));
        Path out = earlier("out");

        Said said =
                interrupt(
                        signal,
                        "out",
                        "simulate",
                        "cn/tech-sme",
                        "--population",
                        folder.resolve("population").toString(),
                        "--as-of",
                        "2026-11-22",
                        "--out",
                        out.toString());

        assertInterrupted(said, status, out);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void aPopulationInTheMakingThatIsInterruptedLeavesAnEarlierOne(String signal, int status)
            throws Exception {
        Path out = earlier("population");

        Said said = interrupt(signal, "population", synthesise(10_000_000, "population"));

        assertInterrupted(said, status, out);
    }

    @Test
    void aPopulationForWhichTheDiskHasNoRoomLeavesAnEarlierOne() throws Exception {
        Assumptions.assumeTrue(Files.isExecutable(BASH), "no bash to set a quota with");
        Path out = earlier("population");

        Said said =
                run(
                        List.of(
                                BASH.toString(),
                                "-c",
                                "trap '' XFSZ; ulimit -f 200; exec \"$@\"",
                                "quota"),
                        synthesise(20_000, "population"));

        assertThat(said.status()).as(said.words()).isEqualTo(1);
        assertThat(said.words()).contains("the disk is full", "earlier results are untouched");
        assertUntouched(out);
    }

    private void assertInterrupted(Said said, int status, Path out) throws IOException {
        assertThat(said.status()).as(said.words()).isEqualTo(status);
        assertThat(said.words())
                .contains("interrupted; earlier results are untouched / 已中断，原有结果未受影响")
                .doesNotContain("Exception", "could not");
        assertUntouched(out);
    }

    private String[] synthesise(int enterprises, String to) {
        return new String[] {
            "synthesise",
            "--enterprises",
            Integer.toString(enterprises),
            "--seed",
            "3",
            "--out",
            folder.resolve(to).toString()
        };
    }

    /// Results of an earlier run, or an earlier population.
    private Path earlier(String name) throws IOException {
        Path earlier = Files.createDirectory(folder.resolve(name));
        Files.writeString(earlier.resolve(".echelon"), "earlier");
        return earlier;
    }

    private void assertUntouched(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files).containsExactlyInAnyOrder(out, out.resolve(".echelon"));
        }
        assertThat(out.resolve(".echelon")).hasContent("earlier");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("."));
        }
    }

    private record Said(int status, String words) {}

    /// Sends a signal once the work has a file of its own.
    private Said interrupt(String signal, String name, String... words) throws Exception {
        Path env = Path.of("/usr/bin/env");
        Assumptions.assumeTrue(
                new ProcessBuilder(env.toString(), "--default-signal=INT", "true").start().waitFor()
                        == 0,
                "env cannot set signals back to what they do");
        Path log = Files.createTempFile(folder, "said", ".log");
        Process process = start(List.of(env.toString(), "--default-signal=INT"), log, words);
        try {
            Path working = folder.resolve(".%s.part-%d/work.duckdb".formatted(name, process.pid()));
            long until = System.nanoTime() + BOUND.toNanos();
            while (!Files.exists(working)) {
                if (System.nanoTime() > until || !process.isAlive()) {
                    throw new AssertionError("no work was begun:\n" + Files.readString(log));
                }
                Thread.sleep(20);
            }
            Thread.sleep(300);
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            assertThat(process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return new Said(process.exitValue(), Files.readString(log));
        } finally {
            process.destroyForcibly();
        }
    }

    private Said run(List<String> before, String... words) throws Exception {
        Path log = Files.createTempFile(folder, "said", ".log");
        Process process = start(before, log, words);
        try {
            assertThat(process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)).isTrue();
            return new Said(process.exitValue(), Files.readString(log));
        } finally {
            process.destroyForcibly();
        }
    }

    private static Process start(List<String> before, Path log, String... words)
            throws IOException {
        List<String> line = new ArrayList<>(before);
        line.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:-UsePerfData",
                        "-Dstdout.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dechelon.root=" + ROOT,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName()));
        line.addAll(List.of(words));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }
}
