package org.echelon.population;

import static org.echelon.population.Database.name;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.echelon.policy.Coverage;
import org.echelon.policy.Judge;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.kernel.Block;
import org.echelon.policy.kernel.Kernel;
import org.echelon.policy.kernel.Wanted;
import org.echelon.policy.sql.DuckDb;
import org.echelon.policy.sql.Sql;
import org.echelon.policy.sql.SqlPrinter;

/// Finds the rules that nobody hits after enterprises were judged on columns, where rules are not
/// seen.
///
/// First some enterprises go through the interpreter, for most rules are hit by many. For the rules
/// that are left a plan says on columns who may hit them; those go through the interpreter, a few
/// at a time, until one hits it or nobody is left. So it finds what the interpreter alone would.
final class RuleSearch {

    /// How many are asked before anything is looked for.
    private static final int FIRST = 500;

    /// How many are asked first of those who may hit a rule.
    private static final int FEW = 20;

    private static final int TIMES = 10;

    /// How many rules one statement asks for.
    private static final int AT_ONCE = 100;

    private static final String STAGE = "looking for rules that nobody hits / 查找无人命中的规则";

    private final Database database;
    private final Population population;
    private final Rules rules;
    private final Progress progress;
    private final List<Judge> judges;
    private final int first;

    /// The rules that nobody has hit so far.
    private List<Coverage.Rule> unhit = List.of();

    RuleSearch(Population population, Rules rules, int threads, Progress progress) {
        this(population, rules, threads, progress, FIRST);
    }

    /// @param first how many are asked before anything is looked for
    RuleSearch(Population population, Rules rules, int threads, Progress progress, int first) {
        this.database = population.database();
        this.population = population;
        this.rules = rules;
        this.progress = progress;
        this.judges = IntStream.range(0, threads).mapToObj(_ -> rules.judge()).toList();
        this.first = first;
    }

    /// @param seen the rules that nobody hit who was judged row by row, `left_on_columns`
    List<Coverage.Rule> neverHit(List<Coverage.Rule> seen) {
        unhit = List.copyOf(seen);
        database.run("create or replace table asked as select key from left_on_columns");
        ask("select key from population where key not in (from asked) order by key limit " + first);
        List<Coverage.Rule> wanted = unhit;
        for (int from = 0; from < wanted.size(); from += AT_ONCE) {
            List<Coverage.Rule> some =
                    unhitOf(wanted.subList(from, Math.min(wanted.size(), from + AT_ONCE)));
            if (!some.isEmpty()) {
                search(some);
            }
        }
        return unhit;
    }

    /// @param wanted the rules that are looked for: a plan knows them by their places, from 1
    private void search(List<Coverage.Rule> wanted) {
        Optional<Plan> plan = plan(wanted);
        database.run("create or replace table may_hit (key bigint, rule integer)");
        if (plan.isEmpty()) {
            anyMayHitAny("population", wanted);
            askWhoMayHit(wanted);
        } else if (!plan.get().conditions().isEmpty()) {
            progress.stage(STAGE, 0);
            widen(plan.get());
            hold(plan.get());
            database.run("insert into may_hit select key, unnest(rules) from held where told");
            askWhoMayHit(wanted);
            followUnknown(unhitOf(wanted));
        }
    }

    private List<Coverage.Rule> unhitOf(List<Coverage.Rule> rules) {
        return rules.stream().filter(unhit::contains).toList();
    }

    private Optional<Plan> plan(List<Coverage.Rule> wanted) {
        return rules.version().rulesOnColumns(rules.programme(), wanted);
    }

    /// Makes the wide table anew where the plan reads what it has not.
    private void widen(Plan plan) {
        Set<String> there =
                new HashSet<>(
                        database.query(
                                "select column_name from duckdb_columns() where table_name = 'population'",
                                row -> row.getString(1)));
        if (!plan.stored().stream().map(Column::name).allMatch(there::contains)) {
            new WideTable(population, rules, plan).create();
        }
    }

    /// Makes the table `held` of those who were not asked and may hit any rule: `told`, whether the
    /// statement tells which, and `rules`.
    private void hold(Plan plan) {
        Sql sql = SqlPrinter.print(plan, new DuckDb());
        String may =
                plan.conditions().keySet().stream()
                        .map(id -> "if(r.%s, %s, null)".formatted(name("condition_" + id), id))
                        .collect(Collectors.joining(", "));
        String text =
                """
                create or replace table held as
                select key, told, rules from (
                  select r.key, coalesce(%s, false) as told,
                    list_filter([%s], lambda x: x is not null) as rules
                  from (
                %s
                  ) r join population p on p.key = r.key)
                where (not told or len(rules) > 0) and key not in (from asked)
                """
                        .formatted(OnColumns.HERE, may, sql.text());
        try (ColumnStatement statement = ColumnStatement.of(database, sql, text)) {
            database.execute(statement.bound(rules));
        } catch (SQLException e) {
            throw Database.failed("rules on columns: " + rules.version().place(), e);
        }
    }

