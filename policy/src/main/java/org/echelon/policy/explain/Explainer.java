package org.echelon.policy.explain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.fact.Units;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.ExpressionParts;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.ConditionDefinition;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.policy.result.Condition;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Requirement;
import org.echelon.policy.result.Source;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Explains the conditions of one evaluation.
public final class Explainer {

    private final CompiledModel model;
    private final ProgrammeDefinition definition;
    private final FactDictionary dictionary;
    private final Answers answers;
    private final Comparisons comparisons;
    private final ComparedUnits units;

    public Explainer(
            CompiledModel model,
            ProgrammeDefinition definition,
            FactDictionary dictionary,
            Answers answers) {
        this.model = model;
        this.definition = definition;
        this.dictionary = dictionary;
        this.answers = answers;
        this.comparisons = new Comparisons(model, answers);
        this.units = new ComparedUnits(model, definition, dictionary);
    }

    /// One condition: its status, and what its own comparison says.
    public Condition condition(Decision decision) {
        ConditionDefinition named = definition.conditions().get(decision.name());
        Words text = named == null ? wordsOf(decision) : named.text();
        String unit = named == null ? null : named.unit();
        return explain(decision, text, unit, alternatives(decision, named, unit));
    }

    /// By what the values that a condition compares are multiplied where they are shown: 100 for a
    /// ratio in percent.
    public Rational shownTimes(Decision decision) {
        ConditionDefinition named = definition.conditions().get(decision.name());
        String unit = named == null ? null : named.unit();
        return comparisons
                .deciding(decision.id())
                .map(found ->
                        units.times(
                                found.decision(), found.left(), units.shown(found.left(), unit)))
                .orElse(Rational.ONE);
    }

    private Condition explain(
            Decision decision, Words text, @Nullable String unit, List<Condition> alternatives) {
        Value value = answers.decision(decision.id());
        Status status = Judgement.status(value);
        List<Source> sources = sources(decision);
        var missing =
                status == Status.UNKNOWN
                        ? List.copyOf(Judgement.causes(value))
                        : List.<org.echelon.policy.fact.FactKey>of();
        Optional<Comparisons.Found> found = comparisons.deciding(decision.id());
        boolean waysSayIt = unit == null && !alternatives.isEmpty();
        if (found.isEmpty() || waysSayIt) {
            return new Condition(
                    decision.name(),
                    text,
                    status,
                    Optional.empty(),
                    Optional.empty(),
                    unit,
                    Optional.empty(),
                    Optional.empty(),
                    alternatives,
                    sources,
                    missing);
        }
        Comparisons.Found comparison = found.get();
        String shown = units.shown(comparison.left(), unit);
        Rational scale = units.times(comparison.decision(), comparison.left(), shown);
        Quantity actual =
                Judgement.quantity(answers.part(comparison.decision(), comparison.left()), scale);
        Requirement required =
                new Requirement(
                        comparison.op(),
                        Judgement.quantity(
                                answers.part(comparison.decision(), comparison.right()), scale));
        return new Condition(
                decision.name(),
                text,
                status,
                Optional.of(actual),
                Optional.of(required),
                shown,
                status == Status.NOT_MET ? shortfall(actual, required, shown) : Optional.empty(),
                status == Status.NOT_MET ? part(comparison) : Optional.empty(),
                alternatives,
                sources,
                missing);
    }

    /// By how much a number misses; for a strict comparison of counted things the next thing.
    private static Optional<Quantity> shortfall(
            Quantity actual, Requirement required, @Nullable String unit) {
        if (!(actual instanceof Quantity.Exact(Rational is))
                || !(required.value() instanceof Quantity.Exact(Rational wanted))) {
            return Optional.empty();
        }
        Optional<Rational> step = Units.step(unit);
        Optional<Rational> target =
                switch (required.op()) {
                    case ">=", "<=" -> Optional.of(wanted);
                    case ">" -> Optional.of(step.map(by -> above(wanted, by)).orElse(wanted));
                    case "<" ->
                            Optional.of(
                                    step.map(by -> above(wanted.negate(), by).negate())
                                            .orElse(wanted));
                    default -> Optional.empty();
                };
        return target.map(value -> value.minus(is).abs())
                .filter(missing -> missing.signum() > 0)
                .map(Quantity.Exact::new);
    }

