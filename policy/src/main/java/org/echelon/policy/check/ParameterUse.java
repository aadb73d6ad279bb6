package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.policy.dmn.Formula;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.programme.VersionDefinition;

/// A parameter that `parameters.yaml` states and nothing uses, or that the decision reads and the
/// file lacks.
final class ParameterUse implements StudyCheck {

    @Override
    public List<Diagnostic> find(Study study) {
        List<Diagnostic> found = new ArrayList<>();
        Set<String> known = new TreeSet<>(study.subject().parameters().keySet());
        Map<String, String> used = new LinkedHashMap<>();
        int[] whole = new int[1]; // how often the parameters are read as a whole
        for (Formula formula : study.symbols().formulas()) {
            Parts.forEach(
                    formula,
                    (part, at) -> {
                        if (part instanceof Expression.Path(var value, String name)
                                && study.symbols().sort(value, at) == Symbols.Sort.PARAMETERS) {
                            used.putIfAbsent(name, formula.place());
                            whole[0]--;
                        }
                        if (study.symbols().sort(part, at) == Symbols.Sort.PARAMETERS) {
                            whole[0]++;
                        }
                    });
        }
        used.forEach((name, place) -> {
            if (!known.contains(name)) {
                found.add(
                        Diagnostic.error(
                                "missing_parameter",
                                study.subject().place() + ", " + place,
                                "parameters.yaml has no '%s', so it is null; add it with value and source%s"
                                        .formatted(
                                                name,
                                                known.isEmpty()
                                                        ? ""
                                                        : ", or correct the name (known are "
                                                                + String.join(", ", known)
                                                                + ")")));
            }
        });
        boolean passedAround = whole[0] > 0;
        String end =
                study.subject()
                        .version()
                        .validity()
                        .map(VersionDefinition.Validity::ends)
                        .orElse(null);
        for (String name : known) {
            if (!passedAround && !used.containsKey(name) && !name.equals(end)) {
                found.add(
                        Diagnostic.note(
                                "unused_parameter",
                                study.subject().place().replaceFirst("[^/]*$", "parameters.yaml"),
                                "the decision does not read '%s'; where it is more than a word to the reader, write parameters.%s in the place of the number, otherwise remove it"
                                        .formatted(name, name)));
            }
        }
        return found;
    }
}
