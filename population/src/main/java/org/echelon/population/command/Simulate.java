package org.echelon.population.command;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.command.Arguments;
import org.echelon.policy.command.Exit;
import org.echelon.policy.command.ProgrammeChoice;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.programme.Ladder;
import org.echelon.population.Budget;
import org.echelon.population.Problem;
import org.echelon.population.Progress;
import org.echelon.population.Refused;
import org.echelon.population.Simulation;
import org.echelon.population.SparkCluster;
import org.echelon.population.Sweep;
import org.echelon.population.Together;
import org.echelon.quantity.Money;

/// `simulate PROGRAMME --population DIR …`: a population against a programme.
final class Simulate {

    private static final List<String> DIMENSIONS = List.of("region", "industry", "size", "rung");
    private static final String SPARK = "spark";
    private static final List<String> ENGINES = List.of("duckdb", "kernel", SPARK, "interpreter");
    private static final List<String> FORMATS = List.of("parquet", "csv");

    static final String USAGE =
            "usage: ./echelon simulate PROGRAMME… --population DIR [--against VERSION or DRAFT]"
                    + " [--by %s] [--sweep 'PARAMETER=from..to:step']… [--budget YUAN [--order COLUMN]]"
                            .formatted(String.join(",", DIMENSIONS))
                    + " [--as-of DATE] [--engine %s] [--master URL]"
                            .formatted(String.join(",", ENGINES))
                    + " [--format %s] [--out DIR]".formatted(String.join(",", FORMATS));

    private final Path root;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;

