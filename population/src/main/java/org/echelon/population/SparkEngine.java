package org.echelon.population;

import java.nio.file.Path;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.sql.Spark;
import org.echelon.policy.sql.Sql;
import org.echelon.policy.sql.SqlPrinter;

/// Runs a version's decision on columns, on a Spark cluster; everything before and after is the
/// same as with DuckDB, so are the rows that the statement leaves, and the results.
final class SparkEngine implements Engine {

    private final DuckDbEngine around;
    private final SparkCluster cluster;
    private final Path scratch;

    /// @param scratch a folder that the cluster's workers see too
    SparkEngine(int threads, SparkCluster cluster, Path scratch) {
        this.around = new DuckDbEngine(threads, this::judge);
        this.cluster = cluster;
        this.scratch = scratch;
    }

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public Judged judge(Population population, Rules rules, VerdictTable table, Progress progress) {
        return around.judge(population, rules, table, progress);
    }

    private OnColumns judge(Population population, Rules rules, Plan plan, Progress progress) {
        if (population.database().number("select count(*) from population") == 0) {
            DuckDbEngine.byStatement(population, rules, plan); // there is nothing to hand over
            return OnColumns.KNOWN;
        }
        Sql sql = SqlPrinter.print(plan, new Spark());
        try (SparkExchange exchange =
                SparkExchange.in(scratch, population.database(), sql, rules)) {
            new SparkProcess(cluster).run(exchange.folder(), exchange.rows(), progress);
            exchange.takeUp();
            return OnColumns.KNOWN;
        }
    }
}
