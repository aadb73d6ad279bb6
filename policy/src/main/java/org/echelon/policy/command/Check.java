package org.echelon.policy.command;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.echelon.policy.Coverage;
import org.echelon.policy.Examples;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.message.Diagnostic;

/// `check [PROGRAMME or FOLDER…] [--notes] [--coverage]`: static checks and examples.
final class Check {

    static final String USAGE =
            "usage: ./echelon check [PROGRAMME or FOLDER…] [--notes] [--coverage]";

    private final Path root;
    private final PrintStream out;
    private final PrintStream err;
    private boolean showNotes;
    private boolean showCoverage;
    private int errors;
    private int warnings;
    private int notes;
    private int rules;
    private int neverHit;
    private int agreed;
    private int differed;

    Check(Path root, PrintStream out, PrintStream err) {
        this.root = root;
        this.out = out;
        this.err = err;
    }

    Exit run(List<String> words) throws Arguments.Wrong {
        Arguments arguments = Arguments.parse(words, Set.of(), Set.of("--notes", "--coverage"));
        showNotes = arguments.has("--notes");
        showCoverage = arguments.has("--coverage");
        Programmes programmes = Programmes.read(root.resolve("programmes"));
        List<Programme> chosen = new ArrayList<>();
        boolean found = true;
        for (String name : arguments.rest()) {
            List<Programme> these = choose(programmes, name);
            if (these.isEmpty()) {
                err.println(
                        "'%s' is neither a programme nor a folder with one; known are %s"
                                .formatted(
                                        name,
                                        String.join(
                                                ", ",
                                                programmes.all().stream()
                                                        .map(Programme::id)
                                                        .toList())));
                found = false;
            }
            chosen.addAll(these);
        }
        if (!found) {
            return Exit.INPUT;
        }
        report(programmes.dictionaryDiagnostics());
        (arguments.rest().isEmpty() ? programmes.all() : chosen).forEach(this::check);
        tellMore();
        out.println(
                "%d errors, %d warnings; examples: %d agree, %d differ"
                        .formatted(errors, warnings, agreed, differed));
        out.flush();
        return errors + differed == 0 ? Exit.DONE : Exit.CHECK;
    }

    /// What is not shown unless it is asked for.
    private void tellMore() {
        List<String> more = new ArrayList<>();
        if (notes > 0) {
            more.add(
                    "%d %s%s"
                            .formatted(
                                    notes,
                                    notes == 1 ? "note" : "notes",
                                    showNotes ? "" : " (--notes lists them)"));
        }
        if (neverHit > 0) {
            more.add(
                    "%d of %d rules are hit by no example%s"
                            .formatted(
                                    neverHit,
                                    rules,
                                    showCoverage ? "" : " (--coverage lists them)"));
        }
        if (!more.isEmpty()) {
            out.println(String.join("; ", more));
        }
    }

    /// A programme by id, all below an id's prefix, or the programmes of a folder anywhere.
    private List<Programme> choose(Programmes programmes, String name) {
        Optional<Programme> byId = programmes.find(name);
        if (byId.isPresent()) {
            return List.of(byId.get());
        }
        List<Programme> below =
                programmes.all().stream().filter(p -> p.id().startsWith(name + "/")).toList();
        if (!below.isEmpty()) {
            return below;
        }
        Path folder = Path.of(name);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        if (folder.toAbsolutePath()
                .normalize()
                .equals(root.resolve("programmes").toAbsolutePath().normalize())) {
            return programmes.all();
        }
        try (Stream<Path> paths = Files.walk(folder, 10)) {
            return paths.filter(path -> path.endsWith("programme.yaml"))
                    .map(path -> path.toAbsolutePath().getParent())
                    .sorted()
                    .map(path -> Programmes.single(path, programmes.facts()))
                    .toList();
        } catch (java.io.IOException e) {
            return List.of();
        }
    }

    private void check(Programme programme) {
        List<Diagnostic> diagnostics = new ArrayList<>(programme.diagnostics());
        programme.versions().forEach(version -> diagnostics.addAll(version.check(programme)));
        int before = agreed + differed;
        List<Diagnostic> differences = new ArrayList<>();
        List<Diagnostic> uncovered = new ArrayList<>();
        for (Version version : programme.versions()) {
            Coverage coverage = version.coverage();
            for (Map.Entry<String, byte[]> example : version.examples().entrySet()) {
                if (version.compiles()) {
                    Examples.Outcome outcome =
                            Examples.run(
                                    version.place() + "/" + example.getKey(),
                                    example.getValue(),
                                    programme,
                                    version,
                                    coverage);
                    if (outcome.agrees()) {
                        agreed++;
                    } else {
                        differed++;
                        differences.addAll(outcome.differences());
                    }
                }
            }
            rules += coverage.rules();
            List<Diagnostic> missed = coverage.neverHit();
            neverHit += missed.size();
            if (showCoverage) {
                uncovered.addAll(missed);
            }
        }
        int ran = agreed + differed - before;
        out.println(
                "%s: %d %s, %d examples"
                        .formatted(
                                programme.id(),
                                programme.versions().size(),
                                programme.versions().size() == 1 ? "version" : "versions",
                                ran));
        report(diagnostics);
        uncovered.forEach(missed -> out.println("  not hit  " + missed));
        differences.forEach(difference -> out.println("  differs  " + difference));
    }

    private void report(List<Diagnostic> diagnostics) {
        for (Diagnostic diagnostic : diagnostics) {
            switch (diagnostic.severity()) {
                case ERROR -> {
                    errors++;
                    out.println("  error    " + diagnostic);
                }
                case NOTE -> {
                    notes++;
                    if (showNotes) {
                        out.println("  note     " + diagnostic);
                    }
                }
                case WARNING -> {
                    warnings++;
                    out.println("  warning  " + diagnostic);
                }
            }
        }
    }
}
