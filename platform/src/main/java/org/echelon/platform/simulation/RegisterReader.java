package org.echelon.platform.simulation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.echelon.platform.enterprise.KnownFact;
import org.echelon.platform.enterprise.RegisteredEnterprise;
import org.echelon.platform.enterprise.WholeRegister;
import org.echelon.platform.title.Titles;
import org.echelon.policy.fact.Award;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Title;
import org.springframework.stereotype.Component;

/// Reads the register as a population: the enterprises in the reader's sight, as of a day, as known
/// today.
@Component
class RegisterReader {

    private final WholeRegister register;
    private final Titles titles;
    private final FactDictionary dictionary;
    private final Clock clock;

    RegisterReader(WholeRegister register, Titles titles, FactDictionary dictionary, Clock clock) {
        this.register = register;
        this.titles = titles;
        this.dictionary = dictionary;
        this.clock = clock;
    }

    HeldPopulation read(LocalDate asOf, int most) {
        LocalDate knownAt = LocalDate.now(clock);
        HeldPopulation population =
                new HeldPopulation(
                        SimulationQuestion.REGISTER, asOf, clock.instant(), dictionary, true);
        Map<String, Integer> rows = new HashMap<>();
        register.each(
                asOf,
                knownAt,
                (enterprise, known) -> {
                    if (population.size() >= most) {
                        throw Populations.tooMany(most);
                    }
                    EnterpriseFacts facts = facts(enterprise, known);
                    rows.put(enterprise.key(), population.size());
                    population.add(
                            enterprise.key(),
                            facts,
                            enterprise.synthetic(),
                            !FactChecks.errors(facts, dictionary).isEmpty());
                });
        titles.each(knownAt, (key, title) -> give(population, rows, key, title));
        titles.eachAward(knownAt, (key, award) -> give(population, rows, key, award));
        return population;
    }

    private static void give(
            HeldPopulation population, Map<String, Integer> rows, String key, Title title) {
        Integer row = rows.get(key);
        if (row != null) {
            population.give(row, title);
        }
    }

    private static void give(
            HeldPopulation population, Map<String, Integer> rows, String key, Award award) {
        Integer row = rows.get(key);
        if (row != null) {
            population.give(row, award);
        }
    }

    private static EnterpriseFacts facts(RegisteredEnterprise enterprise, List<KnownFact> known) {
        TreeMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>();
        Map<String, FactValue> current = new HashMap<>();
        for (KnownFact fact : known) {
            Integer year = fact.key().year();
            (year == null ? current : yearly.computeIfAbsent(year, _ -> new HashMap<>()))
                    .put(fact.key().fact(), fact.used().value());
        }
        return new EnterpriseFacts(enterprise.enterprise(), yearly, current, List.of(), List.of());
    }
}
