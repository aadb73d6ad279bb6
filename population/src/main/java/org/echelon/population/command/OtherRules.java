package org.echelon.population.command;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.command.ProgrammeChoice;
import org.echelon.policy.message.Diagnostic;
import org.echelon.population.Simulation;

/// What `--against` names: a version of the same programme by its first day, a draft's folder (a
/// whole programme, or one version in it), or the id of another programme.
final class OtherRules {

    private final Programmes programmes;
    private final Programme programme;
    private final PrintStream err;

    OtherRules(Programmes programmes, Programme programme, PrintStream err) {
        this.programmes = programmes;
        this.programme = programme;
        this.err = err;
    }

    /// Empty, with the reason told, where there is nothing of that name.
    Optional<Simulation.Against> find(String name, LocalDate asOf) {
        Optional<LocalDate> day = day(name);
        if (day.isPresent()) {
            Optional<Version> version = programme.version(day.get());
            if (version.isEmpty()) {
                err.println(
                        "%s has no version of %s; it has %s"
                                .formatted(programme.id(), name, days(programme)));
            }
            return against(name, programme, version);
        }
        Path folder = Path.of(name);
        if (Files.isRegularFile(folder.resolve("version.yaml"))
                && folder.getFileName() != null
                && folder.toAbsolutePath().normalize().getParent() != null) {
            Path whole = folder.toAbsolutePath().normalize().getParent();
            Programme draft = Programmes.single(whole, programmes.facts());
            return against(
                    name, draft, day(String.valueOf(folder.getFileName())).flatMap(draft::version));
        }
        Optional<Programme> published = programmes.find(name);
        if (published.isPresent()) {
            return inForce(name, published.get(), asOf);
        }
        Optional<Programme> draft = ProgrammeChoice.find(programmes, name);
        if (draft.isEmpty()) {
            err.println(
                    "--against %s is neither a version of %s (%s), nor a draft's folder with programme.yaml, nor a programme"
                            .formatted(name, programme.id(), days(programme)));
            return Optional.empty();
        }
        // a draft is asked though it is not in force yet
        return against(name, draft.get(), draft.get().versions().stream().findFirst());
    }

    /// Outside all its versions a programme judges nobody.
    private Optional<Simulation.Against> inForce(String name, Programme rules, LocalDate asOf) {
        Optional<Version> version = rules.inForce(asOf);
        return version.isEmpty()
                ? Optional.of(new Simulation.Against(name, rules, Optional.empty()))
                : against(name, rules, version);
    }

    private Optional<Simulation.Against> against(
            String name, Programme rules, Optional<Version> version) {
        return version.flatMap(found -> compiled(found, err))
                .map(found -> new Simulation.Against(name, rules, Optional.of(found)));
    }

    /// The version, when its decision can be read; otherwise says why not.
    static Optional<Version> compiled(Version version, PrintStream err) {
        if (version.compiles()) {
            return Optional.of(version);
        }
        List<Diagnostic> errors = Simulate.errors(version);
        err.println(version.place() + " cannot be evaluated / 无法判定:");
        errors.forEach(error -> err.println("  " + error));
        return Optional.empty();
    }

    private static String days(Programme programme) {
        return String.join(
                ", ",
                programme.versions().stream()
                        .map(version -> version.definition().from().toString())
                        .toList());
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
