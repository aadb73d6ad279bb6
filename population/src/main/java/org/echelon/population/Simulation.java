package org.echelon.population;

import static org.echelon.population.Database.name;
import static org.echelon.population.Database.text;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Ladder;

/// A programme held against a whole population, alone or against other rules.
public final class Simulation {

    private final Request request;
    private final Progress progress;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    /// What is asked.
    ///
    /// @param version the version that judges
    /// @param against the other rules, where there are
    /// @param population the population's folder
    /// @param by the parts by which results are told
    /// @param formats `parquet`, `csv` or both
    /// @param out the folder of the results
    /// @param reference the folder `reference/`
    /// @param ladder the echelon
    /// @param engine `interpreter` or `duckdb`
    /// @param threads how many cores to use
    /// @param memory megabytes for the working database
    public record Request(
            Programme programme,
            Version version,
            LocalDate asOf,
            Optional<Against> against,
            Path population,
            List<String> by,
            Set<String> formats,
            Path out,
            Path reference,
            Ladder ladder,
            String engine,
            int threads,
            long memory) {

        public Request {
            by = List.copyOf(by);
            formats = Set.copyOf(new LinkedHashSet<>(formats));
        }
    }

    /// Other rules.
    ///
    /// @param label what they are called in results
    public record Against(String label, Programme programme, Version version) {}

    /// What came out.
    ///
    /// @param problems the first few of what is wrong with rows
    /// @param notes what whoever waits should know of the engine
    public record Outcome(Summary summary, List<Problem> problems, List<Words> notes) {

        public Outcome {
            notes = List.copyOf(notes);
            problems = List.copyOf(problems);
        }
    }

    public Simulation(Request request, Progress progress) {
        this.request = request;
        this.progress = progress;
    }

    /// Runs it and writes its results.
    ///
    /// @throws Refused when the population cannot be used; nothing was written
    /// @throws Fault when the disk or the memory does not suffice; earlier results are untouched
    public Outcome run() throws Refused {
        try (Results results = Results.in(request.out())) {
            Outcome outcome;
            try (Database database =
                    Database.open(results.scratch(), request.threads(), request.memory())) {
                outcome = run(database, results);
            }
            results.write("summary.json", SummaryJson.of(outcome.summary()));
            results.write("report.html", ReportPage.of(outcome));
            results.publish("simulate");
            return outcome;
        } finally {
            progress.end();
        }
    }

    private Outcome run(Database database, Results results) throws Refused {
        progress.stage("reading / 读取", 0);
        long begin = System.nanoTime();
        Population population =
                Population.read(
                        database,
                        request.population(),
                        request.against()
                                .map(other ->
                                        request.programme().facts().with(other.programme().facts()))
                                .orElse(request.programme().facts()));
        seconds.put("read", since(begin));
        if (population.pivotSeconds() > 0) {
            seconds.put("pivot", population.pivotSeconds());
        }
        Rules rules = new Rules(request.programme(), request.version(), request.asOf());
        Engine engine =
                request.engine().equals("duckdb")
                        ? new DuckDbEngine(request.threads())
                        : new InterpreterEngine(request.threads());
        VerdictTable table = VerdictTable.of("verdict", rules);
        Engine.Judged judged = judge("judge", engine, population, rules, table);
        Optional<VerdictTable> other = Optional.empty();
        if (request.against().isPresent()) {
            Against against = request.against().get();
            Rules draft = new Rules(against.programme(), against.version(), request.asOf());
            other = Optional.of(VerdictTable.of("verdict_against", draft));
            judge("judgeAgainst", engine, population, draft, other.get());
            database.run(
                    "delete from verdict where \"row\" not in (select \"row\" from verdict_against)");
            database.run(
                    "delete from verdict_against where \"row\" not in (select \"row\" from verdict)");
        }
        Optional<VerdictTable> held = other;
        Summary summary =
                timed("summarise", () -> summary(population, rules, engine, judged, table, held));
        timed(
                "write",
                () -> {
                    write(database, results, table, held);
                    return true;
                });
        Map<String, Double> all = new LinkedHashMap<>(seconds);
        return new Outcome(with(summary, all), population.problems(), judged.notes());
    }

