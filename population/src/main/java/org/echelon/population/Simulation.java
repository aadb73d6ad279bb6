package org.echelon.population;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Ladder;

/// A programme held against a whole population, alone or against other rules.
public final class Simulation {

    private final Request request;
    private final Progress progress;
    private final Optional<SparkCluster> cluster;

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
    /// @param engine `interpreter`, `duckdb`, `kernel` or `spark`
    /// @param threads how many cores to use
    /// @param memory megabytes for the working database
    /// @param sweeps parameters to turn, two at most: those of the other rules where there are any
    /// @param budget what there is to pay from
    /// @param together other programmes that are paid beside it
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
            List<Sweep> sweeps,
            Optional<Budget> budget,
            Optional<Together> together) {

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
                    sweeps,
                    budget,
                    together);
        }

        /// The same with money that may not suffice.
        Request with(Budget money) {
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
                    engine,
                    threads,
                    memory,
                    sweeps,
                    Optional.of(money),
                    together);
        }

        /// The same beside other programmes.
        Request with(Together beside) {
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
                    engine,
                    threads,
                    memory,
                    sweeps,
                    budget,
                    Optional.of(beside));
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
                    turned,
                    budget,
                    together);
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
        this(request, progress, Optional.empty());
    }

    /// @param cluster where the engine `spark` runs
    public Simulation(Request request, Progress progress, Optional<SparkCluster> cluster) {
        this.request = request;
        this.progress = progress;
        this.cluster = cluster;
    }

    /// Runs it and writes its results.
    ///
    /// @throws Refused when the population cannot be used; nothing was written
    /// @throws Fault when the disk or the memory does not suffice; earlier results are untouched
    public Outcome run() throws Refused {
        cluster.ifPresent(SparkCluster::reach);
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
                outcome =
                        new SimulationRun(request, side, other, engine(results), progress)
                                .run(database, results);
            }
            results.write("summary.json", SummaryJson.of(outcome.summary()));
            results.write("report.html", ReportPage.of(outcome));
            results.publish("simulate");
            return outcome;
        } finally {
            progress.end();
        }
    }

    private Engine engine(Results results) {
        return switch (request.engine()) {
            case "duckdb" -> new DuckDbEngine(request.threads());
            case "kernel" -> new KernelEngine(request.threads());
            case "spark" ->
                    new SparkEngine(request.threads(), cluster.orElseThrow(), results.scratch());
            default -> new InterpreterEngine(request.threads());
        };
    }

    private Optional<Rules> rules(Programme programme, Optional<Version> version) {
        return version.map(found -> new Rules(programme, found, request.asOf()));
    }
}
