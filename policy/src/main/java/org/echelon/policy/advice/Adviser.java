package org.echelon.policy.advice;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.Programme;
import org.echelon.policy.Programmes;
import org.echelon.policy.Question;
import org.echelon.policy.Version;
import org.echelon.policy.advice.Advice.Doubt;
import org.echelon.policy.advice.Advice.Held;
import org.echelon.policy.advice.Advice.Lack;
import org.echelon.policy.advice.Advice.Offer;
import org.echelon.policy.advice.Advice.Refusal;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.fact.Title;
import org.echelon.policy.gap.Filing;
import org.echelon.policy.gap.GapSolver;
import org.echelon.policy.gap.Roll;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Ladder;
import org.echelon.policy.programme.Rung;
import org.echelon.policy.programme.VersionDefinition;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Gap;
import org.echelon.policy.result.OutOfReach;
import org.echelon.policy.result.Proposal;
import org.echelon.policy.result.Status;
import org.jspecify.annotations.Nullable;

/// Asks every programme for enterprises about one enterprise and puts the answers together.
public final class Adviser {

    /// Questions to the engine for all gaps of one advice: about two seconds of work.
    public static final int USUAL_WORK = 6_000;

    private static final int YEARS = 3;

    private final Programmes programmes;
    private final Ladder ladder;
    private final int work;

    public Adviser(Programmes programmes, Ladder ladder) {
        this(programmes, ladder, USUAL_WORK);
    }

    /// @param work how many questions the gaps may take together
    public Adviser(Programmes programmes, Ladder ladder, int work) {
        this.programmes = programmes;
        this.ladder = ladder;
        this.work = work;
    }

    /// The programmes that are asked on a day: for enterprises, and in force.
    public List<Programme> asked(LocalDate day) {
        return programmes.all().stream()
                .filter(programme -> programme.definition().subject().equals("enterprise"))
                .filter(programme -> programme.inForce(day).isPresent())
                .toList();
    }

    public Advice advise(EnterpriseFacts facts, Question question) {
        return advise(facts, question, Set.of());
    }

    /// @param tolerated codes of problems of the facts for which a programme is asked all the same
    /// @throws IllegalStateException when a version in force has errors; a retry does not help
    public Advice advise(EnterpriseFacts facts, Question question, Set<String> tolerated) {
        return new Answer(facts, question, tolerated).advice();
    }

    /// One advice in the making.
    private final class Answer {

        private final EnterpriseFacts facts;
        private final Question question;
        private final LocalDate asOf;
        private final Set<String> tolerated;
        private final GapDesk desk;
        private final Map<String, Title> valid;
        private final Map<String, Evaluation> evaluations = new HashMap<>();
        private final List<Offer> now = new ArrayList<>();
        private final List<Offer> opens = new ArrayList<>();
        private final List<Programme> lacking = new ArrayList<>();
        private final List<Doubt> unknown = new ArrayList<>();
        private final List<Refusal> refused = new ArrayList<>();
        private final List<Programme> elsewhere = new ArrayList<>();

        Answer(EnterpriseFacts facts, Question question, Set<String> tolerated) {
            this.facts = facts;
            this.question = Question.asOf(question.asOf(), question.knownAt());
            this.asOf = question.asOf();
            this.tolerated = tolerated;
            this.desk = new GapDesk(this.question, work);
            this.valid = Combiner.held(facts, asOf);
        }

        Advice advice() {
            asked(asOf).forEach(this::sort);
            List<Held> holds = valid.values().stream().map(this::held).toList();
            List<PathStep> path = path();
            List<Lack> lacks =
                    lacking.stream()
                            .sorted(
                                    Comparator.comparingLong(
                                                    (Programme one) -> failing(evaluation(one)))
                                            .thenComparing(Programme::id))
                            .map(this::lack)
                            .toList();
            return new Advice(
                    facts.enterprise(),
                    asOf,
                    question.knownAt(),
                    holds,
                    now,
                    opens.stream().sorted(Comparator.comparing(Offer::from)).toList(),
                    lacks,
                    unknown,
                    refused,
                    elsewhere,
                    combination(),
                    path,
                    desk.effort());
        }

        private Evaluation evaluation(Programme programme) {
            Evaluation evaluation = evaluations.get(programme.id());
            if (evaluation == null) {
                throw new IllegalStateException(programme.id() + " was not asked");
            }
            return evaluation;
        }

        private static long failing(Evaluation evaluation) {
            return evaluation.conditions().stream()
                    .filter(condition -> condition.status() != Status.MET)
                    .count();
        }

        private void sort(Programme programme) {
            EnterpriseFacts own = programme.ownFacts(facts);
            List<FactChecks.Problem> problems =
                    programme.problems(own, question).stream()
                            .filter(problem -> !tolerated.contains(problem.code()))
                            .toList();
            if (!problems.isEmpty()) {
                refused.add(new Refusal(programme, problems));
                return;
            }
            Evaluation evaluation = programme.evaluate(own, question);
            evaluations.put(programme.id(), evaluation);
            if (valid.containsKey(programme.id())) {
                return;
            }
            if (isElsewhere(evaluation)) {
                elsewhere.add(programme);
                return;
            }
            switch (evaluation.verdict()) {
                case MET -> offer(programme, evaluation);
                case NOT_MET -> lacking.add(programme);
                case UNKNOWN -> unknown.add(new Doubt(programme, evaluation, opens(programme)));
                case NOT_IN_FORCE -> {}
            }
        }

