package org.echelon.population;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.lower.Lowering;
import org.echelon.policy.message.Words;
import org.echelon.policy.sql.DuckDb;
import org.echelon.policy.sql.Sql;
import org.echelon.policy.sql.SqlPrinter;

/// Runs a version's decision on columns, in DuckDB. Rows of which something is unknown, or whose
/// panel scores have a band, are the interpreter's; so is a version that cannot be brought to
/// columns whole.
///
/// Slacks are told of conditions that are a single comparison; rules are not seen one by one.
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

    /// Makes the table `judged_on_columns` of what a plan says of each row of the wide table.
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
                    judged.neverHit(),
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
        database.run(
                "insert into %s select r.key, r.verdict, p.known%s from judged_on_columns r join population p on p.key = r.key where %s"
                        .formatted(
                                Database.name(table.name()),
                                told.values(plan, rules.judge(), table),
                                OnColumns.HERE));
        progress.stage(
                "judging row by row what is not wholly known / 逐行判定含未知数据的企业",
                database.number(
                        "select count(*) from judged_on_columns r join population p on p.key = r.key where not (%s)"
                                .formatted(OnColumns.HERE)));
        Judged rest =
                interpreter.judge(
                        population,
                        rules,
                        table,
                        progress,
                        "e.\"row\" in (select r.key from judged_on_columns r join population p on p.key = r.key where not (%s))"
                                .formatted(OnColumns.HERE));
        return new Judged(Optional.empty(), rest.interpreted(), List.of());
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
