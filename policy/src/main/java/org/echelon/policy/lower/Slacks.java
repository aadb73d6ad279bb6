package org.echelon.policy.lower;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.explain.ComparedUnits;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Expression.Comparison.Operator;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Overflow;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.programme.ConditionDefinition;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// By how much conditions are met: the difference of the two sides of the comparison that decides,
/// as explanations find it ([org.echelon.policy.explain.Explainer]), which of several it is being
/// told by each row.
///
/// A condition whose comparisons are shown in different measures, percent and not, has no slack on
/// columns.
final class Slacks {

    private static final int MAX_DEPTH = 50;

    private final Lowering.Subject subject;
    private final FromDmn dmn;
    private final ComparedUnits units;

    Slacks(Lowering.Subject subject, FromDmn dmn) {
        this.subject = subject;
        this.dmn = dmn;
        this.units = new ComparedUnits(subject.model(), subject.definition(), subject.dictionary());
    }

    /// The comparison that decides.
    ///
    /// @param slack the difference of its sides, null where it is none of numbers
    /// @param numeric whether it compares a number
    /// @param times by what differences are multiplied where they are shown
    private record Deciding(Symbol slack, Truth numeric, Set<Rational> times) {}

    /// The slack of a condition; empty where no number is compared, or it needs more room than
    /// there is.
    Optional<Symbol> of(Decision decision) {
        Expression tree = subject.model().expression(decision.id()).orElse(null);
        ConditionDefinition named = subject.definition().conditions().get(decision.name());
        String unit = named == null ? null : named.unit();
        if (tree == null || (unit == null && hasWays(decision, tree))) {
            return Optional.empty(); // its ways are told one by one
        }
        try {
            return find(decision, tree, unit, 0)
                    .filter(found -> found.times().size() == 1)
                    .map(Deciding::slack)
                    .filter(slack -> slack instanceof Symbol.Ratio);
        } catch (Refusal | Overflow _) {
            return Optional.empty(); // the condition itself needs less room than its slack
        }
    }

    private boolean hasWays(Decision decision, Expression tree) {
        return tree instanceof Expression.Or(List<Expression> operands)
                && operands.stream()
                        .anyMatch(operand ->
                                operand instanceof Expression.Name(String name)
                                        && subject.model()
                                                .required(decision.id(), name)
                                                .isPresent());
    }

    private Optional<Deciding> find(
            Decision decision, Expression tree, @Nullable String unit, int depth) {
        if (depth > MAX_DEPTH) {
            return Optional.empty();
        }
        return switch (tree) {
            case Expression.Comparison(Operator operator, Expression left, Expression right) ->
                    Optional.of(comparison(decision, operator, left, right, unit));
            case Expression.And(List<Expression> operands) ->
                    several(decision, operands, false, unit, depth);
            case Expression.Or(List<Expression> operands) ->
                    several(decision, operands, true, unit, depth);
            case Expression.Name(String name) ->
                    subject.model()
                            .required(decision.id(), name)
                            .flatMap(needed ->
                                    subject.model()
                                            .expression(needed.id())
                                            .flatMap(
                                                    inner -> find(needed, inner, unit, depth + 1)));
            case Expression.Between(Expression value, Expression low, Expression high) -> {
                Truth below =
                        Truth.settled(
                                truth(
                                        decision,
                                        new Expression.Comparison(Operator.LESS, value, low)));
                yield Optional.of(
                        choice(
                                below,
                                comparison(decision, Operator.AT_LEAST, value, low, unit),
                                comparison(decision, Operator.AT_MOST, value, high, unit)));
            }
            case Expression.BuiltInCall call
                    when call.function().name().equals("list contains")
                            && call.arguments().size() == 2 ->
                    Optional.of(without(decision, call.arguments().get(1)));
            case Expression.Path path -> Optional.of(without(decision, path));
            case Expression _ -> Optional.empty();
        };
    }

    private Deciding comparison(
            Decision decision,
            Operator operator,
            Expression left,
            Expression right,
            @Nullable String unit) {
        Expression compared = ComparedUnits.isTurned(left, right) ? right : left;
        Symbol slack =
                switch (operator) {
                    case AT_LEAST, GREATER -> difference(decision, left, right);
                    case AT_MOST, LESS -> difference(decision, right, left);
                    case EQUAL, NOT_EQUAL -> Symbol.NULL;
                };
        return slack instanceof Symbol.Ratio
                ? new Deciding(
                        slack,
                        isNumber(dmn.part(decision, compared)),
                        Set.of(units.times(decision.id(), compared, units.shown(compared, unit))))
                : without(decision, compared);
    }

    private Symbol difference(Decision decision, Expression left, Expression right) {
        return Temporal.minus(dmn.part(decision, left), dmn.part(decision, right));
    }

    /// A comparison without a difference.
    private Deciding without(Decision decision, Expression compared) {
        return new Deciding(Symbol.NULL, isNumber(dmn.part(decision, compared)), Set.of());
    }

    /// Of several the first that decides for certain, and where none does the first with numbers.
    ///
    /// @param holds whether one that holds decides, or one that fails
    private Optional<Deciding> several(
            Decision decision,
            List<Expression> operands,
            boolean holds,
            @Nullable String unit,
            int depth) {
        List<Truth> tests = new ArrayList<>();
        List<Deciding> found = new ArrayList<>();
        for (Expression operand : operands) {
            find(decision, operand, unit, depth + 1)
                    .ifPresent(one -> {
                        tests.add(truth(decision, operand));
                        found.add(one);
                    });
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Deciding chosen = found.getFirst();
        for (Deciding one : found.reversed()) {
            chosen = choice(one.numeric(), one, chosen);
        }
        for (int i = found.size() - 1; i >= 0; i--) {
            Truth decides = holds ? tests.get(i) : Truth.not(tests.get(i));
            chosen = choice(Truth.settled(decides), found.get(i), chosen);
        }
        return Optional.of(chosen);
    }

    private static Deciding choice(Truth test, Deciding then, Deciding otherwise) {
        Set<Rational> times = new HashSet<>(then.times());
        times.addAll(otherwise.times());
        return new Deciding(
                Choices.of(test, then.slack(), otherwise.slack()),
                Truth.choice(test, then.numeric(), otherwise.numeric()),
                times);
    }

    /// Whether it holds for certain; null does not.
    private Truth truth(Decision decision, Expression expression) {
        return Truth.certain(FromFeel.truth(dmn.part(decision, expression)));
    }

    private static Truth isNumber(Symbol symbol) {
        return switch (symbol) {
            case Symbol.Ratio(var numerator, _) -> Truth.not(Truth.missing(numerator));
            case Symbol.Days(var days) -> Truth.not(Truth.missing(days));
            case Symbol.Known(Value value) ->
                    Truth.of(value instanceof Value.Numeric || value instanceof Value.DaysDuration);
            case Symbol.Bool _, Symbol.Chars _, Symbol.Date _, Symbol.Months _ -> Truth.FALSE;
            default -> throw new Refusal("what is compared is no single value");
        };
    }
}
