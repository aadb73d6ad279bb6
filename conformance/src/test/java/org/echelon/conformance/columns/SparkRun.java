package org.echelon.conformance.columns;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.sql.Spark;
import org.echelon.policy.sql.Sql;
import org.echelon.policy.sql.SqlPrinter;

/// Gives loaded subjects to the job of population-spark, in folders as `simulate` writes them, and
/// holds what comes back against what DuckDB says.
final class SparkRun {

    private static final Duration BOUND = Duration.ofMinutes(20);
    private static final String TITLES =
            "left join (select key, list({'title': title, 'number': number, 'from': \"from\", 'until': until}) as titles from titles group by key) t on t.key = p.key";
    private static final String AWARDS =
            "left join (select key, list({'programme': programme, 'matter': matter, 'level': level, 'amount': cast(cast(amount as decimal(20,2)) * 100 as bigint), 'on': \"on\"}) as awards from awards group by key) a on a.key = p.key";

    private SparkRun() {}

    /// What was built of Spark; absent where nobody did.
    static Optional<Path> home() {
        Path root = Path.of(System.getProperty("echelon.root", "."));
        return List.of(
                        root.resolve(System.getProperty("echelon.spark", "target/run/spark")),
                        root.resolve("population-spark/target/spark"))
                .stream()
                .filter(home -> Files.exists(home.resolve("echelon-population-spark.jar")))
                .findFirst();
    }

    /// Writes the work, and DuckDB's answer beside it, every value as text.
    static void write(
            DuckDbRun duck, Sql sql, Map<String, Value> parameters, LocalDate asOf, Path folder)
            throws IOException, SQLException {
        Files.createDirectories(folder);
        Sql spark = SqlPrinter.print(duck.plan(), new Spark());
        Files.writeString(folder.resolve("statement.sql"), spark.text());
        Properties bound = new Properties();
        for (int i = 0; i < spark.slots().size(); i++) {
            Slot slot = spark.slots().get(i);
            String key = "p" + (i + 1) + "." + slot.type();
            Object value = slot.bound(DuckDbRun.value(slot, parameters, asOf));
            if (value instanceof List<?> texts) {
                bound.setProperty(key, Integer.toString(texts.size()));
                for (int j = 0; j < texts.size(); j++) {
                    bound.setProperty(key + "." + j, String.valueOf(texts.get(j)));
                }
            } else {
                bound.setProperty(key, String.valueOf(value));
            }
        }
        try (Writer out = Files.newBufferedWriter(folder.resolve("bound.properties"))) {
            bound.store(out, null);
        }
        Files.createDirectories(folder.resolve("population"));
        try (PreparedStatement said =
                        duck.prepared(
                                new Sql(
                                        "create or replace temp table said as " + sql.text(),
                                        sql.slots(),
                                        sql.titles(),
                                        sql.awards()),
                                parameters,
                                asOf);
                Statement copy = duck.connection().createStatement()) {
            said.execute();
            copy.execute(
                    "copy (select columns(*)::varchar from said) to '%s' (format parquet)"
                            .formatted(folder.resolve("said.parquet")));
            copy.execute(
                    "copy (select p.*%s%s%s from population p %s %s) to '%s' (format parquet)"
                            .formatted(
                                    inUnits(duck.connection()),
                                    spark.titles() ? ", t.titles" : "",
                                    spark.awards() ? ", a.awards" : "",
                                    spark.titles() ? TITLES : "",
                                    spark.awards() ? AWARDS : "",
                                    folder.resolve("population/part-0.parquet")));
        }
    }

    /// Numbers with two decimals as hundredths, as [Spark] has them.
    private static String inUnits(Connection connection) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "select column_name from duckdb_columns() where table_name = 'population' and data_type = 'DECIMAL(18,2)' order by column_index")) {
            while (rows.next()) {
                columns.add(
                        "cast(cast(p.\"%1$s\" as decimal(20,2)) * 100 as bigint) as \"%1$s\""
                                .formatted(rows.getString(1)));
            }
        }
        return columns.isEmpty() ? "" : " replace (" + String.join(", ", columns) + ")";
    }

    /// Runs the job on all folders, one after the other, on two cores of this machine.
    ///
    /// @throws AssertionError when it fails or is not done in time
    static void run(Path home, List<Path> folders, Path log)
            throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                java.toString(),
                                "@" + home.resolve("java-options"),
                                "-Xmx2g",
                                "-cp",
                                home.resolve("conf") + ":" + home.resolve("jars") + "/*",
                                "org.apache.spark.deploy.SparkSubmit",
                                "--master",
                                "local[2]",
                                "--conf",
                                "spark.ui.enabled=false",
                                "--class",
                                "org.echelon.population.spark.Main",
                                home.resolve("echelon-population-spark.jar").toString(),
                                "60"));
        folders.forEach(folder -> command.add(folder.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .redirectInput(ProcessBuilder.Redirect.PIPE);
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
        Process process = builder.start();
        try {
            if (!process.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the Spark job was not done within " + BOUND);
            }
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() != 0) {
            List<String> lines = Files.readAllLines(log);
            throw new AssertionError(
                    String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size())));
        }
    }
}
