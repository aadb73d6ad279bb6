package org.echelon.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DecisionService;
import org.echelon.policy.dmn.Session;
import org.echelon.policy.dmn.TableObserver;
import org.echelon.policy.explain.Answers;
import org.echelon.policy.explain.Explainer;
import org.echelon.policy.explain.Judgement;
import org.echelon.policy.explain.Traces;
import org.echelon.policy.fact.EnterpriseFacts;
import org.echelon.policy.fact.FactChecks;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.fact.FactValue;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Notice;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.OutcomeDefinition;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.programme.SourceDocument;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Evaluation;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Requirement;
import org.echelon.policy.result.Status;
import org.echelon.policy.result.Trace;
import org.echelon.policy.result.Verdict;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// One evaluation of one version.
final class Run {

    private final Programme programme;
    private final Version version;
    private final CompiledModel model;
    private final List<FactDefinition> read;
    private final EnterpriseFacts facts;
    private final Question question;
    private final Answers answers;

    Run(
            Programme programme,
            Version version,
            Version.Compiled compiled,
            EnterpriseFacts facts,
            Question question,
            @Nullable TableObserver observer) {
        this.programme = programme;
        this.version = version;
        this.model = compiled.model();
        this.read = compiled.read();
        this.facts = facts;
        this.question = question;
        this.answers =
                new Answers(
                        new Inputs(facts, question.asOf(), read)
                                .cases(version.parameterValues()).stream()
                                        .map(inputs ->
                                                observer == null
                                                        ? model.start(inputs, question.trace())
                                                        : model.startObserved(
                                                                inputs, question.trace(), observer))
                                        .toList());
    }

    Evaluation evaluate() {
        List<Condition> conditions = conditions();
        Verdict verdict = verdict(conditions.stream().map(Condition::status).toList());
        Map<String, Quantity> outcomes = outcomes();
        Optional<Quantity> amount = amount();
        return new Evaluation(
                programme.id(),
                version.definition().from(),
                question.asOf(),
                question.knownAt(),
                verdict,
                outcomes,
                amount,
                conditions,
                verdict == Verdict.UNKNOWN ? missing(conditions) : List.of(),
                warnings(),
                question.trace() ? Optional.of(trace()) : Optional.empty());
    }

    /// The engine, not the model, joins the conditions: one not met decides, then one unknown.
    static Verdict verdict(List<Status> conditions) {
        if (conditions.contains(Status.NOT_MET)) {
            return Verdict.NOT_MET;
        }
        return conditions.contains(Status.UNKNOWN) ? Verdict.UNKNOWN : Verdict.MET;
    }

    /// What becomes of conditions, unexplained.
    ///
    /// @param ids of the conditions offered, and `region`
    List<Status> statuses(List<String> ids) {
        Map<String, Decision> offered = offered("conditions");
        List<Status> statuses = new ArrayList<>(ids.size());
        for (String id : ids) {
            Decision decision = offered.get(id);
            statuses.add(
                    decision == null
                            ? inRegion(programme.definition().region(), facts.subject().region())
                            : Judgement.status(answers.decision(decision.id())));
        }
        return statuses;
    }

    /// What conditions hold against parameters, where it is a number or null.
    Map<Threshold, Value> held(List<Threshold> thresholds) {
        Map<Threshold, Value> held = new LinkedHashMap<>();
        thresholds.forEach(one -> one.held(answers).ifPresent(value -> held.put(one, value)));
        return held;
    }

    /// The ends of what columns of tables hold against parameters, where it is a number.
    Map<TableLimits, List<Rational>> ends(List<TableLimits> limits) {
        Map<TableLimits, List<Rational>> ends = new LinkedHashMap<>();
        limits.forEach(one -> one.ends(answers).ifPresent(found -> ends.put(one, found)));
        return ends;
    }

    private List<Condition> conditions() {
        Explainer explainer =
                new Explainer(model, programme.definition(), programme.facts(), answers);
        Map<String, Condition> byId = new LinkedHashMap<>();
        region().ifPresent(condition -> byId.put(condition.id(), condition));
        Map<String, Decision> offered = offered("conditions");
        List<String> order = new ArrayList<>(programme.definition().conditions().keySet());
        order.addAll(offered.keySet());
        for (String id : new LinkedHashSet<>(order)) {
            Decision decision = offered.get(id);
            if (decision != null) {
                byId.put(id, explainer.condition(decision));
            }
        }
        return List.copyOf(byId.values());
    }

