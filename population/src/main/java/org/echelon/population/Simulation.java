package org.echelon.population;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
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
    /// @param sweeps parameters to turn, two at most: those of the other rules where there are any
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
            long memory,
            List<Sweep> sweeps) {

        public Request {
            by = List.copyOf(by);
            formats = Set.copyOf(new LinkedHashSet<>(formats));
            sweeps = List.copyOf(sweeps);
        }

        /// The same under another version.
        Request under(Version other) {
            return new Request(
                    programme,
                    Optional.of(other),
                    asOf,
                    against,
                    population,
                    by,
                    formats,
                    out,
                    reference,
                    ladder,
                    engine,
                    threads,
                    memory,
                    sweeps);
        }

        /// The same by another engine, with parameters turned.
        Request with(String other, List<Sweep> turned) {
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
                    memory,
                    turned);
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
        Side side =
                Side.of(
                        request.programme().id(),
                        request.programme(),
                        rules(request.programme(), request.version()),
                        "verdict");
        Optional<Side> other =
                request.against()
                        .map(against ->
                                Side.of(
                                        against.label(),
                                        against.programme(),
                                        rules(against.programme(), against.version()),
                                        "verdict_against"));
        if (!request.sweeps().isEmpty()) {
            Side swept = other.orElse(side);
            SweepCheck.check(swept.label(), swept.rules(), request.sweeps());
        }
        try (Results results = Results.in(request.out())) {
            Outcome outcome;
            try (Database database =
                    Database.open(results.scratch(), request.threads(), request.memory())) {
                outcome = run(database, results, side, other);
            }
            results.write("summary.json", SummaryJson.of(outcome.summary()));
            results.write("report.html", ReportPage.of(outcome));
            results.publish("simulate");
            return outcome;
        } finally {
            progress.end();
        }
    }

    private Outcome run(Database database, Results results, Side side, Optional<Side> other)
            throws Refused {
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
        List<Words> notes = new ArrayList<>();
        Optional<SweepResult> sweep = sweep(population, other.orElse(side), engine, notes);
        Engine.Judged judged = watch.timed("judge", () -> side.judge(engine, population, progress));
        other.ifPresent(held -> {
            watch.timed("judgeAgainst", () -> held.judge(engine, population, progress));
            // who is refused by one of them is compared by none
            database.run(
                    "delete from verdict where \"row\" not in (select \"row\" from verdict_against)");
            database.run(
                    "delete from verdict_against where \"row\" not in (select \"row\" from verdict)");
        });
        Summary summary =
                watch.timed(
                        "summarise", () -> summary(population, engine, judged, side, other, sweep));
        ResultFiles files = new ResultFiles(database, results, request.formats());
        watch.timed(
                "write",
                () -> {
                    files.verdicts(side.table(), other.map(Side::table));
                    sweep.ifPresent(found -> new SweepTable(database, found).write(files));
                });
        notes.addAll(judged.notes());
        return new Outcome(summary.with(watch.seconds()), population.problems(), notes);
    }

    private Optional<SweepResult> sweep(
            Population population, Side side, Engine engine, List<Words> notes) {
        if (request.sweeps().isEmpty()) {
            return Optional.empty();
        }
        SweepRun run =
                new SweepRun(
                        population,
                        side.rules().orElseThrow(),
                        request.sweeps(),
                        request.threads(),
                        progress);
        SweepResult result =
                watch.timed("sweep", () -> run.run(!(engine instanceof InterpreterEngine)));
        if (run.statements() > 1) {
            notes.add(
                    new Words(
                            "调整后的参数值超出一条语句可精确计算的范围，共编译 %d 条语句".formatted(run.statements()),
                            "the values go beyond what one statement was proved for; %d were made"
                                    .formatted(run.statements())));
        }
        return Optional.of(result);
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
            Optional<Side> other,
            Optional<SweepResult> sweep) {
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
                sweep,
                Map.of());
    }
}
