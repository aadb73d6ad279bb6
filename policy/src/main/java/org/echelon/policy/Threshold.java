package org.echelon.policy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.explain.Answers;
import org.echelon.policy.explain.Judgement;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Value;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Rational;

/// A condition that holds a number against a parameter, where nothing else in the decision reads
/// either: `total_score > parameters.pass mark`. Who keeps the number knows what becomes of the
/// condition, and of the whole, at every value of the parameter.
///
/// Or a condition of which that is a part, joined to others by `and` and `or`: then the number says
/// what becomes of the part. The condition gets no harder to meet where the part gets easier; who
/// also knows what becomes of it where the part is met, and where it is not, knows it at every
/// value of the parameter. Where the part is open the condition is what both have in common, and
/// open where they differ, as each part is asked once and for itself.
///
/// @param condition its id
/// @param parameter path of the parameter, such as `pass mark` or `rd growth.low`
/// @param decision id of the decision in whose scope the number is read
/// @param alone whether the comparison is the condition, and not a part of it
public record Threshold(
        String condition,
        String parameter,
        String decision,
        Expression.Comparison comparison,
        boolean alone) {

    private static final Set<Expression.Comparison.Operator> ORDERS =
            EnumSet.of(
                    Expression.Comparison.Operator.LESS,
                    Expression.Comparison.Operator.AT_MOST,
                    Expression.Comparison.Operator.GREATER,
                    Expression.Comparison.Operator.AT_LEAST);

    /// Those of a model, in no order.
    static List<Threshold> of(CompiledModel model) {
        return new ThresholdSearch(model).found();
    }

    /// A comparison in a condition, where it is by order and with a parameter.
    ///
    /// @param decision in whose scope it stands
    static Optional<Threshold> of(
            Decision condition,
            Decision decision,
            Expression.Comparison comparison,
            boolean alone) {
        return ORDERS.contains(comparison.operator())
                ? parameter(comparison)
                        .map(path ->
                                new Threshold(
                                        condition.name(), path, decision.id(), comparison, alone))
                : Optional.empty();
    }

    private static Optional<String> parameter(Expression.Comparison comparison) {
        return ParameterReads.path(comparison.right())
                .or(() -> ParameterReads.path(comparison.left()));
    }

    private boolean isRight() {
        return ParameterReads.path(comparison.right()).isPresent();
    }

    private Expression number() {
        return isRight() ? comparison.left() : comparison.right();
    }

    /// Name of the decision, or of the input, that the number is; empty where it is computed here.
    public Optional<String> numberName() {
        return number() instanceof Expression.Name(String name)
                ? Optional.of(name)
                : Optional.empty();
    }

    /// The number, with its bounds where it is open, or null; empty where it may be anything else,
    /// and for a part of a condition where several cases are possible, in each of which number and
    /// condition may be others.
    Optional<Value> held(Answers answers) {
        if (!alone && answers.cases().size() > 1) {
            return Optional.empty();
        }
        return switch (answers.part(decision, number())) {
            case Value.Numeric number -> Optional.of(number);
            case Value.Null none -> Optional.of(none);
            case Value.OpenNumber(var min, var max, var mayBeNull, _) ->
                    Optional.of(new Value.OpenNumber(min, max, mayBeNull, Set.of()));
            case Value _ -> Optional.empty();
        };
    }

    /// The number, from by how much the condition is met at a value of the parameter.
    ///
    /// @param at the parameter's value
    /// @param least by how much at least, negative where it is not met
    /// @param greatest by how much at most
    /// @param mayBeNull whether there may be no number
    public Value held(Value at, Rational least, Rational greatest, boolean mayBeNull) {
        Rational mark = ((Value.Numeric) at).value();
        Rational min = isFloor() ? mark.plus(least) : mark.minus(greatest);
        Rational max = isFloor() ? mark.plus(greatest) : mark.minus(least);
        return between(min, max, mayBeNull);
    }

    /// The number, from its bounds.
    ///
    /// @param mayBeNull whether there may be no number
    public static Value between(Rational min, Rational max, boolean mayBeNull) {
        return min.equals(max) && !mayBeNull
                ? Value.of(min)
                : new Value.OpenNumber(min, max, mayBeNull, Set.of());
    }

    /// Whether the number has to be above the parameter, or at it: the condition is the harder to
    /// meet the greater the parameter is.
    public boolean isFloor() {
        return switch (comparison.operator()) {
            case GREATER, AT_LEAST -> isRight();
            case LESS, AT_MOST -> !isRight();
            case EQUAL, NOT_EQUAL ->
                    throw new IllegalStateException("an equality is met by no more and no less");
        };
    }

    /// Whether a number that is the parameter itself does not meet the condition.
    public boolean isStrict() {
        return switch (comparison.operator()) {
            case GREATER, LESS -> true;
            case AT_LEAST, AT_MOST -> false;
            case EQUAL, NOT_EQUAL ->
                    throw new IllegalStateException("an equality is met by no more and no less");
        };
    }

    /// What becomes of the comparison.
    ///
    /// @param held what [Judge.Decided#held] kept
    /// @param at the parameter's value
    public Status status(Value held, Value at) {
        return Judgement.status(
                isRight()
                        ? comparison.operator().compare(held, at)
                        : comparison.operator().compare(at, held));
    }
}
