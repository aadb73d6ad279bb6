package org.echelon.population;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Spark's driver, a process of its own: it tells on its standard output how far it is, and ends
/// when its standard input does, so that nothing of it outlives whoever started it.
///
/// Waiting has bounds: a job that says nothing for as long as the cluster's patience, ten times
/// over and five minutes at least, is ended.
final class SparkProcess {

    private static final int SILENCE = 10;
    private static final Duration LEAST_SILENCE =
            Duration.ofMinutes(5); // a busy machine starts slowly
    private static final Duration TIME_TO_END = Duration.ofSeconds(5);
    private static final int LINES_OF_LOG = 12;
    private static final String END = "";

    private final SparkCluster cluster;

    SparkProcess(SparkCluster cluster) {
        this.cluster = cluster;
    }

    /// Does the work that a folder holds.
    ///
    /// @param rows how many there are to judge
    /// @throws Fault when it does not come to its end; the message has the job's own reason
    void run(Path folder, long rows, Progress progress) {
        progress.stage("starting Spark / 启动 Spark", 0);
        Path log = folder.resolve("spark.log");
        Process process = start(folder, log);
        Thread hook = new Thread(() -> end(process), "ends the Spark job");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            follow(process, log, rows, progress);
        } finally {
            end(process);
            unhook(hook);
        }
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // the machine is stopping, and the hook does the same
        }
    }

    private Process start(Path folder, Path log) {
        Path home = cluster.home();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "@" + home.resolve("java-options"),
                                "-Xmx" + cluster.memory() + "m",
                                "-cp",
                                home.resolve("conf") + ":" + home.resolve("jars") + "/*",
                                "org.apache.spark.deploy.SparkSubmit",
                                "--master",
                                cluster.master(),
                                "--conf",
                                "spark.ui.enabled=false",
                                "--class",
                                "org.echelon.population.spark.Main",
                                cluster.job().toString(),
                                Long.toString(cluster.patience().toSeconds()),
                                folder.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(log.toFile()).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        if (cluster.isLocal()) {
            environment.put("SPARK_LOCAL_DIRS", folder.resolve("spill").toString());
        }
        environment.put("SPARK_HOME", home.toString());
        environment.put("SPARK_SCALA_VERSION", "2.13");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        if (cluster.isOnThisMachineOnly()) {
            environment.put("SPARK_LOCAL_IP", "127.0.0.1"); // nobody else need reach it
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw new Fault("Spark could not be started: " + command.getFirst(), e);
        }
    }

    private void follow(Process process, Path log, long rows, Progress progress) {
        LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread reader = Thread.ofVirtual().start(() -> read(process, lines));
        Duration given = cluster.patience().multipliedBy(SILENCE);
        Duration silence = given.compareTo(LEAST_SILENCE) < 0 ? LEAST_SILENCE : given;
        long done = 0;
        long heard = System.nanoTime();
        try {
            while (true) {
                String line = lines.poll(1, TimeUnit.SECONDS);
                if (line == null) {
                    progress.done(done);
                    if (System.nanoTime() - heard > silence.toNanos()) {
                        throw new Fault(
                                "the Spark job said nothing for %d s and was ended; set ECHELON_SPARK_WAIT to more seconds if its parts take longer"
                                        .formatted(silence.toSeconds()),
                                null);
                    }
                    continue;
                }
                heard = System.nanoTime();
                if (line.equals("done")) {
                    return;
                }
                if (line.equals(END) || line.startsWith("failed ")) {
                    throw failed(line, log);
                }
                if (line.startsWith("rows ")) {
                    if (done == 0) {
                        progress.stage("judging on Spark / 在 Spark 上判定", rows);
                    }
                    done = Long.parseLong(line.substring("rows ".length()));
                    progress.done(done);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Fault("interrupted", e);
        } finally {
            reader.interrupt();
        }
    }

    /// The process's lines, and at last an empty one.
    private static void read(Process process, LinkedBlockingQueue<String> lines) {
        try (BufferedReader out = process.inputReader(java.nio.charset.StandardCharsets.UTF_8)) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (!line.equals(END)) {
                    lines.add(line);
                }
            }
        } catch (IOException _) {
            // it has ended
        }
        lines.add(END);
    }

    private Fault failed(String line, Path log) {
        String why =
                line.isEmpty() ? "it ended without a word" : line.substring("failed ".length());
        return new Fault(
                "the Spark job on %s failed: %s\n%s".formatted(cluster.master(), why, tail(log)),
                null);
    }

    private static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(
                            "\n",
                            lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()))
                    .indent(2)
                    .stripTrailing();
        } catch (IOException e) {
            return "  (no log: " + e.getMessage() + ")";
        }
    }

    private static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor(TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
