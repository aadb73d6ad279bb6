package org.echelon.population;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Ladder;

/// A programme held against a whole population, alone or against other rules.
public final class Simulation {

    private final Request request;
    private final Progress progress;
    private final Stopwatch watch = new Stopwatch();

    /// What is asked.
    ///
    /// @param version the version that judges; absent where none is in force on the day
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
            Optional<Version> version,
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

        /// The same by another engine.
        Request by(String other) {
            return new Request(
                    programme,
                    version,
                    asOf,
                    against,
                    population,
                    by,
                    formats,
                    out,
                    reference,
                    ladder,
                    other,
                    threads,
                    memory);
        }
    }

    /// Other rules.
    ///
    /// @param label what they are called in results
    /// @param version absent where none is in force on the day
    public record Against(String label, Programme programme, Optional<Version> version) {}

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
        Population population =
                watch.checked(
                        "read",
                        () -> Population.read(database, request.population(), dictionary()));
        if (population.pivotSeconds() > 0) {
            watch.put("pivot", population.pivotSeconds());
        }
        Engine engine =
                request.engine().equals("duckdb")
                        ? new DuckDbEngine(request.threads())
                        : new InterpreterEngine(request.threads());
        Side side =
                Side.of(
                        request.programme().id(),
                        request.programme(),
                        rules(request.programme(), request.version()),
                        "verdict");
        Engine.Judged judged = watch.timed("judge", () -> side.judge(engine, population, progress));
        Optional<Side> other =
                request.against()
                        .map(against ->
                                Side.of(
                                        against.label(),
                                        against.programme(),
                                        rules(against.programme(), against.version()),
                                        "verdict_against"));
        other.ifPresent(held -> {
            watch.timed("judgeAgainst", () -> held.judge(engine, population, progress));
            // who is refused by one of them is compared by none
            database.run(
                    "delete from verdict where \"row\" not in (select \"row\" from verdict_against)");
            database.run(
                    "delete from verdict_against where \"row\" not in (select \"row\" from verdict)");
        });
        Summary summary =
                watch.timed("summarise", () -> summary(population, engine, judged, side, other));
        ResultFiles files = new ResultFiles(database, results, request.formats());
        watch.timed("write", () -> files.verdicts(side.table(), other.map(Side::table)));
        return new Outcome(summary.with(watch.seconds()), population.problems(), judged.notes());
    }

    private FactDictionary dictionary() {
        FactDictionary own = request.programme().facts();
        return request.against().map(other -> own.with(other.programme().facts())).orElse(own);
    }

    private Optional<Rules> rules(Programme programme, Optional<Version> version) {
        return version.map(found -> new Rules(programme, found, request.asOf()));
    }

    private Summary summary(
            Population population,
            Engine engine,
            Engine.Judged judged,
            Side side,
            Optional<Side> other) {
        progress.stage("adding up / 汇总", 0);
        new Dimensions(population).create(request.asOf(), request.ladder());
        Summariser summariser =
                new Summariser(population.database(), side.table(), other.map(Side::table));
        return new Summary(
                request.programme().id(),
                request.programme().definition().name(),
                request.version().map(version -> version.definition().from()),
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
                summariser.conditions(request.programme().definition()),
                judged.neverHit(),
                side.rules()
                        .map(rules -> new Warnings(population).count(rules))
                        .orElseGet(TreeMap::new),
                summariser.change(),
                Map.of());
    }
}
