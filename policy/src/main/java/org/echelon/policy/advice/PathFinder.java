package org.echelon.policy.advice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.echelon.policy.Programme;
import org.echelon.policy.Question;
import org.echelon.policy.advice.PathStep.Reach;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Title;
import org.echelon.policy.gap.Filing;
import org.echelon.policy.gap.GapSolver;
import org.echelon.policy.gap.Roll;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Rung;
import org.echelon.policy.result.OutOfReach;
import org.echelon.policy.result.Proposal;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// The way up the echelon: rung by rung the filing that takes least effort, given the steps that
/// were taken by then: their changes are made and their titles are there.
final class PathFinder {

    private static final int YEARS = 3;

    private final EnterpriseFacts facts;
    private final Question question;
    private final GapDesk desk;
    private final Map<String, Advice.Offer> offers;
    private final Function<String, Words> names;
    private final List<Planned> taken = new ArrayList<>();

    /// A rung to look at.
    ///
    /// @param expires the day its title runs out, where it is held
    record Target(Rung rung, Programme programme, @Nullable LocalDate expires) {}

    /// A step and the steps before it that it was worked out with.
    private record Planned(Target target, PathStep step, String state) {
        boolean isFor(Target other) {
            return target.rung().id().equals(other.rung().id());
        }

        Reach reach() {
            return step.reach().orElseThrow();
        }
    }

    /// @param offers programmes that are met today, by id
    /// @param names what a programme is called
    PathFinder(
            EnterpriseFacts facts,
            Question question,
            GapDesk desk,
            Map<String, Advice.Offer> offers,
            Function<String, Words> names) {
        this.facts = facts;
        this.question = question;
        this.desk = desk;
        this.offers = Map.copyOf(offers);
        this.names = names;
    }

    /// The steps by date, then the rungs that are out of reach.
    ///
    /// @param targets the lowest rung first
    List<PathStep> find(List<Target> targets) {
        List<Planned> reached = new ArrayList<>();
        List<PathStep> outOfReach = new ArrayList<>();
        for (Target target : targets) {
            Planned planned = plan(target);
            if (planned.step().reach().isPresent()) {
                reached.add(planned);
                taken.add(planned);
            } else {
                outOfReach.add(planned.step());
            }
        }
        List<PathStep> steps = new ArrayList<>();
        for (Planned planned : settled(reached)) {
            (planned.step().reach().isPresent() ? steps : outOfReach).add(planned.step());
        }
        steps.addAll(outOfReach);
        return steps;
    }

    /// The steps in order of their filings; a step that was worked out without one that comes
    /// before it is worked out again.
    private List<Planned> settled(List<Planned> reached) {
        List<Planned> order =
                reached.stream()
                        .sorted(Comparator.comparing(p -> p.reach().proposal().filing()))
                        .toList();
        taken.clear();
        List<Planned> settled = new ArrayList<>();
        for (Planned planned : order) {
            LocalDate filing = planned.reach().proposal().filing();
            Planned now = state(filing).equals(planned.state()) ? planned : plan(planned.target());
            settled.add(now);
            if (now.step().reach().isPresent()) {
                taken.add(now);
            }
        }
        return settled.stream()
                .sorted(
                        Comparator.comparing(p ->
                                p.step()
                                        .reach()
                                        .map(reach -> reach.proposal().filing())
                                        .orElse(LocalDate.MAX)))
                .toList();
    }

