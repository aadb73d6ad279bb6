package org.echelon.house;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Runs a command of the machine and keeps what it said.
final class Command {

    private static final int SECONDS = 120;

    private Command() {}

    /// What a command said and how it ended.
    record Result(int status, String output, String errors) {

        String everything() {
            return "status " + status + "\n" + output + errors;
        }
    }

    static Result run(List<String> words) throws IOException, InterruptedException {
        return run(words, Repository.root(), Map.of());
    }

    static Result run(List<String> words, Path folder, Map<String, String> environment)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("echelon-output", ".txt");
        Path errors = Files.createTempFile("echelon-errors", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(words)
                            .directory(folder.toFile())
                            .redirectOutput(output.toFile())
                            .redirectError(errors.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException(words + " did not end within " + SECONDS + " s");
            }
            return new Result(
                    process.exitValue(), Files.readString(output), Files.readString(errors));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    static boolean exists(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
