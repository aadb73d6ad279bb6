package org.echelon.policy.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Question;
import org.echelon.policy.advice.Advice;
import org.echelon.policy.advice.AdviceJson;
import org.echelon.policy.advice.AdviceText;
import org.echelon.policy.advice.Adviser;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactsFile;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.programme.Ladder;

/// `advise --facts FILE`: one enterprise against every programme.
final class Advise {

    static final String USAGE =
            "usage: ./echelon advise --facts FILE [--as-of DATE] [--json] [--lang zh,en]";

    private final Path root;
    private final Clock clock;
    private final PrintStream out;
    private final PrintStream err;

    Advise(Path root, Clock clock, PrintStream out, PrintStream err) {
        this.root = root;
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    Exit run(List<String> words) throws Arguments.Wrong {
        Arguments arguments =
                Arguments.parse(words, Set.of("--facts", "--as-of", "--lang"), Set.of("--json"));
        if (!arguments.rest().isEmpty()) {
            throw new Arguments.Wrong(
                    "every programme is asked, none is named; found " + arguments.rest());
        }
        Path file =
                Path.of(
                        arguments
                                .option("--facts")
                                .orElseThrow(() -> new Arguments.Wrong("--facts FILE is missing")));
        List<Locale> languages = Languages.of(arguments);
        Optional<LocalDate> asOf = arguments.date("--as-of");
        Programmes programmes = Programmes.read(root.resolve("programmes"));
        Ladder.Reading ladder = ladder();
        if (!ladder.diagnostics().isEmpty()) {
            return refuse(ladder.diagnostics());
        }
        Optional<byte[]> bytes = Evaluate.bytes(file, err);
        if (bytes.isEmpty()) {
            return Exit.INPUT;
        }
        FactsFile.Reading reading =
                FactsFile.read(
                        file.toString(),
                        bytes.get(),
                        everyFact(programmes),
                        Subject.Kind.ENTERPRISE);
        if (reading.refused() || reading.file().isEmpty()) {
            return refuse(reading.diagnostics());
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate day =
                asOf.or(() -> Optional.ofNullable(reading.file().get().asOf())).orElse(today);
        return advise(
                new Adviser(programmes, ladder.ladder()),
                reading.file().get(),
                file.toString(),
                Question.asOf(day, today),
                arguments.has("--json") ? List.of() : languages);
    }

    private Exit advise(
            Adviser adviser,
            FactsFile file,
            String place,
            Question question,
            List<Locale> languages) {
        List<Diagnostic> broken =
                adviser.asked(question.asOf()).stream()
                        .flatMap(programme -> programme.inForce(question.asOf()).stream())
                        .flatMap(version -> version.diagnostics().stream())
                        .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
                        .toList();
        if (!broken.isEmpty()) {
            return refuse(broken);
        }
        Advice advice = adviser.advise(file.facts(), question);
        if (!advice.refused().isEmpty()) {
            Set<Diagnostic> problems = new LinkedHashSet<>();
            for (Advice.Refusal refusal : advice.refused()) {
                for (FactChecks.Problem problem : refusal.problems()) {
                    String where =
                            problem.key() == null
                                    ? place
                                    : file.places().getOrDefault(problem.key(), place);
                    problems.add(Diagnostic.error(problem.code(), where, problem.message().en()));
                }
            }
            return refuse(List.copyOf(problems));
        }
        if (languages.isEmpty()) {
            out.print(AdviceJson.of(advice));
        }
        for (int i = 0; i < languages.size(); i++) {
            if (i > 0) {
                out.println();
            }
            out.print(AdviceText.of(advice, languages.get(i)));
        }
        out.flush();
        return Exit.DONE;
    }

    private Ladder.Reading ladder() {
        Path file = root.resolve("reference/echelons.yaml");
        try {
            return Ladder.read(root.relativize(file).toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            return new Ladder.Reading(
                    Ladder.EMPTY,
                    List.of(
                            Diagnostic.error(
                                    "missing_file",
                                    file.toString(),
                                    "the rungs of the echelon cannot be read; the path needs them")));
        }
    }

    /// The facts that any programme for enterprises may read: the common ones and their own.
    private static FactDictionary everyFact(Programmes programmes) {
        FactDictionary every = programmes.facts();
        for (Programme programme : programmes.all()) {
            if (programme.definition().subject().equals("enterprise")) {
                every = every.with(programme.facts());
            }
        }
        return every;
    }

    private Exit refuse(List<Diagnostic> diagnostics) {
        List<Diagnostic> errors = new ArrayList<>();
        diagnostics.stream()
                .filter(d -> d.severity() == Diagnostic.Severity.ERROR)
                .forEach(errors::add);
        err.println(
                errors.size() == 1
                        ? "The input is refused; no advice is given:"
                        : "The input is refused for %d reasons; no advice is given:"
                                .formatted(errors.size()));
        errors.forEach(diagnostic -> err.println("  " + diagnostic));
        return Exit.INPUT;
    }
}
