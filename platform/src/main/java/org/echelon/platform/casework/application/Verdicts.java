package org.echelon.platform.casework.application;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.platform.programme.Assessment;
import org.echelon.platform.programme.Evaluations;
import org.echelon.policy.Programme;
import org.echelon.policy.Question;
import org.echelon.policy.explain.EvaluationJson;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.result.Evaluation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Asks the programme about a draft: on its answers, and beside that on the register's values where
/// the answers differ from them.
@Component
class Verdicts {

    private final Evaluations evaluations;
    private final Clock clock;

    Verdicts(Evaluations evaluations, Clock clock) {
        this.evaluations = evaluations;
        this.clock = clock;
    }

    /// What the programme says, as `docs/formats/evaluation.schema.json`.
    ///
    /// @param onAnswers on the answers as they stand; absent while they are impossible
    /// @param onRegister on the register's values; absent where the answers do not differ
    record Verdict(@Nullable String onAnswers, @Nullable String onRegister) {}

    Verdict of(Sheet sheet) {
        LocalDate today = LocalDate.now(clock);
        Optional<EnterpriseFacts> known =
                evaluations.known(sheet.draft().enterprise(), sheet.asOf(), today);
        if (known.isEmpty()) {
            return new Verdict(null, null);
        }
        Question question = new Question(sheet.asOf(), today, false);
        boolean differs =
                sheet.entries().stream()
                        .map(Entry::origin)
                        .anyMatch(origin -> origin == Origin.CHANGED || origin == Origin.DISPUTED);
        return new Verdict(
                ask(sheet, overlaid(known.get(), sheet.entries()), question),
                differs ? ask(sheet, known.get(), question) : null);
    }

    private static @Nullable String ask(Sheet sheet, EnterpriseFacts facts, Question question) {
        Programme programme = sheet.programme();
        // a version published since, in force from a day before the filing, is not the sheet's
        Optional<Evaluation> found =
                programme.inForce(question.asOf()).equals(Optional.of(sheet.version()))
                        ? Assessment.of(programme, facts, question)
                                .withNextQuestions(facts, question)
                                .evaluation()
                        : programme.evaluateUnder(sheet.version(), facts, question);
        return found.map(EvaluationJson::of).orElse(null);
    }

    /// The register's facts with the answers in their place; what was left empty is unknown.
    private static EnterpriseFacts overlaid(EnterpriseFacts known, List<Entry> entries) {
        TreeMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>();
        known.yearly().forEach((year, values) -> yearly.put(year, new HashMap<>(values)));
        Map<String, FactValue> current = new HashMap<>(known.current());
        for (Entry entry : entries) {
            FactKey key = entry.field().fact();
            if (key == null) {
                continue;
            }
            Integer year = key.year();
            Map<String, FactValue> values =
                    year == null ? current : yearly.computeIfAbsent(year, _ -> new HashMap<>());
            if (entry.input() instanceof Input.Valid(FactValue value)) {
                values.put(key.fact(), value);
            } else {
                values.remove(key.fact());
            }
        }
        return new EnterpriseFacts(
                known.enterprise(), yearly, current, known.holds(), known.received());
    }
}