    /// The least multiple of a step that is greater than a number.
    private static Rational above(Rational number, Rational step) {
        return whole(number.dividedBy(step).floor()).plus(Rational.ONE).times(step);
    }

    private static Rational whole(BigInteger integer) {
        return Rational.of(integer, BigInteger.ONE);
    }

    /// For a ratio that is too small: how much more of its numerator reaches it, the denominator as
    /// it is.
    private Optional<Condition.Part> part(Comparisons.Found comparison) {
        if (!comparison.op().equals(">=")) {
            return Optional.empty();
        }
        Optional<Comparisons.Quotient> quotient =
                comparisons.quotient(comparison.decision(), comparison.left());
        if (quotient.isEmpty()
                || !(answers.part(comparison.decision(), comparison.right())
                        instanceof Value.Numeric(Rational wanted, _))) {
            return Optional.empty();
        }
        Comparisons.Quotient ratio = quotient.get();
        Optional<FactDefinition> fact = factIn(ratio.numerator());
        if (fact.isEmpty()
                || !(answers.part(ratio.decision(), ratio.numerator())
                        instanceof Value.Numeric(Rational numerator, _))
                || !(answers.part(ratio.decision(), ratio.denominator())
                        instanceof Value.Numeric(Rational denominator, _))) {
            return Optional.empty();
        }
        Rational more = wanted.times(denominator).minus(numerator);
        if (units.inPercent(ratio.decision(), ratio.numerator())) {
            more = more.dividedBy(Rational.HUNDRED);
        }
        String unit = fact.get().unit();
        if (unit == null || more.signum() <= 0) {
            return Optional.empty();
        }
        Optional<Rational> step = Units.step(unit);
        if (step.isPresent()) {
            more = whole(more.dividedBy(step.get()).ceiling()).times(step.get());
        }
        return Optional.of(new Condition.Part(fact.get().id(), fact.get().name(), more, unit));
    }

    private Optional<FactDefinition> factIn(Expression tree) {
        if (tree instanceof Expression.Path(_, String member)) {
            Optional<FactDefinition> fact = dictionary.find(member);
            if (fact.isPresent()) {
                return fact;
            }
        }
        return ExpressionParts.of(tree).stream()
                .map(this::factIn)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// The ways of which one suffices: the operands of an `or` that are decisions of their own.
    private List<Condition> alternatives(
            Decision decision, @Nullable ConditionDefinition named, @Nullable String unit) {
        if (!(model.expression(decision.id()).orElse(null)
                instanceof Expression.Or(List<Expression> operands))) {
            return List.of();
        }
        List<Condition> ways = new ArrayList<>();
        for (Expression operand : operands) {
            if (operand instanceof Expression.Name(String name)) {
                model.required(decision.id(), name)
                        .ifPresent(way -> {
                            Words text =
                                    named != null && named.alternatives().containsKey(name)
                                            ? java.util.Objects.requireNonNull(
                                                    named.alternatives().get(name))
                                            : wordsOf(way);
                            String own = unitOf(decision, way, unit);
                            ways.add(explain(way, text, own, alternatives(way, named, own)));
                        });
            }
        }
        return ways;
    }

    /// The unit of a decision is that of the way whose comparison speaks for it; another way may
    /// compare other things.
    private @Nullable String unitOf(Decision decision, Decision way, @Nullable String unit) {
        return unit != null
                        && comparisons
                                .deciding(way.id())
                                .equals(comparisons.deciding(decision.id()))
                ? unit
                : null;
    }

    private Words wordsOf(Decision decision) {
        ConditionDefinition named = definition.conditions().get(decision.name());
        return named != null ? named.text() : new Words(decision.name(), decision.name());
    }

    /// The articles a decision rests on, its own first, then those of the decisions it names.
    private List<Source> sources(Decision decision) {
        Map<Source, Source> found = new LinkedHashMap<>();
        for (String authority : decision.authorities()) {
            model.model()
                    .source(authority)
                    .map(Articles::of)
                    .ifPresent(source -> found.put(source, source));
        }
        if (found.isEmpty()) {
            for (String needed : decision.requiredDecisions()) {
                model.model()
                        .decision(needed)
                        .ifPresent(inner ->
                                sources(inner).forEach(source -> found.put(source, source)));
            }
        }
        return List.copyOf(found.values());
    }
}
