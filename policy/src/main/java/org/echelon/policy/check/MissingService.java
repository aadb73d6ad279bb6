package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.DecisionService;
import org.echelon.policy.message.Diagnostic;

/// The decision does not offer what `programme.yaml` names: service `conditions`, a condition, an
/// outcome, a band.
final class MissingService implements ProgrammeCheck {

    @Override
    public List<Diagnostic> find(Subject subject) {
        List<Diagnostic> found = new ArrayList<>();
        DecisionModel model = subject.model().model();
        if (model.serviceNamed("conditions").isEmpty()) {
            found.add(
                    Diagnostic.error(
                            "missing_service",
                            subject.place(),
                            "there is no decision service 'conditions'; add one whose output decisions are the conditions"));
        }
        Set<String> conditions = offered(model, "conditions");
        compare(subject, found, "condition", conditions, subject.programme().conditions().keySet());
        Set<String> outcomes = offered(model, "outcomes");
        subject.programme()
                .outcomes()
                .forEach((id, outcome) -> {
                    String decision = outcome.decision() == null ? id : outcome.decision();
                    if (!outcomes.contains(decision)) {
                        found.add(
                                Diagnostic.warning(
                                        "missing_decision",
                                        subject.place(),
                                        "programme.yaml names the outcome '%s', but service 'outcomes' offers no decision '%s'"
                                                .formatted(id, decision)));
                    }
                });
        subject.programme()
                .bands()
                .forEach((fact, band) -> {
                    if (subject.facts().find(fact).isEmpty()) {
                        found.add(
                                Diagnostic.error(
                                        "unknown_fact",
                                        subject.place(),
                                        "programme.yaml gives a band for '%s', which is no fact"
                                                .formatted(fact)));
                    }
                    for (String decision : List.of(band.low(), band.high())) {
                        if (model.decisionNamed(decision).isEmpty()) {
                            found.add(
                                    Diagnostic.error(
                                            "missing_decision",
                                            subject.place(),
                                            "the band of '%s' names the decision '%s', which does not exist"
                                                    .formatted(fact, decision)));
                        }
                    }
                });
        return found;
    }

    private static void compare(
            Subject subject,
            List<Diagnostic> found,
            String what,
            Set<String> offered,
            Set<String> named) {
        for (String id : named) {
            if (!offered.contains(id)) {
                found.add(
                        Diagnostic.warning(
                                "missing_decision",
                                subject.place(),
                                "programme.yaml names the %s '%s', but this version offers no such decision"
                                        .formatted(what, id)));
            }
        }
        for (String id : offered) {
            if (!named.contains(id)) {
                found.add(
                        Diagnostic.error(
                                "missing_words",
                                subject.place() + ", decision " + id,
                                "the %s has no words; add '%s: { zh: …, en: … }' under conditions in programme.yaml"
                                        .formatted(what, id)));
            }
        }
    }

    private static Set<String> offered(DecisionModel model, String service) {
        return model.serviceNamed(service).stream()
                .map(DecisionService::outputDecisions)
                .flatMap(List::stream)
                .flatMap(id -> model.decision(id).stream())
                .map(Decision::name)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
    }
}
