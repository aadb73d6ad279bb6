package org.echelon.population.spark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/// `Growth FOLDER TIMES…`: repeats the wide table of a folder of work so many times, judges it from
/// Parquet to Parquet, and prints how long that took and how much processor time of this process,
/// which with a local master is all of it; three runs of each size, since the first pays for
/// loading and compiling classes.
///
/// Started as docs/operators/spark.md says.
public final class Growth {

    private static final int RUNS = 3;

    private Growth() {}

    public static void main(String[] args) throws Exception {
        Task task = Task.read(Path.of(args[0]));
        try (SparkSession session = Main.session()) {
            System.out.println(
                    "| rows | seconds | processor seconds | rows per processor second |\n|---|---|---|---|");
            for (String times : List.of(args).subList(1, args.length)) {
                String population = task.judged() + "-from-" + times;
                long rows = repeat(session, task, Integer.parseInt(times), population);
                for (int run = 0; run < RUNS; run++) {
                    long begin = System.nanoTime();
                    long busy = processor();
                    Main.judge(session, task, population);
                    double seconds = (System.nanoTime() - begin) / 1e9;
                    double used = (processor() - busy) / 1e9;
                    System.out.printf(
                            "| %,d | %.1f | %.1f | %,.0f |%n", rows, seconds, used, rows / used);
                }
            }
        }
    }

    private static long processor() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static long repeat(SparkSession session, Task task, int times, String to) {
        session.range(0, times, 1, 8)
                .crossJoin(functions.broadcast(session.read().parquet(task.population())))
                .drop("id")
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(to);
        return session.read().parquet(to).count();
    }
}
