package org.echelon.population;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.echelon.policy.Judge;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Reads;
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
/// beyond what it was proved for gets a statement of its own. Rows that are not for columns are
/// read once and judged under every value by the interpreter, as are all rows where a version is
/// not for columns.
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
    private int statements;

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
        points(rules, List.of());
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
        List<Integer> left =
                engine instanceof InterpreterEngine
                        ? all
                        : onColumns(all, engine instanceof KernelEngine);
        byRow(left, "true");
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
            Optional<Plan> plan = plan(variants.get(first));
            if (plan.isEmpty()) {
                break;
            }
            if (!made) {
                new WideTable(population, rules, plan.get()).create();
                made = true;
                if (inMemory) {
                    loop = Optional.of(new LoopSweep(population, variants, threads));
                }
            }
            List<Integer> done =
                    loop.map(one -> one.take(plan.get(), not, progress)).orElse(List.of());
            if (done.isEmpty() && here.isEmpty()) {
                loop = Optional.empty(); // the decision has none
            }
            if (loop.isEmpty()) {
                done = counted(plan.get(), not, here.isEmpty());
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
            loop.ifPresent(one -> one.count(counts));
            byRow(here, "e.\"row\" in (select key from left_to_rows)");
        }
        return not;
    }

    private static Optional<Plan> plan(Rules variant) {
        return variant.version()
                .lowering(variant.programme())
                .flatMap(Lowering::plan)
                .map(SweepRun::verdictsOf);
    }

    /// The part of a plan that says verdict and amount.
    private static Plan verdictsOf(Plan plan) {
        Reads reads = new Reads();
        plan.conditions().values().forEach(reads::add);
        plan.amount().ifPresent(amount -> reads.add(amount.value()).add(amount.denominator()));
        Set<Column> columns = new LinkedHashSet<>();
        plan.region().ifPresent(region -> columns.add(region.column()));
        plan.began().filter(Plan.Beginning::known).ifPresent(day -> columns.add(day.column()));
        columns.addAll(reads.columns());
        return new Plan(
                plan.place(),
                plan.began(),
                plan.region(),
                reads.definitions(),
                plan.conditions(),
                java.util.Map.of(),
                java.util.Map.of(),
                plan.amount(),
                List.copyOf(columns),
                plan.slots(),
                plan.bounds(),
                plan.scored());
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
                                + DuckDbEngine.HERE)) {
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
                                        + DuckDbEngine.HERE
                                        + ")")) {
                    rest.bound(variants.get(done.getFirst())).execute();
                }
            }
        } catch (SQLException e) {
            throw Database.failed("a sweep on columns: " + plan.place(), e);
        }
        return done;
    }

    /// Reads the rows once and judges each under every one of the points.
    private void byRow(List<Integer> wanted, String where) {
        if (wanted.isEmpty()) {
            return;
        }
        progress.stage(
                "turning the parameter row by row / 逐行调整参数",
                population
                        .database()
                        .number(
                                "select count(*) from enterprise e where e.id not in (select id from invalid) and "
                                        + where));
        List<Work> workers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            workers.add(
                    new Work(wanted.stream().map(point -> variants.get(point).judge()).toList()));
        }
        try {
            new RowPipeline(population, rules, progress).run(where, workers, _ -> {});
        } catch (SQLException e) {
            throw new Fault("a sweep could not be read", e);
        }
        for (Work work : workers) {
            for (int i = 0; i < wanted.size(); i++) {
                counts.get(wanted.get(i)).add(work.counts.get(i));
            }
        }
    }

    /// Judges rows under several values and keeps count.
    private static final class Work implements RowPipeline.Worker<Long> {
        private final List<Judge> judges;
        private final List<Count> counts;

        Work(List<Judge> judges) {
            this.judges = judges;
            this.counts = judges.stream().map(_ -> new Count()).toList();
        }

        @Override
        public Long work(RowPipeline.Row row) {
            for (int i = 0; i < judges.size(); i++) {
                // who is refused under this value is counted by nobody, so invalid
                if (judges.get(i).judge(row.facts()) instanceof Judge.Answer.Judged(var said)) {
                    counts.get(i).add(said);
                }
            }
            return row.number();
        }
    }
}
