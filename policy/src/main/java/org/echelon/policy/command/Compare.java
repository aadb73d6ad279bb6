package org.echelon.policy.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.difference.Difference;
import org.echelon.policy.difference.DifferenceJson;
import org.echelon.policy.difference.DifferenceText;
import org.echelon.policy.message.Diagnostic;

/// `compare PROGRAMME [EARLIER LATER]`: what differs between two versions.
final class Compare {

    static final String USAGE =
            "usage: ./echelon compare PROGRAMME [EARLIER LATER] [--json] [--lang zh,en]";

    private final Path root;
    private final PrintStream out;
    private final PrintStream err;

    Compare(Path root, PrintStream out, PrintStream err) {
        this.root = root;
        this.out = out;
        this.err = err;
    }

    Exit run(List<String> words) throws Arguments.Wrong {
        Arguments arguments = Arguments.parse(words, Set.of("--lang"), Set.of("--json"));
        List<Locale> languages = Languages.of(arguments);
        List<String> rest = arguments.rest();
        if (rest.size() != 1 && rest.size() != 3) {
            throw new Arguments.Wrong(
                    "name a programme and two of its versions, such as cn/tech-sme 2017-05-03"
                            + " 2022-04-01; without versions the newest two are compared");
        }
        Programmes programmes = Programmes.read(root.resolve("programmes"));
        Optional<Programme> found = ProgrammeChoice.find(programmes, rest.getFirst());
        if (found.isEmpty()) {
            err.println(ProgrammeChoice.unknown(programmes, rest.getFirst()));
            return Exit.INPUT;
        }
        Programme programme = found.get();
        if (rest.size() == 1 && programme.versions().size() < 2) {
            err.println(
                    "%s has one version, %s; there is nothing to compare it with"
                            .formatted(programme.id(), days(programme)));
            return Exit.INPUT;
        }
        Optional<Version> before =
                rest.size() == 1
                        ? Optional.of(programme.versions().get(1))
                        : version(programme, rest.get(1));
        Optional<Version> after =
                rest.size() == 1
                        ? Optional.of(programme.versions().getFirst())
                        : version(programme, rest.get(2));
        if (before.isEmpty() || after.isEmpty()) {
            return Exit.INPUT;
        }
        return compare(
                programme,
                before.get(),
                after.get(),
                arguments.has("--json") ? List.of() : languages);
    }

    private Exit compare(
            Programme programme, Version before, Version after, List<Locale> languages) {
        Optional<Difference> difference = programme.difference(before, after);
        if (difference.isEmpty()) {
            err.println("The versions cannot be compared, since a decision cannot be read:");
            List.of(before, after)
                    .forEach(version ->
                            version.diagnostics().stream()
                                    .filter(found -> found.severity() == Diagnostic.Severity.ERROR)
                                    .forEach(found -> err.println("  " + found)));
            return Exit.INPUT;
        }
        if (languages.isEmpty()) {
            out.print(DifferenceJson.of(difference.get()));
        }
        for (int i = 0; i < languages.size(); i++) {
            if (i > 0) {
                out.println();
            }
            out.print(
                    DifferenceText.of(difference.get(), programme.definition(), languages.get(i)));
        }
        out.flush();
        return Exit.DONE;
    }

    private Optional<Version> version(Programme programme, String day) throws Arguments.Wrong {
        LocalDate from;
        try {
            from = LocalDate.parse(day);
        } catch (DateTimeParseException e) {
            throw new Arguments.Wrong(
                    "%s is not a day; a version is named by its first day, such as %s"
                            .formatted(day, days(programme)));
        }
        Optional<Version> version = programme.version(from);
        if (version.isEmpty()) {
            err.println(
                    "%s has no version of %s; it has %s"
                            .formatted(programme.id(), day, days(programme)));
        }
        return version;
    }

    private static String days(Programme programme) {
        return String.join(
                ", ",
                programme.versions().stream()
                        .map(version -> version.definition().from().toString())
                        .toList());
    }
}
