package org.echelon.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DecisionModel;
import org.echelon.policy.dmn.DecisionService;
import org.echelon.policy.dmn.ModelTexts;
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
/// @param condition its id
/// @param parameter path of the parameter, such as `pass mark` or `rd growth.low`
/// @param decision id of the decision in whose scope the number is read
public record Threshold(
        String condition, String parameter, String decision, Expression.Comparison comparison) {

    private static final Set<Expression.Comparison.Operator> ORDERS =
            EnumSet.of(
                    Expression.Comparison.Operator.LESS,
                    Expression.Comparison.Operator.AT_MOST,
                    Expression.Comparison.Operator.GREATER,
                    Expression.Comparison.Operator.AT_LEAST);

    /// Those of a model, in no order.
    static List<Threshold> of(CompiledModel model) {
        List<String> texts = ModelTexts.of(model.model());
        List<Threshold> found = new ArrayList<>();
        for (Decision decision : Run.offered(model, "conditions").values()) {
            if (model.expression(decision.id()).orElse(null)
                            instanceof Expression.Comparison comparison
                    && ORDERS.contains(comparison.operator())
                    && isReadByNone(decision, model.model())) {
                parameter(comparison)
                        .filter(path -> isReadOnce(path, texts))
                        .map(path ->
                                new Threshold(decision.name(), path, decision.id(), comparison))
                        .ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static Optional<String> parameter(Expression.Comparison comparison) {
        return ParameterReads.path(comparison.right())
                .or(() -> ParameterReads.path(comparison.left()));
    }

    /// Whether the name of a parameter, or of the one whose entry it is, stands once in all texts.
    private static boolean isReadOnce(String path, List<String> texts) {
        String name = ParameterReads.name(path);
        return texts.stream().mapToInt(text -> ParameterReads.times(name, text)).sum() == 1;
    }

    /// Whether no decision asks what becomes of a condition, itself or through a service.
    private static boolean isReadByNone(Decision condition, DecisionModel model) {
        Set<String> services =
                model.services().stream()
                        .filter(service -> service.outputDecisions().contains(condition.id()))
                        .map(DecisionService::id)
                        .collect(Collectors.toSet());
        return model.decisions().stream()
                        .noneMatch(decision ->
                                decision.requiredDecisions().contains(condition.id())
                                        || asks(decision.requiredKnowledge(), services))
                && model.knowledgeModels().stream()
                        .noneMatch(knowledge -> asks(knowledge.requiredKnowledge(), services));
    }

    private static boolean asks(List<String> required, Set<String> services) {
        return required.stream().anyMatch(services::contains);
    }

    private boolean isRight() {
        return ParameterReads.path(comparison.right()).isPresent();
    }

    /// The number, with its bounds where it is open, or null; empty where it may be anything else.
    Optional<Value> held(Answers answers) {
        return switch (answers.part(decision, isRight() ? comparison.left() : comparison.right())) {
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

    /// What becomes of the condition.
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
