package org.echelon.policy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.explain.Judgement;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.fact.Particular;
import org.echelon.policy.fact.Subject;
import org.echelon.policy.feel.Cause;
import org.echelon.policy.feel.Value;
import org.echelon.policy.gap.Judge;
import org.echelon.policy.gap.Span;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.result.Proposal;
import org.echelon.policy.result.Status;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Asks a version over boxes of facts, for the search for a gap.
///
/// A panel's score that leaves its band moves with it: to the nearest score within.
final class FilingJudge implements Judge {

    private static final String REGION = "region";
    private static final String PANEL = "panel";
    private static final Set<String> REGISTER = Set.of("holds", "received");
    private static final Rational FAR = Rational.of(1_000_000_000_000L);

    private final Programme programme;
    private final Version.Compiled compiled;
    private final Map<String, Value> parameters;
    private final EnterpriseFacts facts;
    private final Question question;
    private final int lastClosedYear;
    private final List<String> conditions;
    private final Map<String, Decision> decisions;
    private final Map<FactKey, Value> least = new HashMap<>();
    private final Map<FactKey, Value> greatest = new HashMap<>();
    private final Set<String> readingScores;

    /// @param facts as they will stand on the day of the filing
    /// @param question about the day of the filing
    /// @param lastClosedYear the last year whose facts do not move
    FilingJudge(
            Programme programme,
            Version version,
            Version.Compiled compiled,
            EnterpriseFacts facts,
            Question question,
            int lastClosedYear) {
        this.lastClosedYear = lastClosedYear;
        this.programme = programme;
        this.compiled = compiled;
        this.parameters = version.parameterValues();
        this.facts = facts;
        this.question = question;
        this.decisions = Run.offered(compiled.model(), "conditions");
        LinkedHashSet<String> ids = new LinkedHashSet<>();
        if (programme.definition().region() != null) {
            ids.add(REGION);
        }
        ids.addAll(programme.definition().conditions().keySet());
        ids.addAll(decisions.keySet());
        ids.removeIf(id -> !id.equals(REGION) && !decisions.containsKey(id));
        this.conditions = List.copyOf(ids);
        this.readingScores = new HashSet<>();
        for (Decision decision : decisions.values()) {
            if (readsScores(decision)) {
                readingScores.add(decision.id());
            }
        }
        readExtremes();
    }

    private boolean readsScores(Decision condition) {
        DecisionModel model = compiled.model().model();
        Set<String> seen = new HashSet<>();
        Deque<Decision> open = new ArrayDeque<>(List.of(condition));
        while (!open.isEmpty()) {
            Decision decision = open.pop();
            if (model.inputs().stream()
                    .anyMatch(input ->
                            input.name().equals(PANEL)
                                    && decision.requiredInputs().contains(input.id()))) {
                return true;
            }
            decision.requiredDecisions().stream()
                    .filter(seen::add)
                    .flatMap(id -> model.decision(id).stream())
                    .forEach(open::push);
        }
        return false;
    }

    @Override
    public List<String> conditions() {
        return conditions;
    }

    @Override
    public Answers ask(Map<FactKey, Span> spans, Set<FactKey> forgotten, Unknown reading) {
        Map<FactKey, Value> instead = new HashMap<>();
        forgotten.stream()
                .filter(key -> REGISTER.contains(key.fact()))
                .forEach(key -> instead.put(key, new Value.OpenAny(Set.of(cause(key)))));
        switch (reading) {
            case OPEN -> {}
            case LEAST -> instead.putAll(least);
            case GREATEST -> instead.putAll(greatest);
        }
        spans.forEach((key, span) -> instead.put(key, value(key, span)));
        EnterpriseFacts asked = forgotten.isEmpty() ? facts : without(forgotten);
        return new Asked(asked, instead);
    }

    private org.echelon.policy.explain.Answers answers(
            EnterpriseFacts asked, Map<FactKey, Value> instead) {
        return new org.echelon.policy.explain.Answers(
                new Inputs(asked, question.asOf(), compiled.read(), instead)
                        .cases(parameters).stream()
                                .map(inputs -> compiled.model().start(inputs, false))
                                .toList());
    }