    Simulate(Path root, Clock clock, PrintStream out, PrintStream err) {
        this.root = root;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    Exit run(List<String> words) throws Arguments.Wrong {
        Arguments arguments =
                Arguments.parse(
                        words,
                        Set.of(
                                "--population",
                                "--against",
                                "--by",
                                "--as-of",
                                "--engine",
                                "--master",
                                "--format",
                                "--out",
                                "--sweep",
                                "--budget",
                                "--order"),
                        Set.of("--sweep"),
                        Set.of());
        if (arguments.rest().isEmpty()) {
            throw new Arguments.Wrong("name one programme, such as cn/tech-sme, or several");
        }
        Path population =
                Path.of(
                        arguments
                                .option("--population")
                                .orElseThrow(
                                        () -> new Arguments.Wrong("--population DIR is missing")));
        String engine = arguments.option("--engine").orElse(ENGINES.getFirst());
        if (!ENGINES.contains(engine)) {
            throw new Arguments.Wrong(
                    "--engine %s: write one of %s".formatted(engine, String.join(", ", ENGINES)));
        }
        Optional<SparkCluster> cluster = cluster(engine, arguments.option("--master"));
        LocalDate asOf = arguments.date("--as-of").orElseGet(() -> LocalDate.now(clock));
        Set<String> formats = listed(arguments, "--format", "parquet", FORMATS);
        Set<String> by = listed(arguments, "--by", String.join(",", DIMENSIONS), DIMENSIONS);
        List<Sweep> sweeps = sweeps(arguments);
        Optional<Budget> budget = budget(arguments);
        if (cluster.isPresent() && !cluster.get().isBuilt()) {
            err.println(
                    "echelon: the engine spark is not built; start it with ./echelon simulate, which builds it, or run mvn -Pspark -pl population-spark package and set -D%s=population-spark/target/spark / Spark 引擎尚未构建，请用 ./echelon simulate 启动"
                            .formatted(SparkCluster.HOME));
            return Exit.NOT_BUILT;
        }
        Programmes programmes = Programmes.read(root.resolve("programmes"));
        Optional<Programme> found = ProgrammeChoice.find(programmes, arguments.rest().getFirst());
        if (found.isEmpty()) {
            err.println(ProgrammeChoice.unknown(programmes, arguments.rest().getFirst()));
            return Exit.INPUT;
        }
        Optional<Version> version = found.get().inForce(asOf);
        if (!ready(found.get(), version)) {
            return Exit.INPUT;
        }
        Optional<String> against = arguments.option("--against");
        Optional<Simulation.Against> other = Optional.empty();
        if (against.isPresent()) {
            other = new OtherRules(programmes, found.get(), err).find(against.get(), asOf);
        }
        Optional<List<Programme>> beside = beside(programmes, arguments.rest(), asOf);
        if ((against.isPresent() && other.isEmpty()) || beside.isEmpty()) {
            return Exit.INPUT;
        }
        return simulate(
                new Simulation.Request(
                        found.get(),
                        version,
                        asOf,
                        other,
                        population,
                        List.copyOf(by),
                        formats,
                        Path.of(arguments.option("--out").orElse("simulation")),
                        root.resolve("reference"),
                        ladder(),
                        engine,
                        Runtime.getRuntime().availableProcessors(),
                        Memory.megabytes(),
                        sweeps,
                        budget,
                        beside.filter(others -> !others.isEmpty())
                                .map(others -> new Together(programmes, others))),
                cluster);
    }

    /// The programmes after the first; empty where one is not there or cannot judge enterprises.
    private Optional<List<Programme>> beside(
            Programmes programmes, List<String> names, LocalDate asOf) {
        List<Programme> found = new ArrayList<>();
        for (String name : names.subList(1, names.size())) {
            Optional<Programme> one = ProgrammeChoice.find(programmes, name);
            if (one.isEmpty()) {
                err.println(ProgrammeChoice.unknown(programmes, name));
                return Optional.empty();
            }
            if (!ready(one.get(), one.get().inForce(asOf))) {
                return Optional.empty();
            }
            found.add(one.get());
        }
        List<String> ids =
                Stream.concat(
                                ProgrammeChoice.find(programmes, names.getFirst()).stream(),
                                found.stream())
                        .map(Programme::id)
                        .toList();
        if (Set.copyOf(ids).size() < ids.size()) {
            err.println(
                    "two of the programmes have the same id: %s; name each once / 政策重复"
                            .formatted(String.join(", ", ids)));
            return Optional.empty();
        }
        return Optional.of(found);
    }

    private static Optional<Budget> budget(Arguments arguments) throws Arguments.Wrong {
        Optional<String> yuan = arguments.option("--budget");
        Optional<String> order = arguments.option("--order");
        if (yuan.isEmpty() && order.isPresent()) {
            throw new Arguments.Wrong("--order is for --budget YUAN, which is missing");
        }
        if (yuan.isEmpty()) {
            return Optional.empty();
        }
        if (!yuan.get().matches("\\d{1,14}(\\.\\d{1,2})?")) {
            throw new Arguments.Wrong(
                    "--budget %s: write yuan with two decimals at most, such as 5000000"
                            .formatted(yuan.get()));
        }
        return Optional.of(new Budget(Money.parse(yuan.get()), order));
    }

    private static List<Sweep> sweeps(Arguments arguments) throws Arguments.Wrong {
        List<Sweep> sweeps = new ArrayList<>();
        try {
            for (String text : arguments.options("--sweep")) {
                sweeps.add(Sweep.parse(text));
            }
        } catch (IllegalArgumentException e) {
            throw new Arguments.Wrong("--sweep " + e.getMessage());
        }
        long together =
                sweeps.stream()
                        .mapToLong(sweep -> sweep.values().size())
                        .reduce(1, (a, b) -> a * b);
        if (sweeps.size() > 2 || together > Sweep.MOST) {
            throw new Arguments.Wrong(
                    "--sweep: two parameters and %,d combinations of values at most; there are %d and %,d"
                            .formatted(Sweep.MOST, sweeps.size(), together));
        }
        return sweeps;
    }

    /// Where the engine `spark` runs.
    private static Optional<SparkCluster> cluster(String engine, Optional<String> master)
            throws Arguments.Wrong {
        if (!engine.equals(SPARK)) {
            if (master.isPresent()) {
                throw new Arguments.Wrong("--master goes with --engine spark");
            }
            return Optional.empty();
        }
        if (master.isEmpty()) {
            throw new Arguments.Wrong(
                    "--engine spark needs --master URL: local[2] on this machine, or spark://HOST:PORT");
        }
        Optional<String> problem = SparkCluster.problemWith(master.get());
        if (problem.isPresent()) {
            throw new Arguments.Wrong(problem.get());
        }
        return Optional.of(
                new SparkCluster(
                        Path.of(System.getProperty(SparkCluster.HOME, "spark-not-built"))
                                .toAbsolutePath(),
                        master.get(),
                        Memory.patience(),
                        Memory.megabytes()));
    }

    private static Set<String> listed(
            Arguments arguments, String option, String absent, List<String> allowed)
            throws Arguments.Wrong {
        String text = arguments.option(option).orElse(absent);
        Set<String> chosen = new LinkedHashSet<>();
        for (String word : text.split(",", -1)) {
            if (!allowed.contains(word.strip())) {
                throw new Arguments.Wrong(
                        "%s %s: write %s".formatted(option, text, String.join(",", allowed)));
            }
            chosen.add(word.strip());
        }
        return chosen;
    }

    /// Whether the programme and the version in force can judge enterprises; otherwise says why
    /// not.
    private boolean ready(Programme programme, Optional<Version> version) {
        if (programme.definition().subjectKind() != Subject.Kind.ENTERPRISE) {
            err.println(
                    "%s is about %s; a population holds enterprises / 该政策的对象是%s，而总体数据为企业"
                            .formatted(
                                    programme.id(),
                                    programme.definition().subjectKind().words().en(),
                                    programme.definition().subjectKind().words().zh()));
            return false;
        }
        return version.isEmpty() || OtherRules.compiled(version.get(), err).isPresent();
    }

    private Exit simulate(Simulation.Request request, Optional<SparkCluster> cluster) {
        Simulation.Outcome outcome;
        try {
            outcome = new Simulation(request, new Progress(err, onATerminal()), cluster).run();
        } catch (Refused e) {
            err.println("The input is refused; nothing was written / 输入有误，未写入任何结果:");
            tell(e.problems());
            return Exit.INPUT;
        }
        if (!outcome.problems().isEmpty()) {
            err.println(
                    "%,d enterprises are invalid; the first of each kind / 无效企业，每类列出前几条:"
                            .formatted(outcome.summary().total().invalid()));
            tell(outcome.problems());
        }
        outcome.notes().forEach(note -> err.println(note.en() + " / " + note.zh()));
        out.print(SummaryText.of(outcome.summary()));
        out.println("→ " + request.out().resolve("report.html"));
        out.flush();
        return Exit.DONE;
    }

    static boolean onATerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    private void tell(List<Problem> problems) {
        for (Problem problem : problems) {
            err.println(
                    "  %s: %s / %s (%s)"
                            .formatted(
                                    problem.place(),
                                    problem.message().en(),
                                    problem.message().zh(),
                                    problem.code()));
        }
    }

    private Ladder ladder() {
        try {
            return Ladder.read(
                            "echelons.yaml",
                            Files.readAllBytes(root.resolve("reference/echelons.yaml")))
                    .ladder();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read reference/echelons.yaml", e);
        }
    }

    /// What refuses a version.
    static List<Diagnostic> errors(Version version) {
        return version.diagnostics().stream()
                .filter(found -> found.severity() == Diagnostic.Severity.ERROR)
                .toList();
    }
}