    /// By what the values that a condition compares are multiplied where they are shown.
    Rational shownTimes(String condition) {
        Decision decision = offered("conditions").get(condition);
        return decision == null
                ? Rational.ONE
                : new Explainer(model, programme.definition(), programme.facts(), answers)
                        .shownTimes(decision);
    }

    /// The decisions that a service offers, by name.
    private Map<String, Decision> offered(String service) {
        return offered(model, service);
    }

    static Map<String, Decision> offered(CompiledModel model, String service) {
        Map<String, Decision> decisions = new LinkedHashMap<>();
        model.model().serviceNamed(service).stream()
                .map(DecisionService::outputDecisions)
                .flatMap(List::stream)
                .flatMap(id -> model.model().decision(id).stream())
                .forEach(decision -> decisions.put(decision.name(), decision));
        return decisions;
    }

    /// Whether a subject's division lies within a programme's.
    static Status inRegion(@Nullable String wanted, @Nullable String actual) {
        if (wanted == null) {
            return Status.MET;
        }
        return actual == null || (wanted.startsWith(actual) && !wanted.equals(actual))
                ? Status.UNKNOWN
                : actual.startsWith(wanted) ? Status.MET : Status.NOT_MET;
    }

    /// A regional programme is for enterprises, or other subjects, of its region, which contains
    /// another when its code begins it.
    private Optional<Condition> region() {
        String wanted = programme.definition().region();
        if (wanted == null) {
            return Optional.empty();
        }
        String actual = facts.subject().region();
        Status status = inRegion(wanted, actual);
        return Optional.of(
                new Condition(
                        "region",
                        regionText(wanted),
                        status,
                        Optional.of(
                                actual == null
                                        ? new Quantity.Unknown()
                                        : new Quantity.Text(actual)),
                        Optional.of(new Requirement("in", new Quantity.Text(wanted))),
                        null,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        regionSource().stream()
                                .map(source ->
                                        new org.echelon.policy.result.Source(
                                                source.document(), null))
                                .toList(),
                        status == Status.UNKNOWN
                                ? List.of(new FactKey("region", null))
                                : List.of()));
    }

    /// The first source in force on the day; where none is, the first.
    private Optional<SourceDocument> regionSource() {
        List<SourceDocument> sources = programme.definition().sources();
        return sources.stream()
                .filter(source -> source.isInForce(question.asOf()))
                .findFirst()
                .or(() -> sources.stream().findFirst());
    }

    private Words regionText(String wanted) {
        Words words = ProgrammeDefinition.regionWords(programme.definition().subjectKind());
        return new Words(
                "%s（地区代码以 %s 开头）".formatted(words.zh(), wanted),
                "%s (code beginning with %s)".formatted(words.en(), wanted));
    }

    private Map<String, Quantity> outcomes() {
        Map<String, Decision> offered = offered("outcomes");
        Map<String, Quantity> outcomes = new LinkedHashMap<>();
        programme
                .definition()
                .outcomes()
                .forEach((id, outcome) -> {
                    Decision decision = offered.remove(decisionOf(id, outcome));
                    if (decision != null) {
                        outcomes.put(id, quantity(decision));
                    }
                });
        offered.forEach((name, decision) -> outcomes.put(name, quantity(decision)));
        return outcomes;
    }

    private static String decisionOf(String id, OutcomeDefinition outcome) {
        return outcome.decision() == null ? id : outcome.decision();
    }

    private Quantity quantity(Decision decision) {
        return Judgement.quantity(answers.decision(decision.id()), Rational.ONE);
    }

    /// Yuan to the fen, rounded half up.
    Optional<Quantity> amount() {
        return offered("amount").values().stream()
                .findFirst()
                .map(this::quantity)
                .map(amount ->
                        amount instanceof Quantity.Exact(Rational yuan)
                                ? new Quantity.Exact(
                                        Rational.of(
                                                yuan.toDecimal(2, java.math.RoundingMode.HALF_UP)))
                                : amount);
    }

