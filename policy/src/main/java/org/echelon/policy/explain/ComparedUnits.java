package org.echelon.policy.explain;

import java.util.Optional;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.fact.FactDictionary;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Value;
import org.echelon.policy.programme.ProgrammeDefinition;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// In which unit the sides of a comparison are shown, and by what they are multiplied for that.
public final class ComparedUnits {

    private static final String PERCENT = "percent";

    private final CompiledModel model;
    private final ProgrammeDefinition definition;
    private final FactDictionary dictionary;

    public ComparedUnits(
            CompiledModel model, ProgrammeDefinition definition, FactDictionary dictionary) {
        this.model = model;
        this.definition = definition;
        this.dictionary = dictionary;
    }

    /// Whether the enterprise's side stands on the right: `5 <= x` reads as `x >= 5`.
    public static boolean isTurned(Expression left, Expression right) {
        return left instanceof Expression.Literal && !(right instanceof Expression.Literal);
    }

    /// The unit in which a comparison is shown: its own, else that of the condition.
    ///
    /// What is compared has a unit of its own where it is one fact, or an outcome. So a rank among
    /// the ways to a score is not shown in points.
    ///
    /// @param left what is compared
    /// @param unit of the condition
    public @Nullable String shown(Expression left, @Nullable String unit) {
        return own(left).orElse(unit);
    }

    private Optional<String> own(Expression left) {
        return switch (left) {
            case Expression.Path(_, String member) ->
                    dictionary.find(member).flatMap(fact -> Optional.ofNullable(fact.unit()));
            case Expression.Name(String name) ->
                    Optional.ofNullable(definition.outcomes().get(name))
                            .flatMap(outcome -> Optional.ofNullable(outcome.unit()));
            case Expression _ -> Optional.empty();
        };
    }

    /// By what both sides are multiplied where they are shown: 100 for a ratio in percent.
    ///
    /// @param decision id of the decision in whose scope they are read
    /// @param shown the unit in which they are shown
    public Rational times(String decision, Expression left, @Nullable String shown) {
        return PERCENT.equals(shown) && !inPercent(decision, left)
                ? Rational.HUNDRED
                : Rational.ONE;
    }

    /// Whether an expression multiplies by the literal 100, so that its value is in percent
    /// already.
    boolean inPercent(String decision, Expression tree) {
        return switch (tree) {
            case Expression.Arithmetic(
                            Expression.Arithmetic.Operator operator,
                            Expression left,
                            Expression right) ->
                    switch (operator) {
                        case MULTIPLY ->
                                isHundred(left)
                                        || isHundred(right)
                                        || inPercent(decision, left)
                                        || inPercent(decision, right);
                        case DIVIDE -> inPercent(decision, left);
                        case ADD, SUBTRACT ->
                                inPercent(decision, left) || inPercent(decision, right);
                        case POWER -> false;
                    };
            case Expression.Name(String name) ->
                    model.required(decision, name)
                            .flatMap(needed ->
                                    model.expression(needed.id())
                                            .map(inner -> inPercent(needed.id(), inner)))
                            .orElse(false);
            case Expression _ -> false;
        };
    }

    private static boolean isHundred(Expression tree) {
        return tree instanceof Expression.Literal(Value.Numeric(Rational number, _))
                && number.equals(Rational.HUNDRED);
    }
}