    @Override
    public Optional<List<Proposal.Change>> apply(Map<FactKey, Rational> values) {
        Map<FactKey, Value> instead = new HashMap<>();
        values.forEach((key, value) -> instead.put(key, Value.of(value)));
        List<Proposal.Change> follow = new ArrayList<>();
        Map<FactKey, Rational> all = new LinkedHashMap<>(values);
        scores(facts, answers(facts, instead))
                .forEach((key, score) -> {
                    if (score instanceof Value.Numeric(Rational to, _)
                            && facts.current().get(key.fact())
                                    instanceof FactValue.Numeric(Rational from)) {
                        all.put(key, to);
                        follow.add(new Proposal.Change(key, from, to, true));
                    }
                });
        EnterpriseFacts moved = with(all);
        boolean met =
                programme.problems(moved, question).isEmpty()
                        && programme.evaluate(moved, question).verdict() == Verdict.MET;
        return met ? Optional.of(follow) : Optional.empty();
    }

    /// The conditions over one box.
    private final class Asked implements Answers {

        private final EnterpriseFacts asked;
        private final Map<FactKey, Value> instead;
        private final org.echelon.policy.explain.Answers answers;
        private org.echelon.policy.explain.@Nullable Answers withScores;

        Asked(EnterpriseFacts asked, Map<FactKey, Value> instead) {
            this.asked = asked;
            this.instead = instead;
            this.answers = answers(asked, instead);
        }

        @Override
        public Status status(int condition) {
            Decision decision = decisions.get(conditions.get(condition));
            return decision == null
                    ? Run.inRegion(programme.definition().region(), asked.subject().region())
                    : Judgement.status(value(decision));
        }

        @Override
        public Set<FactKey> causes(int condition) {
            Decision decision = decisions.get(conditions.get(condition));
            return decision == null
                    ? Set.of(new FactKey(REGION, null))
                    : Judgement.causes(value(decision));
        }

        private Value value(Decision decision) {
            return (readingScores.contains(decision.id()) ? withScores() : answers)
                    .decision(decision.id());
        }

        /// The answers with the scores moved, for what reads them; the others need not wait.
        private org.echelon.policy.explain.Answers withScores() {
            if (withScores == null) {
                Map<FactKey, Value> scores = scores(asked, answers);
                Map<FactKey, Value> all = new HashMap<>(instead);
                all.putAll(scores);
                withScores = scores.isEmpty() ? answers : answers(asked, all);
            }
            return withScores;
        }
    }

    private static Cause cause(FactKey key) {
        return new Cause(key.fact(), key.year());
    }

    private static Value value(FactKey key, Span span) {
        Rational min = span.min();
        return min != null && span.isOne()
                ? Value.of(min)
                : new Value.OpenNumber(min, span.max(), false, Set.of(cause(key)));
    }

    /// The panel's scores that leave their band somewhere in the box, moved with it.
    private Map<FactKey, Value> scores(
            EnterpriseFacts asked, org.echelon.policy.explain.Answers answers) {
        Map<FactKey, Value> scores = new LinkedHashMap<>();
        programme
                .definition()
                .bands()
                .forEach((fact, band) -> {
                    if (asked.current().get(fact) instanceof FactValue.Numeric(Rational score)) {
                        Value moved = within(score, band, answers);
                        if (!moved.equals(Value.of(score))) {
                            scores.put(new FactKey(fact, null), moved);
                        }
                    }
                });
        return scores;
    }

    private Value within(
            Rational score,
            ProgrammeDefinition.Band band,
            org.echelon.policy.explain.Answers answers) {
        Bound low = bound(band.low(), answers);
        Bound high = bound(band.high(), answers);
        Rational least = raised(low.least(), lowered(high.least(), score));
        Rational most = raised(low.most(), lowered(high.most(), score));
        if (low.mayBeAbsent() || high.mayBeAbsent()) {
            least = least.min(score);
            most = most.max(score);
        }
        Set<Cause> causes = new LinkedHashSet<>(low.causes());
        causes.addAll(high.causes());
        return least.equals(most)
                ? Value.of(least)
                : new Value.OpenNumber(least, most, false, causes);
    }

    private static Rational raised(@Nullable Rational bound, Rational score) {
        return bound == null ? score : bound.max(score);
    }

    private static Rational lowered(@Nullable Rational bound, Rational score) {
        return bound == null ? score : bound.min(score);
    }

