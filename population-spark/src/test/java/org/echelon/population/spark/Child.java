package org.echelon.population.spark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process that a test starts, with what it says in a file; ended with all that it started.
record Child(Process process, Path said) implements AutoCloseable {

    private static final Duration TIME_TO_END = Duration.ofSeconds(10);

    static final Path ROOT = Path.of(System.getProperty("echelon.root", "."));
    static final Path SPARK = Path.of(System.getProperty("echelon.spark", "target/spark"));
    static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    static Child start(List<String> command, Map<String, String> environment, Path said)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(said.toFile())
                        .redirectInput(ProcessBuilder.Redirect.PIPE);
        // little work and many starts: what a test waits for is the compiler
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().putAll(environment);
        return new Child(builder.start(), said);
    }

    /// Its exit status.
    ///
    /// @throws AssertionError when it has not ended by then
    int await(Duration bound) throws InterruptedException {
        if (!process.waitFor(bound.toMillis(), TimeUnit.MILLISECONDS)) {
            close();
            throw new AssertionError("not done within " + bound + ":\n" + words());
        }
        return process.exitValue();
    }

    String words() {
        try {
            return Files.readString(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        all.forEach(ProcessHandle::destroyForcibly);
    }
}