    /// The facts that would settle the verdict: first those that alone settle a condition, then
    /// those that take part in the most conditions, then in the order of the dictionary.
    private List<FactKey> missing(List<Condition> conditions) {
        Map<FactKey, Integer> alone = new LinkedHashMap<>();
        Map<FactKey, Integer> together = new LinkedHashMap<>();
        for (Condition condition : conditions) {
            for (FactKey key : condition.missing()) {
                together.merge(key, 1, Integer::sum);
                if (condition.missing().size() == 1) {
                    alone.merge(key, 1, Integer::sum);
                }
            }
        }
        List<String> order = programme.facts().all().stream().map(FactDefinition::id).toList();
        return together.keySet().stream()
                .sorted(
                        java.util.Comparator.comparingInt(
                                        (FactKey key) -> -alone.getOrDefault(key, 0))
                                .thenComparingInt(key -> -together.getOrDefault(key, 0))
                                .thenComparingInt(key -> order.indexOf(key.fact()))
                                .thenComparing(FactKey::compareTo))
                .toList();
    }

    private List<Notice> warnings() {
        List<Notice> warnings = new ArrayList<>(FactChecks.warnings(facts, question.asOf()));
        boolean readsYears =
                model.model().inputs().stream().anyMatch(input -> input.name().equals("years"));
        int lastYear = question.asOf().getYear() - 1;
        int firstYear = readsYears ? lastYear - 2 : lastYear;
        for (FactDefinition fact : read) {
            String fallback = fact.fallback();
            if (fallback == null) {
                continue;
            }
            for (int year = firstYear; year <= lastYear; year++) {
                Map<String, FactValue> values = facts.yearly().getOrDefault(year, Map.of());
                if (!values.containsKey(fact.id()) && values.containsKey(fallback)) {
                    warnings.add(fallbackUsed(fact, fallback, year));
                }
            }
        }
        scoresOutsideTheirBand()
                .forEach(problem ->
                        warnings.add(
                                new Notice(
                                        problem.code(),
                                        Optional.ofNullable(problem.key()).map(FactKey::toString),
                                        problem.message())));
        return warnings;
    }

    private Notice fallbackUsed(FactDefinition fact, String fallback, int year) {
        String zhFallback =
                programme.facts().find(fallback).map(other -> other.name().zh()).orElse(fallback);
        return new Notice(
                "fallback_used",
                Optional.of(new FactKey(fact.id(), year).toString()),
                new Words(
                        "%d年未提供“%s”，以“%s”代替；如有差异请补充".formatted(year, fact.name().zh(), zhFallback),
                        "%s of %d is not given; %s was used instead; add it if it differs"
                                .formatted(fact.id(), year, fallback)));
    }

    /// Scores of a panel that the facts do not allow. A band that is still open refuses only what
    /// it can never hold.
    List<FactChecks.Problem> scoresOutsideTheirBand() {
        List<FactChecks.Problem> problems = new ArrayList<>();
        programme
                .definition()
                .bands()
                .forEach((fact, band) -> {
                    if (facts.current().get(fact) instanceof FactValue.Numeric(Rational score)) {
                        outside(fact, score, band).ifPresent(problems::add);
                    }
                });
        return problems;
    }

    private Optional<FactChecks.Problem> outside(
            String fact, Rational score, ProgrammeDefinition.Band band) {
        Rational low = bound(band.low(), true);
        Rational high = bound(band.high(), false);
        boolean below = low != null && score.compareTo(low) < 0;
        boolean above = high != null && score.compareTo(high) > 0;
        if (!below && !above) {
            return Optional.empty();
        }
        String zh = programme.facts().find(fact).map(known -> known.name().zh()).orElse(fact);
        return Optional.of(
                new FactChecks.Problem(
                        "panel_band",
                        new FactKey(fact, null),
                        new Words(
                                "专家评分“%s”为 %s，而按企业数据应在 %s 至 %s 之间；请核对评分或数据"
                                        .formatted(zh, score, low, high),
                                "the panel's %s is %s, but the facts give the band %s to %s; check the score or the facts"
                                        .formatted(fact, score, low, high))));
    }

    private @Nullable Rational bound(String decision, boolean lower) {
        return model.model()
                .decisionNamed(decision)
                .map(found -> answers.decision(found.id()))
                .map(value ->
                        switch (value) {
                            case Value.Numeric(Rational number, _) -> number;
                            case Value.OpenNumber open -> lower ? open.min() : open.max();
                            case Value _ -> null;
                        })
                .orElse(null);
    }

    private Trace trace() {
        Set<String> seen = new LinkedHashSet<>();
        List<Trace.Step> steps = new ArrayList<>();
        Session first = answers.cases().getFirst();
        Traces.of(first.trace()).decisions().stream()
                .filter(step -> seen.add(step.decision() + step.value()))
                .forEach(steps::add);
        return new Trace(steps);
    }
}
