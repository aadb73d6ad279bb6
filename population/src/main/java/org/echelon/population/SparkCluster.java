package org.echelon.population;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a job runs: what was built of Spark on this machine, and the cluster's master.
///
/// @param home the folder with `jars/`, the job, `java-options` and `conf/`
/// @param master `local[2]`, or `spark://host:7077` and further masters after commas
/// @param patience how long to wait for workers, and for a sign of life of the job
/// @param memory megabytes of the job's own process; with a local master all is done there
public record SparkCluster(Path home, String master, Duration patience, long memory) {

    /// The system property with the folder of what was built.
    public static final String HOME = "echelon.spark";

    private static final String JOB = "echelon-population-spark.jar";
    private static final Pattern LOCAL = Pattern.compile("local(\\[([1-9]\\d*|\\*)])?");
    private static final Pattern HOST =
            Pattern.compile("([\\w.-]+|\\[[0-9a-fA-F:]+]):([1-9]\\d{0,4})");
    private static final String STANDALONE = "spark://";
    private static final int CONNECT_MILLIS = 5_000;

    /// What is wrong with a master's name; absent when nothing is.
    public static Optional<String> problemWith(String master) {
        boolean known =
                LOCAL.matcher(master).matches()
                        || (master.startsWith(STANDALONE)
                                && hosts(master).stream()
                                        .allMatch(host -> HOST.matcher(host).matches()));
        return known
                ? Optional.empty()
                : Optional.of(
                        "--master %s: write local[2] or spark://HOST:PORT (a standalone cluster, further masters after commas)"
                                .formatted(master));
    }

    private static List<String> hosts(String master) {
        return List.of(master.substring(STANDALONE.length()).split(",", -1));
    }

    /// Whether the job was built.
    public boolean isBuilt() {
        return Files.exists(job()) && Files.isDirectory(home.resolve("jars"));
    }

    Path job() {
        return home.resolve(JOB);
    }

    boolean isLocal() {
        return LOCAL.matcher(master).matches();
    }

    /// Whether nothing of it lies on another machine, so that nobody else need reach the job.
    boolean isOnThisMachineOnly() {
        return isLocal()
                || addresses().stream()
                        .allMatch(address -> {
                            InetAddress found = address.getAddress();
                            return found != null && found.isLoopbackAddress();
                        });
    }

    private List<InetSocketAddress> addresses() {
        return hosts(master).stream()
                .map(host -> {
                    int colon = host.lastIndexOf(':');
                    return new InetSocketAddress(
                            host.substring(0, colon), Integer.parseInt(host.substring(colon + 1)));
                })
                .toList();
    }

    /// Sees whether a master answers, before any work is done.
    ///
    /// @throws Fault when none does
    void reach() {
        if (isLocal()) {
            return;
        }
        IOException why = new UnknownHostException(master);
        for (InetSocketAddress address : addresses()) {
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(address.getHostString(), address.getPort()),
                        CONNECT_MILLIS);
                return;
            } catch (IOException e) {
                why = e;
            }
        }
        throw new Fault(
                "no Spark master answers at %s; start it (docs/operators/spark.md), or write --master local[2] / 没有 Spark 主节点响应，请先启动集群，或用 --master local[2]"
                        .formatted(master),
                why);
    }
}