    /// Asks those of whom something is unknown and who may hit a rule by what is known.
    private void followUnknown(List<Coverage.Rule> wanted) {
        long rows = database.number("select count(*) from held where not told");
        Optional<Plan> plan = wanted.isEmpty() || rows == 0 ? Optional.empty() : plan(wanted);
        if (plan.isEmpty() || plan.get().conditions().isEmpty()) {
            return;
        }
        database.run("delete from may_hit");
        Optional<Kernel> kernel = Kernel.of(plan.get(), LoopColumns.way(rows)).kernel();
        if (kernel.isPresent()) {
            progress.stage(STAGE, rows);
            note(plan.get(), kernel.get(), rows);
        } else {
            anyMayHitAny("held where not told", wanted);
        }
        askWhoMayHit(wanted);
    }

    private void note(Plan plan, Kernel kernel, long rows) {
        LoopColumns columns =
                LoopColumns.read(
                        database,
                        kernel,
                        rows,
                        rules,
                        "key in (select key from held where not told)");
        try (DuckDBAppender appender = database.connection().createAppender("main", "may_hit")) {
            kernel.bind(
                            columns.subjects(),
                            rules.version().parameterValues(),
                            rules.asOf(),
                            EnumSet.of(Wanted.CONDITIONS))
                    .fold(
                            appender,
                            (into, block) -> {
                                for (String rule : plan.conditions().keySet()) {
                                    note(into, rule, block, columns);
                                }
                            });
        } catch (SQLException e) {
            throw unwritten(e);
        }
    }

    /// Notes who hits a rule for certain, where its table is read, and of whom the loop does not
    /// say it, as where it is open how many years they have: the interpreter counts what is hit
    /// with any number of them. What may be hit or not is not hit.
    private static void note(DuckDBAppender into, String rule, Block block, LoopColumns columns) {
        long[] may = block.mayBeMet(rule);
        long[] mayNot = block.mayBeNotMet(rule);
        long[] left = block.left(rule);
        long[] all = block.left();
        long[] noted =
                block.places(place ->
                        Block.is(left, place)
                                || Block.is(all, place)
                                || columns.isApart(block.row(place))
                                || (Block.is(may, place) && !Block.is(mayNot, place)));
        block.each(
                noted,
                place -> {
                    try {
                        into.beginRow();
                        into.append(columns.key(block.row(place)));
                        into.append(Integer.parseInt(rule));
                        into.endRow();
                    } catch (SQLException e) {
                        throw unwritten(e);
                    }
                });
    }

    private static Fault unwritten(SQLException e) {
        return new Fault("who may hit a rule could not be written", e);
    }

    private void anyMayHitAny(String whom, List<Coverage.Rule> wanted) {
        database.run(
                "insert into may_hit select key, rule from (select key from %s), range(1, %d) t(rule) where key not in (from asked)"
                        .formatted(whom, wanted.size() + 1));
    }

    /// Asks those who may hit rules that nobody has hit, more of them each time.
    ///
    /// @param wanted the rules by their places in `may_hit`
    private void askWhoMayHit(List<Coverage.Rule> wanted) {
        long most = FEW;
        boolean some = true;
        while (some) {
            String pending =
                    IntStream.range(0, wanted.size())
                            .filter(place -> unhit.contains(wanted.get(place)))
                            .mapToObj(place -> "" + (place + 1))
                            .collect(Collectors.joining(", "));
            some =
                    !pending.isEmpty()
                            && ask(
                                    "select key from may_hit where rule in (%s) and key not in (from asked) qualify row_number() over (partition by rule order by key) <= %d"
                                            .formatted(pending, most));
            most *= TIMES;
        }
    }

    /// Takes enterprises through the interpreter, once each.
    ///
    /// @param whom a query for their keys
    /// @return whether there were any
    private boolean ask(String whom) {
        database.run(
                "create or replace table asking as select distinct key from (%s)".formatted(whom));
        long rows = database.number("select count(*) from asking");
        if (rows == 0) {
            return false;
        }
        progress.stage(STAGE, rows);
        List<RowPipeline.Worker<Judge.Answer>> workers = new ArrayList<>();
        judges.forEach(judge -> workers.add(row -> judge.judge(row.facts())));
        try {
            new RowPipeline(population, rules, progress)
                    .run("e.\"row\" in (select key from asking)", workers, _ -> {});
        } catch (SQLException e) {
            throw new Fault("an enterprise that may hit a rule could not be asked", e);
        }
        database.run("insert into asked select key from asking");
        judges.forEach(judge -> {
            Set<Coverage.Rule> still = new HashSet<>(judge.coverage().rulesNeverHit());
            unhit = unhit.stream().filter(still::contains).toList();
        });
        return true;
    }
}