    private Planned plan(Target target) {
        Optional<Planned> met = metToday(target);
        if (met.isPresent()) {
            return met.get();
        }
        Barrier barrier = new Barrier(OutOfReach.Kind.NOT_IN_FORCE, List.of(PathWords.NO_FILING));
        List<Found> found = new ArrayList<>();
        for (Filing filing : filings(target)) {
            Optional<String> title = excluded(target.programme(), filing.on());
            if (title.isPresent()) {
                barrier =
                        new Barrier(
                                OutOfReach.Kind.NOT_REACHABLE,
                                List.of(PathWords.excluded(names.apply(title.get()))));
                continue;
            }
            Optional<GapSolver.Answer> answer =
                    desk.ask(target.programme(), at(filing.on()), state(filing.on()), filing);
            if (answer.isEmpty()) {
                barrier = new Barrier(OutOfReach.Kind.NOT_FOUND, List.of(PathWords.BOUND));
                break;
            }
            answer.get().proposals().stream()
                    .findFirst()
                    .ifPresent(proposal -> found.add(new Found(filing, proposal)));
            barrier = answer.get().outOfReach().map(barrier::or).orElse(barrier);
        }
        return found.stream()
                .min(
                        Comparator.comparing((Found one) -> one.proposal().cost())
                                .thenComparing(one -> one.filing().on()))
                .map(best -> planned(target, best.proposal(), sooner(best, found)))
                .orElse(outOfReach(target, barrier));
    }

    /// What stands in the way of a filing.
    private record Barrier(OutOfReach.Kind kind, List<Words> because) {
        /// The barrier of a later filing, unless nothing can be filed then and this one says more.
        Barrier or(OutOfReach later) {
            return later.kind() == OutOfReach.Kind.NOT_IN_FORCE ? this : of(later);
        }

        static Barrier of(OutOfReach out) {
            return new Barrier(
                    out.kind(), out.because().stream().map(OutOfReach.Reason::message).toList());
        }
    }

    private record Found(Filing filing, Proposal proposal) {}

    private static Optional<PathStep.Sooner> sooner(Found best, List<Found> found) {
        return found.stream()
                .filter(one -> one.filing().on().isBefore(best.filing().on()))
                .findFirst()
                .map(one -> new PathStep.Sooner(one.filing().on(), one.proposal().cost()));
    }

