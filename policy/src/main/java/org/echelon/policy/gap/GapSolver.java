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
import org.jspecify.annotations.Nullable;

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
    public record Answer(List<Proposal> proposals, Optional<OutOfReach> outOfReach) {}

    /// Solves for one filing.
    ///
    /// @param version the version in force on that day
    /// @param read the facts that its decision reads
    public Answer solve(Roll roll, LocalDate version, List<FactDefinition> read, Judge judge) {
        Levers levers = new Levers(dictionary, roll);
        Space space = levers.space(read);
        Way way = way(space, judge, List.of(), Rational.ZERO, null, bounds.first());
        if (!(way instanceof Way.Steps first)) {
            Barriers barriers =
                    new Barriers(definition, dictionary, roll, read, levers, space, judge);
            return new Answer(
                    List.of(),
                    Optional.of(
                            way instanceof Way.Stopped(int evaluations)
                                    ? barriers.notFound(evaluations)
                                    : barriers.explained()));
        }
        List<Words> assumes = assumes(roll, version, read, levers);
        List<Proposal> proposals = new ArrayList<>();
        List<Set<String>> taken = new ArrayList<>();
        Rational worth = space.cost(first.steps()).times(WORTH);
        while (way instanceof Way.Steps found) {
            proposals.add(proposal(space, judge, roll.filing(), found, assumes));
            taken.add(space.moved(found.steps()));
            boolean more = proposals.size() < bounds.ways() && worth.signum() > 0;
            Rational before = space.cost(found.steps());
            way = more ? way(space, judge, taken, before, worth, bounds.further()) : new Way.None();
        }
        return new Answer(proposals, Optional.empty());
    }

    private sealed interface Way {
        record Steps(long[] steps, Proposal.Certificate certificate) implements Way {}

        record None() implements Way {}

        record Stopped(int evaluations) implements Way {}
    }

    /// The cheapest way that does not move all facts of one already taken.
    ///
    /// @param atLeast what it costs at least
    /// @param worth what it may cost at most, where there is a limit
    private static Way way(
            Space space,
            Judge judge,
            List<Set<String>> taken,
            Rational atLeast,
            @Nullable Rational worth,
            int evaluations) {
        Work work = new Work(evaluations);
        Probe probe = new Probe(space, judge, work);
        Search search =
                new Search(
                        space,
                        probe,
                        work,
                        taken,
                        steps -> judge.apply(space.values(steps)).isPresent());
        Optional<Box> root = search.contracted(space.all());
        if (root.isEmpty()) {
            return search.wasRefused() ? new Way.Stopped(evaluations) : new Way.None();
        }
        Box box = root.get();
        Rational proven = space.cost(box.corner()).max(atLeast);
        Rational limit = smallestEffort(space).max(proven.plus(proven));
        while (true) {
            switch (search.cheapest(box, limit)) {
                case Search.End.Found(long[] steps) -> {
                    return checked(space, judge, work, steps, search.wasRefused(), proven);
                }
                case Search.End.Stopped(Rational bound) -> {
                    return some(space, judge, taken, box, proven.max(bound), evaluations);
                }
                case Search.End.None() -> {
                    boolean all = isWithin(space, box, limit);
                    if (all || (worth != null && limit.compareTo(worth) >= 0)) {
                        return search.wasRefused() ? new Way.Stopped(evaluations) : new Way.None();
                    }
                    proven = limit;
                    limit = limit.plus(limit);
                    limit = worth == null ? limit : limit.min(worth);
                }
            }
        }
    }

    /// The last check of a proven answer: no step of it can be taken back.
    private static Way checked(
            Space space, Judge judge, Work work, long[] steps, boolean refused, Rational proven) {
        Probe probe = new Probe(space, judge, work);
        long[] lowered = new Descent(space, probe, work).lowered(steps);
        boolean minimal = !refused && java.util.Arrays.equals(lowered, steps);
        return new Way.Steps(
                lowered,
                minimal
                        ? new Proposal.Certificate.Minimal()
                        : new Proposal.Certificate.Sufficient(work.spent(), proven));
    }

    /// Some way, when the bound on work ended the search.
    private static Way some(
            Space space,
            Judge judge,
            List<Set<String>> taken,
            Box box,
            Rational atLeast,
            int evaluations) {
        if (!taken.isEmpty()) {
            return new Way.None();
        }
        Work work = new Work(evaluations);
        Descent descent = new Descent(space, new Probe(space, judge, work), work);
        return descent.somePoint(box, atLeast.max(smallestEffort(space)))
                .map(descent::lowered)
                .filter(steps -> judge.apply(space.values(steps)).isPresent())
                .<Way>map(steps ->
                        new Way.Steps(
                                steps, new Proposal.Certificate.Sufficient(evaluations, atLeast)))
                .orElseGet(() -> new Way.Stopped(evaluations));
    }

    private static Rational smallestEffort(Space space) {
        return space.levers().stream()
                .map(Lever::cost)
                .min(Rational::compareTo)
                .orElse(Rational.ZERO);
    }

    /// Whether even the dearest point of a box costs no more than a limit.
    private static boolean isWithin(Space space, Box box, Rational limit) {
        Rational sum = Rational.ZERO;
        for (int i = 0; i < box.size(); i++) {
            long most = Math.max(Math.abs(box.low(i)), Math.abs(box.high(i)));
            if (most >= Lever.NO_LIMIT) {
                return false;
            }
            sum = sum.plus(space.levers().get(i).cost(most));
        }
        return sum.compareTo(limit) <= 0;
    }

    private Proposal proposal(
            Space space, Judge judge, Filing filing, Way.Steps way, List<Words> assumes) {
        List<Proposal.Change> changes = new ArrayList<>();
        for (int i = 0; i < space.levers().size(); i++) {
            Lever lever = space.levers().get(i);
            long steps = way.steps()[i];
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
