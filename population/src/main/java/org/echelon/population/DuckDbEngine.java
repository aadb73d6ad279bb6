package org.echelon.population;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.lower.Lowering;
import org.echelon.policy.message.Words;
import org.echelon.policy.sql.DuckDb;
import org.echelon.policy.sql.Sql;
import org.echelon.policy.sql.SqlPrinter;

/// Runs a version's decision on columns, in DuckDB. Rows of which something is unknown are the
/// generated loop's, which follows it as bounds, and what that leaves is the interpreter's; so are
/// rows whose panel scores have a band, and a version that cannot be brought to columns whole.
///
/// It leaves the wide table, and in `left_on_columns` the keys of those who were judged row by row.
final class DuckDbEngine implements Engine {

    private final InterpreterEngine interpreter;
    private final Columns columns;

    DuckDbEngine(int threads) {
        this(
                threads,
                (population, rules, plan, _) -> {
                    byStatement(population, rules, plan);
                    return OnColumns.KNOWN;
                });
    }

    /// With another engine for the statement alone.
    DuckDbEngine(int threads, Columns columns) {
        this.interpreter = new InterpreterEngine(threads);
        this.columns = columns;
    }

    /// Makes the table `judged_on_columns` of what a plan says of each row of the wide table; there
    /// is none before.
    @FunctionalInterface
    interface Columns {
        OnColumns judge(Population population, Rules rules, Plan plan, Progress progress);
    }

    @Override
    public String name() {
        return "duckdb";
    }

    @Override
    public Judged judge(Population population, Rules rules, VerdictTable table, Progress progress) {
        Optional<Lowering> lowering = rules.version().lowering(rules.programme());
        if (lowering.isEmpty()
                || !lowering.get().isComplete()
                || !fits(lowering.get().plan().orElseThrow(), table)) {
            String why =
                    lowering.stream()
                            .flatMap(found -> found.refusals().stream())
                            .findFirst()
                            .map(Object::toString)
                            .orElse("an outcome is of several kinds");
            Judged judged = interpreter.judge(population, rules, table, progress);
            return new Judged(
                    judged.unhit(),
                    judged.interpreted(),
                    List.of(
                            new Words(
                                    "%s 不能精确地按列计算，已逐行解释执行：%s"
                                            .formatted(rules.version().place(), why),
                                    "%s cannot be exact on columns and went row by row: %s"
                                            .formatted(rules.version().place(), why))));
        }
        Plan plan = lowering.get().plan().orElseThrow();
        new WideTable(population, rules, plan).create();
        Database database = population.database();
        database.run("drop table if exists judged_on_columns");
        OnColumns told = columns.judge(population, rules, plan, progress);
        keep(database, told, plan, rules, table);
        database.run(
                "create or replace table left_on_columns as select r.key from judged_on_columns r join population p on p.key = r.key where not (%s)"
                        .formatted(OnColumns.HERE));
        if (told == OnColumns.KNOWN) {
            followUnknown(population, rules, plan, table, progress);
        }
        progress.stage(
                "judging row by row what is left / 逐行判定其余企业",
                database.number("select count(*) from left_on_columns"));
        Judged rest =
                interpreter.judge(
                        population,
                        rules,
                        table,
                        progress,
                        "e.\"row\" in (select key from left_on_columns)");
        return new Judged(rest.unhit(), rest.interpreted(), List.of());
    }

    /// Keeps what was said of the rows that are judged.
    private static void keep(
            Database database, OnColumns told, Plan plan, Rules rules, VerdictTable table) {
        database.run(
                "insert into %s select r.key, r.verdict, p.known%s from judged_on_columns r join population p on p.key = r.key where %s"
                        .formatted(
                                Database.name(table.name()),
                                told.values(plan, rules.judge(), table),
                                OnColumns.HERE));
    }

    /// Judges with the generated loop, where there is one, the rows that a statement leaves since
    /// something is unknown of them.
    private static void followUnknown(
            Population population, Rules rules, Plan plan, VerdictTable table, Progress progress) {
        Database database = population.database();
        String where = "not apart and key in (select key from left_on_columns)";
        long rows = database.number("select count(*) from population where " + where);
        Optional<Kernel> kernel =
                rows == 0 ? Optional.empty() : KernelEngine.made(plan, rows).kernel();
        if (kernel.isEmpty()) {
            return;
        }
        progress.stage("judging what is not wholly known / 判定含未知数据的企业", rows);
        database.run("drop table judged_on_columns");
        KernelEngine.byLoop(database, plan, kernel.get(), rules, rows, where, progress);
        keep(database, OnColumns.OPEN, plan, rules, table);
        database.run(
                "delete from left_on_columns where key in (select key from judged_on_columns where \"exact\")");
    }

    /// Whether each outcome is on columns of the kind that the table has.
    private static boolean fits(Plan plan, VerdictTable table) {
        return table.outcomes().entrySet().stream()
                .allMatch(outcome -> {
                    Plan.Result result = plan.outcomes().get(outcome.getKey());
                    return result != null
                            && (outcome.getValue() == VerdictTable.Kind.NUMBER)
                                    == (result.denominator() != null);
                });
    }

    /// Makes the table `judged_on_columns` by the printed statement.
    static void byStatement(Population population, Rules rules, Plan plan) {
        Database database = population.database();
        Sql sql = SqlPrinter.print(plan, new DuckDb());
        try (ColumnStatement statement =
                ColumnStatement.of(
                        database, sql, "create table judged_on_columns as\n" + sql.text())) {
            database.execute(statement.bound(rules));
        } catch (SQLException e) {
            throw Database.failed("a decision on columns: " + rules.version().place(), e);
        }
    }
}
