package org.echelon.policy.gap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.result.OutOfReach;
import org.echelon.policy.result.Proposal;
import org.echelon.quantity.Rational;

/// Answers for one filing: the cheapest changes that turn the verdict to met, or why there are
/// none.
public final class GapSolver {

    /// How much is done for an answer, in questions to the engine.
    ///
    /// @param first for the first way
    /// @param further for each further way
    /// @param ways how many ways are told
    public record Bounds(int first, int further, int ways) {

        public static final Bounds USUAL = new Bounds(20_000, 4_000, 3);
    }

    /// A way that costs more than so many times the first is no alternative.
    private static final Rational WORTH = Rational.of(10);

    private final ProgrammeDefinition definition;
    private final FactDictionary dictionary;
    private final Bounds bounds;

    public GapSolver(ProgrammeDefinition definition, FactDictionary dictionary, Bounds bounds) {
        this.definition = definition;
        this.dictionary = dictionary;
        this.bounds = bounds;
    }

    /// @param proposals the ways, the cheapest first
    /// @param outOfReach why there is none
    /// @param questions how many questions to the engine it took
    public record Answer(List<Proposal> proposals, Optional<OutOfReach> outOfReach, int questions) {
        public Answer {
            proposals = List.copyOf(proposals);
        }
    }

    /// Solves for one filing.
    ///
    /// @param version the version in force on that day
    /// @param read the facts that its decision reads
    public Answer solve(Roll roll, LocalDate version, List<FactDefinition> read, Judge engine) {
        CountedJudge judge = new CountedJudge(engine);
        Levers levers = new Levers(dictionary, roll);
        Space space = levers.space(read);
        Ways ways = new Ways(space, judge);
        Way way = ways.cheapest(List.of(), Rational.ZERO, null, bounds.first());
        if (!(way instanceof Way.Found first)) {
            Barriers barriers =
                    new Barriers(definition, dictionary, roll, read, levers, space, judge);
            return new Answer(
                    List.of(),
                    Optional.of(
                            way instanceof Way.Stopped(int evaluations)
                                    ? barriers.notFound(evaluations)
                                    : barriers.explained()),
                    judge.questions());
        }
        List<Words> assumes = assumes(roll, version, read, levers);
        List<Proposal> proposals = new ArrayList<>();
        List<Set<String>> taken = new ArrayList<>();
        Rational worth = space.cost(first.steps()).times(WORTH);
        while (way instanceof Way.Found found) {
            proposals.add(proposal(space, judge, roll.filing(), found, assumes));
            taken.add(space.moved(found.steps()));
            boolean more = proposals.size() < bounds.ways() && worth.signum() > 0;
            Rational before = space.cost(found.steps());
            way = more ? ways.cheapest(taken, before, worth, bounds.further()) : new Way.None();
        }
        return new Answer(proposals, Optional.empty(), judge.questions());
    }

    private Proposal proposal(
            Space space, Judge judge, Filing filing, Way.Found way, List<Words> assumes) {
        List<Proposal.Change> changes = new ArrayList<>();
        for (int i = 0; i < space.levers().size(); i++) {
            Lever lever = space.levers().get(i);
            long steps = way.point().near(i);
            if (steps != 0) {
                changes.add(
                        new Proposal.Change(lever.fact(), lever.base(), lever.value(steps), false));
            }
        }
        Map<FactKey, Rational> values = space.values(way.steps());
        changes.addAll(judge.apply(values).orElseThrow());
        return new Proposal(
                filing.on(), changes, space.cost(way.steps()), assumes, way.certificate());
    }

    private static List<Words> assumes(
            Roll roll, LocalDate version, List<FactDefinition> read, Levers levers) {
        List<Words> assumes = new ArrayList<>();
        Set<FactDefinition.Period> periods = new HashSet<>();
        read.forEach(fact -> periods.add(fact.period()));
        if (periods.contains(FactDefinition.Period.YEARLY)) {
            for (int year : levers.openYears()) {
                if (roll.repeated().contains(year)) {
                    assumes.add(Assumption.YEAR_REPEATED.words(year, roll.toldBefore(year)));
                }
                if (roll.given().contains(year)) {
                    assumes.add(Assumption.YEAR_AS_GIVEN.words(year));
                }
            }
        }
        assumes.add(Assumption.STATE_STAYS.words(roll.asOf()));
        if (periods.contains(FactDefinition.Period.PANEL)) {
            assumes.add(Assumption.PANEL_SCORES_AGAIN.words());
        }
        if (roll.filing().window() != null) {
            assumes.add(Assumption.WINDOW_AS_NOW.words(roll.filing().window()));
        }
        assumes.add(Assumption.LAW_STAYS.words(version));
        return assumes;
    }
}
