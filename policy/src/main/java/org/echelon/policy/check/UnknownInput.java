package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.InputData;
import org.echelon.policy.dmn.ModelTexts;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.programme.Profile;

/// The decision reads what nobody provides: an input outside the profile, or a fact that is in no
/// dictionary.
final class UnknownInput implements ProgrammeCheck {

    private static final Pattern FACT =
            Pattern.compile(
                    "\\b(?:last|years|current|panel)\\s*(?:\\[[^\\]]*\\])?\\s*\\.\\s*([a-z][a-z0-9_]*)");

    @Override
    public List<Diagnostic> find(Subject subject) {
        List<Diagnostic> found = new ArrayList<>();
        org.echelon.policy.fact.Subject.Kind kind = subject.programme().subjectKind();
        Set<String> inputs = Profile.inputs(kind);
        for (InputData input : subject.model().model().inputs()) {
            if (!inputs.contains(input.name())) {
                found.add(
                        Diagnostic.error(
                                "unknown_input",
                                subject.place() + ", input data " + input.name(),
                                "nobody provides '%s'; a decision may read %s"
                                        .formatted(input.name(), new java.util.TreeSet<>(inputs))));
            }
        }
        for (Decision decision : subject.model().model().decisions()) {
            for (String fact : factsIn(decision)) {
                Optional<FactDefinition> definition = subject.facts().find(fact);
                if (definition.isPresent() && !definition.get().subjects().contains(kind)) {
                    found.add(
                            Diagnostic.error(
                                    "wrong_subject",
                                    subject.place() + ", decision " + decision.name(),
                                    "'%s' is told of %s, and this programme is about %s; read another fact, or add '%s' to its 'subject' in facts.yaml"
                                            .formatted(
                                                    fact,
                                                    definition.get().subjectWords().en(),
                                                    kind.words().en(),
                                                    kind.code())));
                }
                if (!fact.equals("year") && definition.isEmpty()) {
                    found.add(
                            Diagnostic.error(
                                    "unknown_fact",
                                    subject.place() + ", decision " + decision.name(),
                                    "'%s' is no fact of the dictionary; mend the name or add it to facts.yaml%s"
                                            .formatted(fact, hint(subject, fact))));
                }
            }
        }
        return found;
    }

    private static String hint(Subject subject, String fact) {
        List<String> similar = subject.facts().similarTo(fact);
        return similar.isEmpty() ? "" : " (similar: " + String.join(", ", similar) + ")";
    }

    private static Set<String> factsIn(Decision decision) {
        Set<String> facts = new LinkedHashSet<>();
        for (String text : ModelTexts.of(decision)) {
            Matcher matcher = FACT.matcher(text);
            while (matcher.find()) {
                facts.add(matcher.group(1));
            }
        }
        return facts;
    }
}