    private Engine.Judged judge(
            String stage, Engine engine, Population population, Rules rules, VerdictTable table) {
        table.create(population.database());
        progress.stage("judging / 判定", population.enterprises());
        return timed(stage, () -> engine.judge(population, rules, table, progress));
    }

    private Summary summary(
            Population population,
            Rules rules,
            Engine engine,
            Engine.Judged judged,
            VerdictTable table,
            Optional<VerdictTable> other) {
        progress.stage("adding up / 汇总", 0);
        new Dimensions(population).create(request.asOf(), request.ladder());
        Summariser summariser = new Summariser(population.database(), table, other);
        return new Summary(
                request.programme().id(),
                request.programme().definition().name(),
                request.version().definition().from(),
                request.against().map(Against::label),
                request.asOf(),
                engine.name(),
                population.synthetic(),
                population.enterprises(),
                summariser.total(),
                population.invalidByCode(),
                population.strangers(),
                summariser.withUnknowns(),
                judged.interpreted(),
                summariser.groups(
                        request.by(), new GroupNames(request.reference(), request.ladder())),
                summariser.conditions(rules),
                judged.neverHit(),
                new Warnings(population).count(rules),
                summariser.change(),
                Map.of());
    }

    private static Summary with(Summary summary, Map<String, Double> seconds) {
        return new Summary(
                summary.programme(),
                summary.name(),
                summary.version(),
                summary.against(),
                summary.asOf(),
                summary.engine(),
                summary.synthetic(),
                summary.enterprises(),
                summary.total(),
                summary.invalid(),
                summary.strangers(),
                summary.withUnknowns(),
                summary.interpreted(),
                summary.groups(),
                summary.conditions(),
                summary.neverHit(),
                summary.warnings(),
                summary.change(),
                seconds);
    }

    /// The verdicts in the order of the population's file.
    private void write(
            Database database, Results results, VerdictTable table, Optional<VerdictTable> other) {
        boolean others =
                database.number("select count(*) from enterprise where other_id is not null") > 0;
        String key = others ? "e.uscc, e.other_id" : "e.uscc";
        String verdict = "coalesce(v.verdict, 'invalid') as verdict";
        String rest =
                table.select("v").replaceFirst("^v\\.\"verdict\"", verdict.replace("$", "\\$"));
        copy(
                database,
                results,
                "verdicts",
                "select %s, %s from enterprise e left join %s v on v.\"row\" = e.\"row\" order by e.\"row\""
                        .formatted(key, rest, name(table.name())));
        other.ifPresent(held -> {
            String amounts =
                    (table.pays() ? ", v.amount" : ", null::decimal(18,2) as amount")
                            + (held.pays()
                                    ? ", o.amount as amount_against"
                                    : ", null::decimal(18,2) as amount_against");
            copy(
                    database,
                    results,
                    "changes",
                    """
                    select %s, v.verdict, o.verdict as verdict_against%s from enterprise e
                    join %s v on v."row" = e."row" join %s o on o."row" = e."row"
                    where v.verdict <> o.verdict %s order by e."row"
                    """
                            .formatted(
                                    key,
                                    amounts,
                                    name(table.name()),
                                    name(held.name()),
                                    table.pays() && held.pays()
                                            ? "or v.amount is distinct from o.amount"
                                            : ""));
        });
    }

    private void copy(Database database, Results results, String file, String sql) {
        for (String format : request.formats()) {
            String options =
                    format.equals("csv")
                            ? "format csv, header true"
                            : "format parquet, compression zstd";
            database.run(
                    "copy (%s) to %s (%s)"
                            .formatted(
                                    sql,
                                    text(results.file(file + "." + format).toString()),
                                    options));
        }
    }

    private <T> T timed(String stage, Supplier<T> work) {
        long begin = System.nanoTime();
        T result = work.get();
        seconds.put(stage, since(begin));
        return result;
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
