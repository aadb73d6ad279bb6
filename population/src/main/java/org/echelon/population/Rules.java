package org.echelon.population;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.Judge;
import org.echelon.policy.Programme;
import org.echelon.policy.Question;
import org.echelon.policy.Version;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.feel.Value;
import org.echelon.policy.programme.OutcomeDefinition;
import org.echelon.quantity.Rational;

/// One version of a programme and the day of the question: what a population is held against.
///
/// @param programme the programme
/// @param version its version that judges
/// @param asOf the day of the question
record Rules(Programme programme, Version version, LocalDate asOf) {

    /// How many closed years a decision may read.
    static final int YEARS = 3;

    /// A judge for one thread.
    Judge judge() {
        return programme
                .judge(version, Question.asOf(asOf, asOf))
                .orElseThrow(
                        () -> new IllegalStateException(version.place() + " cannot be evaluated"));
    }

    /// The same with another value of a parameter.
    Rules with(String parameter, Rational value) {
        return new Rules(programme, version.withParameter(parameter, Value.of(value)), asOf);
    }

    /// The facts that the decision reads, and those that bound what is unknown of them: fallbacks
    /// and wholes.
    Map<String, FactDefinition> facts() {
        Map<String, FactDefinition> facts = new LinkedHashMap<>();
        version.factsConsulted()
                .forEach(id -> programme.facts().find(id).ifPresent(fact -> facts.put(id, fact)));
        return facts;
    }

    /// The closed years that may be read, oldest first.
    List<Integer> years() {
        return java.util.stream.IntStream.range(asOf.getYear() - YEARS, asOf.getYear())
                .boxed()
                .toList();
    }

    /// Whether the decision may read more years than the last.
    boolean readsYears() {
        return version.model().stream()
                .flatMap(model -> model.inputs().stream())
                .anyMatch(input -> input.name().equals("years"));
    }

    /// Words and unit of an outcome, where the programme states them.
    java.util.Optional<OutcomeDefinition> outcome(String id) {
        return java.util.Optional.ofNullable(programme.definition().outcomes().get(id));
    }
}
