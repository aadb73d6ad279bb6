package org.echelon.population.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/// `Main SECONDS FOLDER…`: does the work of each folder, one after the other.
///
/// Standard output is for whoever started it: `workers N`, `rows N`, at the end `done` or `failed
/// WHY`. When its standard input ends, whoever started it is gone, and it ends too.
public final class Main {

    private final PrintStream out;
    private final Duration patience;

    private Main(PrintStream out, Duration patience) {
        this.out = out;
        this.patience = patience;
    }

    /// @param args how many seconds to wait for workers, then the folders
    public static void main(String[] args) {
        endWithStarter();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int status = 1;
        try {
            List<Task> tasks = new ArrayList<>();
            for (String folder : List.of(args).subList(1, args.length)) {
                tasks.add(Task.read(Path.of(folder)));
            }
            new Main(out, Duration.ofSeconds(Long.parseLong(args[0]))).run(tasks);
            out.println("done");
            status = 0;
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            out.println("failed " + why(e));
        }
        System.exit(status);
    }

    private void run(List<Task> tasks) throws IOException, InterruptedException {
        try (SparkSession session = session()) {
            awaitWorkers(session);
            session.sparkContext().addSparkListener(new RowsRead(n -> out.println("rows " + n)));
            for (Task task : tasks) {
                judge(session, task, task.population());
            }
        }
    }

    /// What the printed statement means rests on these settings; the rest is the operator's.
    static SparkSession session() {
        return SparkSession.builder()
                .appName("Echelon")
                .config("spark.sql.ansi.enabled", "true")
                .config("spark.sql.caseSensitive", "true")
                .config("spark.sql.session.timeZone", "Asia/Shanghai")
                .config("spark.sql.legacy.followThreeValuedLogicInArrayExists", "true")
                .config("spark.sql.sources.partitionColumnTypeInference.enabled", "false")
                .config("spark.sql.parquet.datetimeRebaseModeInRead", "CORRECTED")
                .config("spark.sql.parquet.datetimeRebaseModeInWrite", "CORRECTED")
                .getOrCreate();
    }

    /// @param population where the wide table lies
    static void judge(SparkSession session, Task task, String population) {
        session.read().parquet(population).createOrReplaceTempView("population");
        session.sql(task.statement(), task.bound())
                .write()
                .mode(SaveMode.Overwrite)
                .parquet(task.judged());
    }

    /// Spark itself waits without end where nobody works.
    private void awaitWorkers(SparkSession session) throws InterruptedException {
        if (session.sparkContext().isLocal()) {
            return;
        }
        long until = System.nanoTime() + patience.toNanos();
        int workers = 0;
        while (workers == 0) {
            // the driver is one of them
            workers = session.sparkContext().statusTracker().getExecutorInfos().length - 1;
            if (workers == 0 && System.nanoTime() > until) {
                throw new IllegalStateException(
                        "no worker took part within %d s: is one registered with %s, and has it the memory that is asked for (spark.executor.memory)?"
                                .formatted(patience.toSeconds(), session.sparkContext().master()));
            }
            Thread.sleep(100);
        }
        out.println("workers " + workers);
    }

    private static void endWithStarter() {
        Thread.ofPlatform()
                .daemon()
                .name("ends with whoever started it")
                .start(() -> {
                    try {
                        while (System.in.read() >= 0) {
                            // nothing is ever said
                        }
                    } catch (IOException _) {
                        // gone as well
                    }
                    Runtime.getRuntime().halt(1);
                });
    }

    /// The innermost cause that says something, in one line.
    private static String why(Throwable failure) {
        String why = failure.toString();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (message != null && !message.isBlank()) {
                why = message;
            }
        }
        return why.lines().findFirst().orElse(why).strip();
    }
}
