package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.KnowledgeSource;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.programme.SourceDocument;

/// A condition rests on no article, or on a document that `programme.yaml` does not list.
final class UncitedDecision implements ProgrammeCheck {

    @Override
    public List<Diagnostic> find(Subject subject) {
        List<Diagnostic> found = new ArrayList<>();
        DecisionModel model = subject.model().model();
        Set<String> documents =
                subject.programme().sources().stream()
                        .map(SourceDocument::document)
                        .collect(Collectors.toSet());
        model.serviceNamed("conditions").stream()
                .flatMap(service -> service.outputDecisions().stream())
                .flatMap(id -> model.decision(id).stream())
                .filter(decision -> !isCited(model, decision, new HashSet<>()))
                .forEach(decision ->
                        found.add(
                                Diagnostic.error(
                                        "uncited",
                                        subject.place() + ", decision " + decision.name(),
                                        "the condition rests on no article; add an authority requirement to a knowledge source")));
        for (KnowledgeSource source : model.sources()) {
            if (!documents.contains(source.name())) {
                found.add(
                        Diagnostic.error(
                                "unlisted_source",
                                subject.place() + ", knowledge source " + source.id(),
                                "the document '%s' is not among the sources of programme.yaml; add it there"
                                        .formatted(source.name())));
            }
        }
        return found;
    }

    private static boolean isCited(DecisionModel model, Decision decision, Set<String> seen) {
        return !decision.authorities().isEmpty()
                || (seen.add(decision.id())
                        && decision.requiredDecisions().stream()
                                .flatMap(id -> model.decision(id).stream())
                                .anyMatch(inner -> isCited(model, inner, seen)));
    }
}