        private static boolean isElsewhere(Evaluation evaluation) {
            return evaluation.conditions().stream()
                    .filter(condition -> condition.id().equals("region"))
                    .map(Condition::status)
                    .anyMatch(status -> status == Status.NOT_MET);
        }

        private FilingWindows windows(Programme programme) {
            return programme
                    .inForce(asOf)
                    .map(version -> FilingWindows.of(version.definition()))
                    .orElseGet(() -> new FilingWindows(List.of(), null));
        }

        private @Nullable LocalDate opens(Programme programme) {
            FilingWindows windows = windows(programme);
            return windows.at(asOf).isPresent()
                    ? asOf
                    : windows.after(asOf).map(FilingWindows.Opening::opens).orElse(null);
        }

        private void offer(Programme programme, Evaluation evaluation) {
            FilingWindows windows = windows(programme);
            boolean byItself = !programme.definition().pays().isEmpty();
            Optional<FilingWindows.Opening> open = windows.at(asOf);
            if (open.isPresent()) {
                now.add(
                        new Offer(
                                programme,
                                evaluation,
                                asOf,
                                open.get().closes(),
                                byItself,
                                Optional.empty()));
                return;
            }
            Optional<FilingWindows.Opening> next = windows.after(asOf);
            if (next.isEmpty()) {
                lacking.add(programme); // its last window has closed
                return;
            }
            LocalDate day = next.get().opens();
            Evaluation then =
                    programme.evaluate(
                            Roll.of(
                                            programme.ownFacts(facts),
                                            asOf,
                                            Filing.on(day),
                                            programme.facts())
                                    .facts(),
                            Question.asOf(day, question.knownAt()));
            opens.add(
                    new Offer(
                            programme,
                            evaluation,
                            day,
                            next.get().closes(),
                            byItself,
                            Optional.of(then)));
        }

        private Held held(Title title) {
            Optional<Programme> programme = programmes.find(title.title());
            Optional<VersionDefinition> version =
                    programme.flatMap(found -> found.inForce(asOf)).map(Version::definition);
            Optional<VersionDefinition.Renewal> renewal =
                    version.flatMap(VersionDefinition::renewal);
            Words name =
                    programme
                            .map(found -> found.definition().name())
                            .or(() -> ladder.ofTitle(title.title()).map(Rung::name))
                            .orElse(new Words(title.title(), title.title()));
            LocalDate until = title.until();
            return new Held(
                    title,
                    name,
                    programme,
                    Optional.ofNullable(evaluations.get(title.title())),
                    renewal.map(VersionDefinition.Renewal::text),
                    renewal.map(VersionDefinition.Renewal::by).map(this::next).orElse(null),
                    renewal.filter(VersionDefinition.Renewal::afterExpiry).isPresent()
                            ? until
                            : null);
        }

        private LocalDate next(String monthDay) {
            LocalDate day = VersionDefinition.day(monthDay, asOf.getYear());
            return day.isBefore(asOf) ? day.plusYears(1) : day;
        }

        private List<PathStep> path() {
            Map<String, Offer> offers = new HashMap<>();
            now.forEach(offer -> offers.put(offer.programme().id(), offer));
            opens.forEach(offer -> offers.put(offer.programme().id(), offer));
            List<PathFinder.Target> targets = new ArrayList<>();
            String region = facts.enterprise().region();
            for (Rung rung : ladder.rungs(region == null ? "" : region)) {
                target(rung).ifPresent(targets::add);
            }
            return new PathFinder(facts, question, desk, offers, programmes::name).find(targets);
        }

        /// The rung, if it is not held or runs out within the years of the path, and a programme of
        /// the enterprise's region leads to it.
        private Optional<PathFinder.Target> target(Rung rung) {
            List<Title> held =
                    rung.titles().stream().filter(valid::containsKey).map(valid::get).toList();
            LocalDate horizon = LocalDate.of(asOf.getYear() + YEARS, 12, 31);
            boolean lasts =
                    held.stream()
                            .map(Title::until)
                            .anyMatch(until -> until == null || until.isAfter(horizon));
            if (lasts) {
                return Optional.empty();
            }
            LocalDate expires =
                    held.stream().map(Title::until).max(Comparator.naturalOrder()).orElse(null);
            return rung.titles().stream()
                    .filter(evaluations::containsKey)
                    .flatMap(title -> programmes.find(title).stream())
                    .filter(programme -> !elsewhere.contains(programme))
                    .findFirst()
                    .map(programme -> new PathFinder.Target(rung, programme, expires));
        }

        /// The nearest filing of this year or the next that can be reached; a rung's filings were
        /// asked for by the path already.
        private Lack lack(Programme programme) {
            List<OutOfReach> barriers = new ArrayList<>();
            for (Filing filing : programme.filings(asOf)) {
                if (filing.on().getYear() > asOf.getYear() + 1) {
                    break;
                }
                Optional<GapSolver.Answer> answer = desk.ask(programme, facts, "", filing);
                if (answer.isEmpty()) {
                    return new Lack(
                            programme, evaluation(programme), new Gap(List.of(), barriers), false);
                }
                List<Proposal> proposals = answer.get().proposals();
                if (!proposals.isEmpty()) {
                    return new Lack(
                            programme, evaluation(programme), new Gap(proposals, List.of()), true);
                }
                answer.get().outOfReach().ifPresent(barriers::add);
            }
            return new Lack(programme, evaluation(programme), new Gap(List.of(), barriers), true);
        }

        private Combination combination() {
            List<Offer> offers = new ArrayList<>(now);
            offers.addAll(opens);
            return new Combiner(programmes, ladder).combine(facts, valid.keySet(), offers);
        }
    }
}
