package org.echelon.policy.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Question;
import org.echelon.policy.explain.EvaluationText;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.fact.FactsFile;
import org.echelon.policy.message.Diagnostic;

/// `evaluate PROGRAMME --facts FILE`: one enterprise against one programme.
final class Evaluate {

    static final String USAGE =
            "usage: ./echelon evaluate PROGRAMME --facts FILE [--as-of DATE] [--known-at DATE] [--filing DATE] [--trace] [--json] [--lang zh,en]";

    private static final long MAX_FACTS_BYTES = 4L * 1024 * 1024;

    private static final int FILING_YEARS = 10;

    private final Path root;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;

    Evaluate(Path root, Clock clock, PrintStream out, PrintStream err) {
        this.root = root;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    Exit run(List<String> words) throws Arguments.Wrong {
        Arguments arguments =
                Arguments.parse(
                        words,
                        Set.of("--facts", "--as-of", "--known-at", "--filing", "--lang"),
                        Set.of("--trace", "--json"));
        if (arguments.rest().size() != 1) {
            throw new Arguments.Wrong(
                    "name one programme, such as cn/tech-sme; found "
                            + (arguments.rest().isEmpty() ? "none" : arguments.rest()));
        }
        Path file =
                Path.of(
                        arguments
                                .option("--facts")
                                .orElseThrow(() -> new Arguments.Wrong("--facts FILE is missing")));
        List<Locale> languages = Languages.of(arguments);
        Optional<LocalDate> asOf = arguments.date("--as-of");
        Optional<LocalDate> knownAt = arguments.date("--known-at");
        Optional<LocalDate> filing = arguments.date("--filing");
        String name = arguments.rest().getFirst();
        Programmes programmes = Programmes.read(root.resolve("programmes"));
        Optional<Programme> found = ProgrammeChoice.find(programmes, name);
        if (found.isEmpty()) {
            err.println(ProgrammeChoice.unknown(programmes, name));
            return Exit.INPUT;
        }
        Programme programme = found.get();
        Optional<byte[]> bytes = bytes(file, err);
        if (bytes.isEmpty()) {
            return Exit.INPUT;
        }
        FactsFile.Reading reading =
                FactsFile.read(
                        file.toString(),
                        bytes.get(),
                        programme.facts(),
                        programme.definition().subjectKind());
        if (reading.refused() || reading.file().isEmpty()) {
            refuse(reading.diagnostics());
            return Exit.INPUT;
        }
        return evaluate(
                programme,
                reading.file().get(),
                file.toString(),
                asOf,
                knownAt,
                filing,
                arguments.has("--trace"),
                arguments.has("--json") ? List.of() : languages);
    }

    private Exit evaluate(
            Programme programme,
            FactsFile file,
            String place,
            Optional<LocalDate> asOf,
            Optional<LocalDate> knownAt,
            Optional<LocalDate> filing,
            boolean trace,
            List<Locale> languages)
            throws Arguments.Wrong {
        LocalDate today = LocalDate.now(clock);
        LocalDate day = asOf.or(() -> Optional.ofNullable(file.asOf())).orElse(today);
        Question question = new Question(day, knownAt.orElse(today), trace);
        if (filing.isPresent() && !isAtMostYearsAfter(day, filing.get())) {
            throw new Arguments.Wrong(
                    "--filing %s: name a day from %s, the day of the question, to %s"
                            .formatted(filing.get(), day, day.plusYears(FILING_YEARS)));
        }
        List<Diagnostic> broken =
                programme.inForce(day).stream()
                        .flatMap(version -> version.diagnostics().stream())
                        .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
                        .toList();
        if (!broken.isEmpty()) {
            refuse(broken);
            return Exit.INPUT;
        }
        List<Diagnostic> problems = new ArrayList<>();
        for (FactChecks.Problem problem : programme.problems(file.facts(), question)) {
            String where =
                    problem.key() == null
                            ? place
                            : file.places().getOrDefault(problem.key(), place);
            problems.add(Diagnostic.error(problem.code(), where, problem.message().en()));
        }
        if (!problems.isEmpty()) {
            refuse(problems);
            return Exit.INPUT;
        }
        Answer answer = Answer.of(programme, file.facts(), question, filing);
        if (languages.isEmpty()) {
            out.print(answer.json(programme, file.facts(), filing));
        }
        for (int i = 0; i < languages.size(); i++) {
            if (i > 0) {
                out.println();
            }
            out.print(
                    EvaluationText.of(
                            answer.evaluation(),
                            answer.gap(),
                            file.facts().subject().name(),
                            programme.definition(),
                            programme.facts(),
                            languages.get(i)));
        }
        out.flush();
        return Exit.DONE;
    }

    private static boolean isAtMostYearsAfter(LocalDate day, LocalDate filing) {
        return !filing.isBefore(day) && !filing.isAfter(day.plusYears(FILING_YEARS));
    }

    private void refuse(List<Diagnostic> diagnostics) {
        List<Diagnostic> errors =
                diagnostics.stream()
                        .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
                        .toList();
        err.println(
                errors.size() == 1
                        ? "The input is refused; nothing was evaluated:"
                        : "The input is refused for %d reasons; nothing was evaluated:"
                                .formatted(errors.size()));
        errors.forEach(diagnostic -> err.println("  " + diagnostic));
    }

    /// The bytes of a facts file; empty, and said, when it cannot be read or is too large.
    static Optional<byte[]> bytes(Path file, PrintStream err) {
        try {
            if (Files.size(file) > MAX_FACTS_BYTES) {
                err.println(
                        "%s has %d bytes; a facts file has at most %d"
                                .formatted(file, Files.size(file), MAX_FACTS_BYTES));
                return Optional.empty();
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            err.println(
                    "The facts file %s cannot be read; check its name and rights".formatted(file));
            return Optional.empty();
        }
    }
}