    /// What is known of an end of a band; an absent end binds nothing.
    private record Bound(
            @Nullable Rational least,
            @Nullable Rational most,
            boolean mayBeAbsent,
            Set<Cause> causes) {}

    private Bound bound(String decision, org.echelon.policy.explain.Answers answers) {
        Optional<Decision> found = compiled.model().model().decisionNamed(decision);
        if (found.isEmpty()) {
            return new Bound(null, null, false, Set.of());
        }
        Value value = answers.decision(found.get().id());
        return switch (value) {
            case Value.Numeric(Rational number, _) -> new Bound(number, number, false, Set.of());
            case Value.OpenNumber(Rational min, Rational max, boolean mayBeNull, var causes) ->
                    new Bound(min, max, mayBeNull || min == null || max == null, causes);
            case Value.Open open -> new Bound(null, null, true, open.causes());
            case Value.Known _ -> new Bound(null, null, false, Set.of());
        };
    }

    /// The ends of what unknown facts may turn out to be, of those that are tied to no fact that
    /// may move.
    private void readExtremes() {
        Inputs inputs = new Inputs(facts, question.asOf(), compiled.read());
        int end = question.asOf().getYear();
        for (FactDefinition fact : compiled.read()) {
            if (fact.period() == FactDefinition.Period.YEARLY) {
                for (int year = end - 3; year < end; year++) {
                    readExtremes(fact, year, inputs);
                }
            } else {
                readExtremes(fact, null, inputs);
            }
        }
    }

    private void readExtremes(FactDefinition fact, @Nullable Integer year, Inputs inputs) {
        Map<String, FactValue> known =
                year == null ? facts.current() : facts.yearly().getOrDefault(year, Map.of());
        if (known.containsKey(fact.id())
                || (fact.fallback() != null && known.containsKey(fact.fallback()))) {
            return;
        }
        boolean mayMove = year == null || year > lastClosedYear;
        boolean tied = mayMove && isTied(fact);
        FactKey key = new FactKey(fact.id(), year);
        if (fact.type() == FactDefinition.Type.BOOLEAN) {
            least.put(key, Value.FALSE);
            greatest.put(key, Value.TRUE);
        } else if (fact.type() == FactDefinition.Type.NUMBER && !tied) {
            Value.OpenNumber bounds = inputs.bounds(fact, year);
            Rational min = bounds.min();
            Rational max = bounds.max();
            least.put(key, Value.of(min == null ? FAR.negate() : min));
            greatest.put(key, Value.of(max == null ? FAR : max));
        }
    }

    private boolean isTied(FactDefinition fact) {
        return fact.partOf() != null
                || programme.facts().all().stream()
                        .anyMatch(other -> fact.id().equals(other.partOf()));
    }

    private EnterpriseFacts with(Map<FactKey, Rational> values) {
        SortedMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>(facts.yearly());
        Map<String, FactValue> current = new HashMap<>(facts.current());
        values.forEach((key, number) -> {
            Map<String, FactValue> place = current;
            Integer year = key.year();
            if (year != null) {
                place = new HashMap<>(yearly.getOrDefault(year, Map.of()));
                yearly.put(year, place);
            }
            place.put(key.fact(), new FactValue.Numeric(number));
        });
        return new EnterpriseFacts(
                facts.subject(), yearly, current, facts.holds(), facts.received());
    }

    private EnterpriseFacts without(Set<FactKey> forgotten) {
        SortedMap<Integer, Map<String, FactValue>> yearly = new TreeMap<>();
        facts.yearly()
                .forEach((year, values) -> {
                    Map<String, FactValue> kept = new HashMap<>(values);
                    kept.keySet().removeIf(id -> forgotten.contains(new FactKey(id, year)));
                    yearly.put(year, kept);
                });
        Map<String, FactValue> current = new HashMap<>(facts.current());
        current.keySet().removeIf(id -> forgotten.contains(new FactKey(id, null)));
        Set<Particular> particulars =
                facts.subject().kind().particulars().stream()
                        .filter(one -> forgotten.contains(new FactKey(one.id(), null)))
                        .collect(Collectors.toSet());
        Subject subject = facts.subject().without(particulars);
        return new EnterpriseFacts(subject, yearly, current, facts.holds(), facts.received());
    }
}
