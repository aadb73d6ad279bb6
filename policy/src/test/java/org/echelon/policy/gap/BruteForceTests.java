package org.echelon.policy.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.Programme;
import org.echelon.policy.Question;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.result.Gap;
import org.echelon.policy.result.OutOfReach;
import org.echelon.policy.result.Proposal;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;

/// The search against every point of a small grid, on programmes made from seeds.
class BruteForceTests {

    private static final int SEEDS = Integer.getInteger("gap.seeds", 150);
    private static final LocalDate FILING = LocalDate.of(2025, 6, 30);
    private static final LocalDate KNOWN_AT = LocalDate.of(2026, 11, 21);

    /// A point of the grid that is met.
    private record Point(Map<String, Integer> steps, Rational cost) {
        Set<String> moved() {
            return steps.keySet();
        }
    }

    @Test
    void findsTheCheapestPointOfEveryGridOrProvesThatNoneIsMet() {
        int reached = 0;
        int outOfReach = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            GeneratedProgramme generated = new GeneratedProgramme(seed);
            Programme programme = generated.programme();
            List<Point> met = met(generated, programme);

            Gap gap =
                    programme.gap(
                            generated.told(),
                            Question.asOf(GeneratedProgramme.AS_OF, KNOWN_AT),
                            FILING);

            if (met.isEmpty()) {
                outOfReach++;
                assertThat(gap.proposals()).as(describe(seed, generated)).isEmpty();
                assertThat(gap.outOfReach())
                        .as(describe(seed, generated))
                        .singleElement()
                        .extracting(OutOfReach::kind)
                        .isIn(OutOfReach.Kind.NOT_REACHABLE, OutOfReach.Kind.UNKNOWN_FACTS);
            } else {
                reached++;
                assertThat(gap.outOfReach()).as(describe(seed, generated)).isEmpty();
                compare(seed, generated, met, gap.proposals());
            }
        }
        assertThat(reached).isGreaterThan(SEEDS / 4);
        assertThat(outOfReach).isGreaterThan(SEEDS / 10);
    }

    @Test
    void answersTheSameEachTime() {
        for (int seed = 0; seed < 20; seed++) {
            GeneratedProgramme generated = new GeneratedProgramme(seed);
            Question question = Question.asOf(GeneratedProgramme.AS_OF, KNOWN_AT);

            Gap once = generated.programme().gap(generated.told(), question, FILING);
            Gap again = generated.programme().gap(generated.told(), question, FILING);

            assertThat(again).isEqualTo(once);
        }
    }

    /// Each way is the cheapest that does not move all the facts of a way before it.
    private static void compare(
            int seed, GeneratedProgramme generated, List<Point> met, List<Proposal> proposals) {
        List<Set<String>> taken = new ArrayList<>();
        for (Proposal proposal : proposals) {
            Optional<Rational> cheapest =
                    met.stream()
                            .filter(point -> taken.stream().noneMatch(point.moved()::containsAll))
                            .map(Point::cost)
                            .min(Rational::compareTo);
            Set<String> ids = new HashSet<>();
            proposal.changes().forEach(change -> ids.add(change.fact().fact()));

            assertThat(proposal.certificate())
                    .as(describe(seed, generated))
                    .isEqualTo(new Proposal.Certificate.Minimal());
            assertThat(Optional.of(proposal.cost()))
                    .as(describe(seed, generated))
                    .isEqualTo(cheapest);
            assertThat(met.stream().map(Point::steps))
                    .as(describe(seed, generated))
                    .contains(steps(generated, proposal));
            taken.add(ids);
        }
        if (proposals.isEmpty()) {
            fail("no proposal although %s is met; %s", met.getFirst(), describe(seed, generated));
        }
        boolean onlyOne = proposals.getFirst().cost().signum() == 0;
        if (proposals.size() < 3 && !onlyOne) {
            Rational worth = proposals.getFirst().cost().times(Rational.of(10));
            assertThat(
                            met.stream()
                                    .filter(point ->
                                            taken.stream().noneMatch(point.moved()::containsAll))
                                    .filter(point -> point.cost().compareTo(worth) <= 0))
                    .as(describe(seed, generated))
                    .isEmpty();
        }
    }

    private static Map<String, Integer> steps(GeneratedProgramme generated, Proposal proposal) {
        Map<FactKey, Rational> to = new HashMap<>();
        proposal.changes().forEach(change -> to.put(change.fact(), change.to()));
        Map<String, Integer> steps = new HashMap<>();
        for (GeneratedProgramme.Fact fact : generated.facts()) {
            Rational value = to.get(fact.key());
            if (value != null) {
                steps.put(
                        fact.id(),
                        value.minus(fact.base()).dividedBy(fact.step()).floor().intValueExact());
            }
        }
        return steps;
    }

    /// Every point that the programme says is met, asked one by one.
    private static List<Point> met(GeneratedProgramme generated, Programme programme) {
        List<Point> met = new ArrayList<>();
        for (Map<String, Integer> steps : grid(generated)) {
            Verdict verdict =
                    programme
                            .evaluate(generated.moved(steps), Question.asOf(FILING, KNOWN_AT))
                            .verdict();
            if (verdict == Verdict.MET) {
                met.add(new Point(steps, cost(generated, steps)));
            }
        }
        return met;
    }

    private static Rational cost(GeneratedProgramme generated, Map<String, Integer> steps) {
        Rational cost = Rational.ZERO;
        for (GeneratedProgramme.Fact fact : generated.facts()) {
            int moved = Math.abs(steps.getOrDefault(fact.id(), 0));
            cost = cost.plus(fact.cost().times(Rational.of(moved)));
        }
        return cost;
    }

    private static List<Map<String, Integer>> grid(GeneratedProgramme generated) {
        List<Map<String, Integer>> grid = new ArrayList<>();
        grid.add(Map.of());
        for (GeneratedProgramme.Fact fact : generated.facts()) {
            List<Map<String, Integer>> wider = new ArrayList<>();
            for (Map<String, Integer> steps : grid) {
                for (int i = fact.known() ? fact.least() : 0;
                        i <= (fact.known() ? fact.most() : 0);
                        i++) {
                    Map<String, Integer> more = new HashMap<>(steps);
                    if (i != 0) {
                        more.put(fact.id(), i);
                    }
                    wider.add(more);
                }
            }
            grid = wider;
        }
        grid.removeIf(steps -> !keepsPartsWithinWholes(generated, steps));
        return grid;
    }

    private static boolean keepsPartsWithinWholes(
            GeneratedProgramme generated, Map<String, Integer> steps) {
        return generated.facts().stream()
                .filter(fact -> fact.partOf() >= 0 && fact.known())
                .allMatch(fact -> {
                    GeneratedProgramme.Fact whole = generated.facts().get(fact.partOf());
                    return fact.value(steps.getOrDefault(fact.id(), 0))
                                    .compareTo(whole.value(steps.getOrDefault(whole.id(), 0)))
                            <= 0;
                });
    }

    private static String describe(int seed, GeneratedProgramme generated) {
        return "seed " + seed + ": " + generated;
    }
}
