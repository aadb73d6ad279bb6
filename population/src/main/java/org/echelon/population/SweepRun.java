package org.echelon.population;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.lower.Lowering;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Parameter;
import org.echelon.policy.programme.ParameterPaths;
import org.echelon.policy.sql.DuckDb;
import org.echelon.policy.sql.Sql;
import org.echelon.policy.sql.SqlPrinter;
import org.echelon.quantity.Rational;

/// Judges a population once for each value of one or two parameters, without keeping verdicts.
///
/// On columns one statement or generated loop is prepared and bound again for each value; a value
/// beyond what it was proved for gets a statement of its own. Where one threshold alone is turned,
/// the loop goes through the rows once. Rows that are not for columns are read once and left to the
/// interpreter, as are all rows where a version is not for columns.
///
/// It runs before anything else is judged: whom a version refuses may depend on the parameter.
final class SweepRun {

    private final Population population;
    private final Rules rules;
    private final List<Sweep> sweeps;
    private final int threads;
    private final Progress progress;
    private final List<List<Rational>> points = new ArrayList<>();
    private final List<Rules> variants = new ArrayList<>();
    private final List<Count> counts = new ArrayList<>();
    private final Optional<Turned> turned;
    private final RowSweep rows;
    private int statements;
    private int times;

    SweepRun(
            Population population,
            Rules rules,
            List<Sweep> sweeps,
            int threads,
            Progress progress) {
        this.population = population;
        this.rules = rules;
        this.sweeps = List.copyOf(sweeps);
        this.threads = threads;
        this.progress = progress;
        this.turned = Turned.of(rules, sweeps);
        points(rules, List.of());
        this.rows = new RowSweep(population, rules, variants, threads, progress);
    }

    private void points(Rules variant, List<Rational> values) {
        if (values.size() == sweeps.size()) {
            points.add(values);
            variants.add(variant);
            counts.add(new Count());
            return;
        }
        Sweep sweep = sweeps.get(values.size());
        for (Rational value : sweep.values()) {
            List<Rational> more = new ArrayList<>(values);
            more.add(value);
            points(variant.with(sweep.path(), value), more);
        }
    }

    /// @param engine what goes through the rows
    SweepResult run(Engine engine) {
        List<Integer> all = IntStream.range(0, points.size()).boxed().toList();
        if (engine instanceof InterpreterEngine) {
            rows.count(all, "true", Optional.empty(), counts);
        } else {
            List<Integer> left = onColumns(all, engine instanceof KernelEngine);
            rows.count(left, "true", turned, counts);
        }
        boolean pays = rules.judge().pays();
        List<SweepResult.Point> results = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            results.add(
                    new SweepResult.Point(
                            points.get(i), counts.get(i).tally(population.enterprises(), pays)));
        }
        return new SweepResult(
                rules.version().place(), sweeps.stream().map(this::parameter).toList(), results);
    }

    /// How many statements or loops were made for columns.
    int statements() {
        return statements;
    }

    /// How many times the generated loop went through all rows.
    int times() {
        return times;
    }

    private SweepResult.Parameter parameter(Sweep sweep) {
        Parameter parameter =
                ParameterPaths.parameter(rules.version().parameters(), sweep.path()).orElseThrow();
        Value now = ParameterPaths.find(rules.version().parameters(), sweep.path()).orElseThrow();
        boolean whole = parameter.name().equals(sweep.path());
        Words name = parameter.text().orElse(new Words(sweep.path(), sweep.path()));
        String entry = whole ? "" : sweep.path().substring(parameter.name().length());
        return new SweepResult.Parameter(
                sweep.path(),
                new Words(name.zh() + entry, name.en() + entry),
                whole ? parameter.unit() : null,
                now instanceof Value.Numeric(Rational number, _) ? number : Rational.ZERO);
    }

    /// @param inMemory whether the generated loop counts them where there is one
    /// @return the points that are not for columns at all
    private List<Integer> onColumns(List<Integer> wanted, boolean inMemory) {
        Optional<LoopSweep> loop = Optional.empty();
        List<Integer> here = new ArrayList<>();
        List<Integer> not = new ArrayList<>(wanted);
        boolean made = false;
        progress.stage("turning the parameter / 调整参数", wanted.size());
        while (!not.isEmpty()) {
            int first = not.getFirst();
            Optional<SweepPlans> plans = plans(variants.get(first));
            if (plans.isEmpty()) {
                break;
            }
            Plan verdicts = plans.get().verdicts();
            if (!made) {
                new WideTable(population, rules, verdicts).create();
                made = true;
                if (inMemory) {
                    loop = Optional.of(new LoopSweep(population, variants, turned, threads));
                }
            }
            List<Integer> done =
                    loop.map(one -> one.take(plans.get(), not, progress)).orElse(List.of());
            if (done.isEmpty() && here.isEmpty()) {
                loop = Optional.empty(); // the decision has none
            }
            if (loop.isEmpty()) {
                done = counted(verdicts, not, here.isEmpty());
            }
            statements++;
            if (done.isEmpty()) {
                break;
            }
            here.addAll(done);
            not.removeAll(done);
            progress.done(here.size());
        }
        if (!here.isEmpty()) {
            loop.ifPresent(one -> {
                one.count(counts);
                times = one.times();
            });
            rows.count(here, "e.\"row\" in (select key from left_to_rows)", turned, counts);
        }
        return not;
    }

    private Optional<SweepPlans> plans(Rules variant) {
        return variant.version()
                .lowering(variant.programme())
                .flatMap(Lowering::plan)
                .map(plan -> SweepPlans.of(plan, turned.map(Turned::threshold)));
    }

    /// Those of the points that the plan holds, counted.
    ///
    /// @param first whether the rows that are not for columns are still to be told
    private List<Integer> counted(Plan plan, List<Integer> wanted, boolean first) {
        Database database = population.database();
        Sql sql = SqlPrinter.print(plan, new DuckDb());
        String from =
                " from (\n%s) r join population p on p.key = r.key where ".formatted(sql.text());
        List<Integer> done = new ArrayList<>();
        try (ColumnStatement statement =
                ColumnStatement.of(
                        database,
                        sql,
                        "select "
                                + Count.columns(plan.amount().isPresent())
                                + from
                                + OnColumns.HERE)) {
            for (int point : wanted) {
                Rules variant = variants.get(point);
                if (!statement.fits(variant)) {
                    continue;
                }
                try (ResultSet row = statement.bound(variant).executeQuery()) {
                    row.next();
                    counts.get(point).add(row);
                }
                done.add(point);
                progress.done(done.size());
            }
            if (first && !done.isEmpty()) {
                database.run("drop table if exists left_to_rows");
                try (ColumnStatement rest =
                        ColumnStatement.of(
                                database,
                                sql,
                                "create table left_to_rows as select r.key"
                                        + from
                                        + "not ("
                                        + OnColumns.HERE
                                        + ")")) {
                    rest.bound(variants.get(done.getFirst())).execute();
                }
            }
        } catch (SQLException e) {
            throw Database.failed("a sweep on columns: " + plan.place(), e);
        }
        return done;
    }
}
