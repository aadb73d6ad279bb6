package org.echelon.platform.simulation;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.echelon.policy.Programme;
import org.echelon.policy.Version;
import org.echelon.policy.message.Words;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/// Asks what rules would do to a population, with the figures as they are set.
@Service
public class Simulations {

    private final OpenRules rules;
    private final Populations populations;
    private final RegionEngine engine;
    private final SimulationThreads threads;

    Simulations(
            OpenRules rules,
            Populations populations,
            RegionEngine engine,
            SimulationThreads threads) {
        this.rules = rules;
        this.populations = populations;
        this.engine = engine;
        this.threads = threads;
    }

    /// A figure that cannot be used.
    public record Wrong(String figure, Words why) {}

    /// What was asked, and what came of it.
    ///
    /// @param figures those that can be dragged
    /// @param set the values that were judged by, of those that differ from what stands
    /// @param wrong figures that cannot be used; what stands was judged instead of all of them
    /// @param before what the version in force says; absent where none is in force
    /// @param nanos the time that judging and counting took
    public record Answer(
            SimulationQuestion question,
            Opened opened,
            HeldPopulation population,
            List<Figure> figures,
            Map<String, BigDecimal> set,
            List<Wrong> wrong,
            Judgement now,
            Optional<Judgement> before,
            Tally tally,
            long nanos) {}

    /// Judges the population.
    ///
    /// @param again whether to read the population anew
    /// @return empty where there are no such rules or no such population for the reader
    /// @throws CannotJudge where they are there and cannot be used
    @PreAuthorize("@access.simulates()")
    Optional<Answer> ask(SimulationQuestion question, boolean again) {
        Optional<Opened> opened = rules.find(question.of(), question.asOf());
        if (opened.isEmpty()) {
            return Optional.empty();
        }
        return populations
                .find(question.population(), question.asOf(), again)
                .map(population -> ask(question, opened.get(), population));
    }

    private Answer ask(SimulationQuestion question, Opened opened, HeldPopulation population) {
        List<Figure> figures = Figure.of(opened.version());
        List<Wrong> wrong = new ArrayList<>();
        Map<String, BigDecimal> set = set(question, figures, wrong);
        ReadyRules ready = ready(population, opened.key(), opened.programme(), opened.version());
        Optional<Judgement> before =
                opened.standing()
                        .map(standing ->
                                standing.equals(opened.version())
                                        ? ready.standing()
                                        : ready(
                                                        population,
                                                        standing.place()
                                                                + "@"
                                                                + standing.checksum(),
                                                        opened.standingOf(),
                                                        standing)
                                                .standing());
        long begin = System.nanoTime();
        Judgement now =
                set.isEmpty() ? ready.standing() : ready.prepared().judge(Figure.values(set));
        Tally tally = Tally.of(population, now, before.orElse(now), threads);
        if (set.isEmpty()) {
            threads.ahead(ready.prepared()::anticipate);
        }
        return new Answer(
                question,
                opened,
                population,
                figures,
                set,
                wrong,
                now,
                before,
                tally,
                System.nanoTime() - begin);
    }

    private static Map<String, BigDecimal> set(
            SimulationQuestion question, List<Figure> figures, List<Wrong> wrong) {
        Map<String, BigDecimal> set = new TreeMap<>();
        for (Figure figure : figures) {
            String typed = question.typed().get(figure.name());
            if (typed == null) {
                continue;
            }
            switch (figure.read(typed)) {
                case Figure.Typed.Read(BigDecimal value) -> {
                    if (value.compareTo(figure.standing()) != 0) {
                        set.put(figure.name(), value);
                    }
                }
                case Figure.Typed.Wrong(Words why) -> wrong.add(new Wrong(figure.name(), why));
            }
        }
        return wrong.isEmpty() ? set : new TreeMap<>();
    }

    private ReadyRules ready(
            HeldPopulation population, String key, Programme programme, Version version) {
        return population.ready(
                key,
                () -> {
                    RegionEngine.Prepared prepared = engine.prepare(population, programme, version);
                    return new ReadyRules(prepared, prepared.judge(Map.of()));
                });
    }
}
