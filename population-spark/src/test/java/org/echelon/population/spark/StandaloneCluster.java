package org.echelon.population.spark;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A real standalone cluster on loopback, started as docs/operators/spark.md says: a master and
/// workers, each a process of its own with one core, on ports that were free.
final class StandaloneCluster implements AutoCloseable {

    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final Pattern ALIVE = Pattern.compile("\"aliveworkers\"\\s*:\\s*(\\d+)");

    private final Path folder;
    private final int port = freePort();
    private final int page = freePort();
    private final List<Child> children = new ArrayList<>();

    private StandaloneCluster(Path folder) {
        this.folder = folder;
    }

    static StandaloneCluster start(Path folder, int workers) throws Exception {
        StandaloneCluster cluster = new StandaloneCluster(folder);
        try {
            cluster.children.add(
                    cluster.launch(
                            "master",
                            "org.apache.spark.deploy.master.Master",
                            "--host",
                            "127.0.0.1",
                            "--port",
                            Integer.toString(cluster.port),
                            "--webui-port",
                            Integer.toString(cluster.page)));
            for (int i = 1; i <= workers; i++) {
                cluster.children.add(
                        cluster.launch(
                                "worker-" + i,
                                "org.apache.spark.deploy.worker.Worker",
                                "--host",
                                "127.0.0.1",
                                "--webui-port",
                                "0",
                                "--cores",
                                "1",
                                "--memory",
                                "1g",
                                "--work-dir",
                                cluster.work(i).toString(),
                                cluster.master()));
            }
            cluster.awaitWorkers(workers);
            return cluster;
        } catch (Exception | Error e) {
            cluster.close();
            throw e;
        }
    }

    private Child launch(String name, String main, String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Child.JAVA,
                                "@" + Child.SPARK.resolve("java-options"),
                                "-Xmx512m",
                                "-cp",
                                Child.SPARK.resolve("conf")
                                        + ":"
                                        + Child.SPARK.resolve("jars")
                                        + "/*",
                                main));
        command.addAll(List.of(arguments));
        return Child.start(
                command,
                Map.of(
                        "SPARK_HOME",
                        Child.SPARK.toString(),
                        "SPARK_SCALA_VERSION",
                        "2.13",
                        "SPARK_LOCAL_IP",
                        "127.0.0.1",
                        "JAVA_HOME",
                        System.getProperty("java.home")),
                folder.resolve(name + ".log"));
    }

    String master() {
        return "spark://127.0.0.1:" + port;
    }

    private Path work(int worker) {
        return folder.resolve("work-" + worker);
    }

    /// On how many workers a job has run.
    long workersThatTookPart() throws IOException {
        long took = 0;
        for (int i = 1; i < children.size(); i++) {
            if (Files.isDirectory(work(i))) {
                try (Stream<Path> jobs = Files.list(work(i))) {
                    took +=
                            jobs.anyMatch(job -> job.getFileName().toString().startsWith("app-"))
                                    ? 1
                                    : 0;
                }
            }
        }
        return took;
    }

    private void awaitWorkers(int workers) throws InterruptedException {
        long until = System.nanoTime() + BOUND.toNanos();
        while (alive() < workers) {
            if (System.nanoTime() > until || !children.getFirst().process().isAlive()) {
                StringBuilder said = new StringBuilder();
                children.forEach(child -> said.append(child.words()));
                throw new AssertionError("the cluster did not come up within " + BOUND + said);
            }
            Thread.sleep(200);
        }
    }

    /// How many workers the master counts on its page; fewer than none while it has no page.
    private int alive() throws InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String json =
                    client.send(
                                    HttpRequest.newBuilder(
                                                    URI.create(
                                                            "http://127.0.0.1:%d/json/"
                                                                    .formatted(page)))
                                            .timeout(Duration.ofSeconds(5))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body();
            Matcher found = ALIVE.matcher(json);
            return found.find() ? Integer.parseInt(found.group(1)) : 0;
        } catch (IOException _) {
            return -1; // not listening yet
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        children.reversed().forEach(Child::close);
    }
}
