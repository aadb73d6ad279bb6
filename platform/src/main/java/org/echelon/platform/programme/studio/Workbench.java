package org.echelon.platform.programme.studio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.echelon.platform.programme.Publications;
import org.echelon.policy.Coverage;
import org.echelon.policy.Examples;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Version;
import org.echelon.policy.difference.Difference;
import org.echelon.policy.message.Diagnostic;
import org.springframework.stereotype.Component;

/// Reads a draft as it would be if it were published now, checks it and runs its examples.
@Component
class Workbench {

    private final Publications publications;

    Workbench(Publications publications) {
        this.publications = publications;
    }

    /// A draft, looked at.
    ///
    /// @param programme the programme with the draft among its versions
    /// @param version the draft's version; absent where it has neither `version.yaml` nor
    ///   `decision.dmn`
    /// @param found what the checks find, errors first
    /// @param examples what came of each example
    /// @param missed rules that no example hits
    record Look(
            Programme programme,
            Optional<Version> version,
            List<Diagnostic> found,
            List<Examples.Outcome> examples,
            List<Diagnostic> missed) {

        /// Whether it may be published.
        boolean isClean() {
            return found.stream().noneMatch(one -> one.severity() == Diagnostic.Severity.ERROR)
                    && examples.stream().allMatch(Examples.Outcome::agrees);
        }

        long errors() {
            return found.stream()
                    .filter(one -> one.severity() == Diagnostic.Severity.ERROR)
                    .count();
        }

        long differing() {
            return examples.stream().filter(one -> !one.agrees()).count();
        }

        /// What the draft changes against the version it began with, cell by cell; empty for a
        /// programme from nothing, and while a decision cannot be read.
        Optional<Difference> difference(ProgrammeDraft draft) {
            return Optional.ofNullable(draft.basedOn())
                    .map(unit -> LocalDate.parse(unit.substring(unit.lastIndexOf('/') + 1)))
                    .flatMap(programme::version)
                    .flatMap(began ->
                            version.flatMap(drafted -> programme.difference(began, drafted)));
        }

        /// What is found in one file.
        List<Diagnostic> foundIn(String path) {
            return found.stream().filter(one -> isIn(one, path)).toList();
        }

        static boolean isIn(Diagnostic one, String path) {
            return one.place().equals(path)
                    || (one.place().startsWith(path)
                            && !Character.isLetterOrDigit(one.place().charAt(path.length()))
                            && one.place().charAt(path.length()) != '/');
        }
    }

    /// Looks at a draft with these files.
    Look look(ProgrammeDraft draft, SortedMap<String, byte[]> files) {
        Programme programme = programme(draft, files);
        Optional<Version> version = programme.version(draft.version());
        List<Diagnostic> found = new ArrayList<>(programme.diagnostics());
        version.ifPresent(one -> found.addAll(one.check(programme)));
        found.sort(java.util.Comparator.comparing(Diagnostic::severity));
        List<Examples.Outcome> outcomes = new ArrayList<>();
        List<Diagnostic> missed = List.of();
        if (version.isPresent() && version.get().compiles()) {
            Coverage coverage = version.get().coverage();
            for (Map.Entry<String, byte[]> example : version.get().examples().entrySet()) {
                String place = draft.unit() + "/" + example.getKey();
                outcomes.add(run(place, example.getValue(), programme, version.get(), coverage));
            }
            missed = coverage.neverHit();
        }
        return new Look(programme, version, List.copyOf(found), List.copyOf(outcomes), missed);
    }

    /// The programme with the draft among its versions, as yet unchecked.
    Programme programme(ProgrammeDraft draft, SortedMap<String, byte[]> files) {
        SortedMap<String, byte[]> all = new TreeMap<>(publications.files(draft.programme()));
        all.keySet().removeIf(path -> path.startsWith(draft.unit() + "/") || isOwn(draft, path));
        all.putAll(files);
        Programmes programmes = Programmes.of(all);
        return programmes
                .find(draft.programme())
                .orElseGet(() ->
                        Programmes.of(withoutDefinition(draft, all))
                                .find(draft.programme())
                                .orElseThrow());
    }

    /// Runs an example; its day may lead to a version of the programme that cannot be evaluated.
    private static Examples.Outcome run(
            String place, byte[] yaml, Programme programme, Version version, Coverage coverage) {
        try {
            return Examples.run(place, yaml, programme, version, coverage);
        } catch (IllegalStateException broken) {
            return new Examples.Outcome(
                    place,
                    place,
                    Optional.empty(),
                    List.of(
                            Diagnostic.error(
                                    "example_differs",
                                    place,
                                    String.valueOf(broken.getMessage()))));
        }
    }

    /// The programme's own files of the draft.
    private static boolean isOwn(ProgrammeDraft draft, String path) {
        return path.equals(draft.programme() + "/programme.yaml")
                || path.equals(draft.programme() + "/facts.yaml");
    }

    /// With an empty `programme.yaml` in the place of the missing one, so that the check can say
    /// what it lacks.
    private static SortedMap<String, byte[]> withoutDefinition(
            ProgrammeDraft draft, SortedMap<String, byte[]> files) {
        SortedMap<String, byte[]> all = new TreeMap<>(files);
        all.put(draft.programme() + "/programme.yaml", new byte[0]);
        return all;
    }
}
