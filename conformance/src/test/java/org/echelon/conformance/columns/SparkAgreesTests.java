package org.echelon.conformance.columns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.lower.Lowering;
import org.echelon.policy.sql.DuckDb;
import org.echelon.policy.sql.Sql;
import org.echelon.policy.sql.SqlPrinter;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// P5: Spark says of every drawn row what DuckDB says, which says what the interpreter says: the
/// same rows as in [ColumnsAgreeTests], every version that runs on columns. Only where the job was
/// built: `mvn -Pspark -pl population-spark package`.
class SparkAgreesTests {

    private static final int ROWS = Integer.getInteger("columns.rows", 300);
    private static final long SEED = Long.getLong("columns.seed", 20261122L);

    @Test
    void spark_says_what_duck_db_says() throws Exception {
        Optional<Path> home = SparkRun.home();
        Assumptions.assumeTrue(
                home.isPresent(),
                "Spark is not built; mvn -Pspark -pl population-spark package builds it");
        Path root = Path.of(System.getProperty("echelon.root", "."));
        Path work = Files.createDirectories(root.resolve("conformance/target"));
        work = Files.createTempDirectory(work, "spark-agrees-");
        List<Path> folders = new ArrayList<>();
        for (Programme programme : Programmes.read(root.resolve("programmes")).all()) {
            for (Version version : programme.versions()) {
                Optional<Plan> plan = version.lowering(programme).flatMap(Lowering::plan);
                if (plan.isPresent()) {
                    folders.addAll(draw(programme, version, plan.get(), work));
                }
            }
        }

        SparkRun.run(home.orElseThrow(), folders, work.resolve("spark.log"));

        assertThat(folders).hasSizeGreaterThan(60);
        long exact = 0;
        for (Path folder : folders) {
            exact += compare(folder);
        }
        assertThat(exact).isGreaterThan(folders.size() * 50L);
    }

    private static List<Path> draw(Programme programme, Version version, Plan plan, Path work)
            throws Exception {
        Interesting interesting = Interesting.of(programme, version);
        Sql sql = SqlPrinter.print(plan, new DuckDb());
        List<Path> folders = new ArrayList<>();
        List<LocalDate> days = Agreement.days(programme, version);
        for (int i = 0; i < days.size(); i++) {
            Drawn drawn =
                    new Drawn(
                            plan,
                            programme.definition().subjectKind(),
                            interesting,
                            days.get(i),
                            SEED + i,
                            Drawn.Forgetting.RARE);
            List<EnterpriseFacts> subjects = new ArrayList<>();
            for (int row = 0; row < ROWS / days.size(); row++) {
                subjects.add(drawn.next());
            }
            Path folder = work.resolve(version.place().replace('/', '-') + "-" + days.get(i));
            try (DuckDbRun duck = new DuckDbRun(plan)) {
                duck.load(subjects, days.get(i));
                SparkRun.write(duck, sql, version.parameterValues(), days.get(i), folder);
            }
            folders.add(folder);
        }
        return folders;
    }

    /// How many rows were judged; a row that is not says so in both and nothing more.
    private static long compare(Path folder) throws SQLException {
        String said = "read_parquet('" + folder.resolve("said.parquet") + "')";
        String judged = "read_parquet('" + folder.resolve("judged") + "/*.parquet')";
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("create view said as select * from " + said);
            statement.execute("create view judged as select * from " + judged);
            for (String row :
                    List.of(
                            "select key::varchar, exact::varchar from %s",
                            "select columns(*)::varchar from %s where exact::varchar = 'true'")) {
                String duck = row.formatted("said");
                String spark = row.formatted("judged");
                assertThat(number(statement, "(%s) except (%s)".formatted(duck, spark)))
                        .as("%s: rows of which DuckDB says what Spark does not", folder)
                        .isZero();
                assertThat(number(statement, "(%s) except (%s)".formatted(spark, duck)))
                        .as("%s: rows of which Spark says what DuckDB does not", folder)
                        .isZero();
            }
            return number(statement, "select * from said where exact = 'true'");
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select count(*) from (" + query + ")")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