    /// A rung whose programme is met today costs nothing, on the first day that one can file.
    private Optional<Planned> metToday(Target target) {
        Advice.Offer offer = offers.get(target.programme().id());
        if (offer == null
                || target.expires() != null
                || offer.then().filter(then -> then.verdict() != Verdict.MET).isPresent()
                || excluded(target.programme(), offer.from()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                planned(
                        target,
                        new Proposal(
                                offer.from(),
                                List.of(),
                                Rational.ZERO,
                                List.of(),
                                new Proposal.Certificate.Minimal()),
                        Optional.empty()));
    }

    private Planned planned(Target target, Proposal proposal, Optional<PathStep.Sooner> sooner) {
        LocalDate filing = proposal.filing();
        List<Planned> before = before(filing);
        List<String> needed = needed(target, proposal, before);
        List<Words> assumes = new ArrayList<>(proposal.assumes());
        boolean built =
                !needed.isEmpty()
                        || before.stream()
                                .anyMatch(step -> !step.reach().proposal().changes().isEmpty());
        if (built) {
            assumes.add(PathWords.stepsBefore(before.size()));
        }
        assumes.add(PathWords.issued(issued(filing)));
        Proposal told =
                new Proposal(
                        filing,
                        proposal.changes(),
                        proposal.cost(),
                        assumes,
                        proposal.certificate());
        Reach reach = new Reach(told, issued(filing), needed, sooner);
        return new Planned(
                target,
                new PathStep(
                        target.rung(),
                        target.programme(),
                        target.expires() != null,
                        Optional.of(reach),
                        null,
                        List.of(),
                        lastYear()),
                state(filing));
    }

    private Planned outOfReach(Target target, Barrier barrier) {
        return new Planned(
                target,
                new PathStep(
                        target.rung(),
                        target.programme(),
                        target.expires() != null,
                        Optional.empty(),
                        barrier.kind(),
                        barrier.because(),
                        lastYear()),
                "");
    }

    private int lastYear() {
        return question.asOf().getYear() + YEARS;
    }

    /// The filings to come; for a title that runs out those from that day on.
    private List<Filing> filings(Target target) {
        LocalDate expires = target.expires();
        if (expires == null) {
            return target.programme().filings(question.asOf());
        }
        boolean anyTime =
                target.programme()
                        .inForce(question.asOf())
                        .filter(version -> version.definition().windows().isEmpty())
                        .isPresent();
        return anyTime
                ? List.of(Filing.on(expires))
                : target.programme().filings(question.asOf()).stream()
                        .filter(filing -> !filing.on().isBefore(expires))
                        .toList();
    }

    /// A title that is there on the day and that the programme rules out.
    private Optional<String> excluded(Programme programme, LocalDate day) {
        return at(day).holds().stream()
                .filter(title -> programme.definition().excludes().contains(title.title()))
                .filter(title -> isValid(title, day))
                .map(Title::title)
                .findFirst();
    }

    /// The rungs before it without whose title it would not be met.
    private List<String> needed(Target target, Proposal proposal, List<Planned> before) {
        List<String> needed = new ArrayList<>();
        for (Planned step : before) {
            EnterpriseFacts without =
                    facts(
                            before,
                            before.stream().filter(other -> !other.isFor(step.target())).toList(),
                            proposal.filing());
            EnterpriseFacts then =
                    Roll.of(
                                    target.programme()
                                            .ownFacts(changed(without, proposal.changes())),
                                    question.asOf(),
                                    Filing.on(proposal.filing()),
                                    target.programme().facts())
                            .facts();
            Verdict verdict =
                    target.programme()
                            .evaluate(then, Question.asOf(proposal.filing(), question.knownAt()))
                            .verdict();
            if (verdict != Verdict.MET) {
                needed.add(step.target().rung().id());
            }
        }
        return needed;
    }

    private List<Planned> before(LocalDate filing) {
        return taken.stream()
                .filter(step -> !step.reach().proposal().filing().isAfter(filing))
                .toList();
    }

    private String state(LocalDate filing) {
        return before(filing).stream()
                .map(step ->
                        step.target().programme().id() + "@" + step.reach().proposal().filing())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    /// The facts for a filing: the changes of the steps taken by then are made, their titles are
    /// there from the day of issue.
    private EnterpriseFacts at(LocalDate filing) {
        List<Planned> before = before(filing);
        return facts(before, before, filing);
    }

    private EnterpriseFacts facts(List<Planned> changes, List<Planned> titles, LocalDate filing) {
        EnterpriseFacts changed = facts;
        for (Planned step : changes) {
            changed = changed(changed, step.reach().proposal().changes());
        }
        List<Title> holds = new ArrayList<>(changed.holds());
        for (Planned step : titles) {
            LocalDate issued = step.reach().issued();
            if (!issued.isAfter(filing)) {
                holds.add(
                        new Title(
                                step.target().programme().id(),
                                null,
                                issued,
                                step.target()
                                        .programme()
                                        .inForce(question.asOf())
                                        .flatMap(version -> version.titleEnd(issued, issued))
                                        .orElse(null)));
            }
        }
        return new EnterpriseFacts(
                changed.enterprise(),
                changed.yearly(),
                changed.current(),
                holds,
                changed.received());
    }

    private static EnterpriseFacts changed(EnterpriseFacts facts, List<Proposal.Change> changes) {
        SortedMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>(facts.yearly());
        Map<String, FactValue> current = new HashMap<>(facts.current());
        for (Proposal.Change change : changes) {
            Integer year = change.fact().year();
            FactValue value = new FactValue.Numeric(change.to());
            if (year == null) {
                current.put(change.fact().fact(), value);
            } else {
                Map<String, FactValue> values = new HashMap<>(yearly.getOrDefault(year, Map.of()));
                values.put(change.fact().fact(), value);
                yearly.put(year, values);
            }
        }
        return new EnterpriseFacts(
                facts.enterprise(), yearly, current, facts.holds(), facts.received());
    }

    static boolean isValid(Title title, LocalDate day) {
        return !title.from().isAfter(day) && (title.until() == null || day.isBefore(title.until()));
    }

    /// A title is taken to be there at the end of the year of its filing, and three months after
    /// the filing at the earliest.
    private static LocalDate issued(LocalDate filing) {
        LocalDate endOfYear = LocalDate.of(filing.getYear(), 12, 31);
        LocalDate later = filing.plusMonths(3);
        return later.isAfter(endOfYear) ? later : endOfYear;
    }
}
