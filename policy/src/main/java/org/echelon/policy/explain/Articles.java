package org.echelon.policy.explain;

import java.util.List;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.KnowledgeSource;
import org.echelon.policy.result.Source;

/// The articles that a model names as its law.
public final class Articles {

    private Articles() {}

    /// A knowledge source's name is the document number; its description names the article.
    public static Source of(KnowledgeSource knowledge) {
        String description = knowledge.description();
        if (description == null || description.isBlank()) {
            return new Source(knowledge.name(), null);
        }
        String article = description.strip();
        for (String word : List.of("article ", "art. ", "Article ")) {
            if (article.startsWith(word)) {
                article = article.substring(word.length()).strip();
            }
        }
        return new Source(knowledge.name(), article);
    }

    /// The articles that a decision itself names, in the order of the file.
    public static List<Source> of(DecisionModel model, Decision decision) {
        return decision.authorities().stream()
                .flatMap(authority -> model.source(authority).stream())
                .map(Articles::of)
                .distinct()
                .toList();
    }
}
