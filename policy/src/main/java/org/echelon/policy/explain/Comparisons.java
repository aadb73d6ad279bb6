package org.echelon.policy.explain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.dmn.CompiledModel;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Value;
import org.echelon.policy.result.Status;

/// Finds the comparison that decides a condition, by following its expression and the decisions it
/// names.
final class Comparisons {

    private static final int MAX_DEPTH = 50;

    private final CompiledModel model;
    private final Answers answers;
    private final Map<String, Optional<Found>> deciding = new HashMap<>();

    Comparisons(CompiledModel model, Answers answers) {
        this.model = model;
        this.answers = answers;
    }

    /// A comparison in the scope of a decision.
    ///
    /// @param decision id of the decision whose scope both sides are read in
    record Found(String decision, Expression left, String op, Expression right) {}

    /// The comparison that decides: of several that must hold, the first that fails, else the first
    /// that is open, else the first with numbers; of several of which one suffices, the first that
    /// holds, else the first with numbers.
    Optional<Found> deciding(String decision) {
        return deciding(decision, 0);
    }

    /// Asked many times of one evaluation, which always answers the same.
    private Optional<Found> deciding(String decision, int depth) {
        Optional<Found> known = deciding.get(decision);
        if (known == null) {
            known = model.expression(decision).flatMap(tree -> find(decision, tree, depth));
            deciding.put(decision, known);
        }
        return known;
    }

    private Optional<Found> find(String decision, Expression tree, int depth) {
        if (depth > MAX_DEPTH) {
            return Optional.empty();
        }
        return switch (tree) {
            case Expression.Comparison comparison -> Optional.of(oriented(decision, comparison));
            case Expression.And(List<Expression> operands) ->
                    ofAll(decision, operands, depth, Status.NOT_MET, Status.UNKNOWN);
            case Expression.Or(List<Expression> operands) ->
                    ofAll(decision, operands, depth, Status.MET);
            case Expression.Name(String name) ->
                    model.required(decision, name)
                            .flatMap(needed -> deciding(needed.id(), depth + 1));
            case Expression.Between(Expression value, Expression low, Expression high) ->
                    Optional.of(
                            answers.part(
                                                    decision,
                                                    new Expression.Comparison(
                                                            Expression.Comparison.Operator.LESS,
                                                            value,
                                                            low))
                                            .equals(Value.TRUE)
                                    ? new Found(decision, value, ">=", low)
                                    : new Found(decision, value, "<=", high));
            case Expression.BuiltInCall call
                    when call.function().name().equals("list contains")
                            && call.arguments().size() == 2 ->
                    Optional.of(
                            new Found(
                                    decision,
                                    call.arguments().get(1),
                                    "in",
                                    call.arguments().get(0)));
            case Expression.Path path ->
                    Optional.of(new Found(decision, path, "=", new Expression.Literal(Value.TRUE)));
            case Expression _ -> Optional.empty();
        };
    }

    private Optional<Found> ofAll(
            String decision, List<Expression> operands, int depth, Status... preferred) {
        for (Status status : preferred) {
            for (Expression operand : operands) {
                if (Judgement.status(answers.part(decision, operand)) == status) {
                    Optional<Found> found = find(decision, operand, depth + 1);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return operands.stream()
                .map(operand -> find(decision, operand, depth + 1))
                .flatMap(Optional::stream)
                .min(java.util.Comparator.comparingInt(found -> isNumeric(found) ? 0 : 1));
    }

    private boolean isNumeric(Found found) {
        return switch (answers.part(found.decision(), found.left())) {
            case Value.Numeric _, Value.OpenNumber _, Value.DaysDuration _ -> true;
            case Value _ -> false;
        };
    }

    /// The enterprise's side on the left.
    private static Found oriented(String decision, Expression.Comparison comparison) {
        boolean turn = ComparedUnits.isTurned(comparison.left(), comparison.right());
        return turn
                ? new Found(
                        decision,
                        comparison.right(),
                        turned(comparison.operator()).symbol(),
                        comparison.left())
                : new Found(
                        decision,
                        comparison.left(),
                        comparison.operator().symbol(),
                        comparison.right());
    }

    private static Expression.Comparison.Operator turned(Expression.Comparison.Operator operator) {
        return switch (operator) {
            case LESS -> Expression.Comparison.Operator.GREATER;
            case AT_MOST -> Expression.Comparison.Operator.AT_LEAST;
            case GREATER -> Expression.Comparison.Operator.LESS;
            case AT_LEAST -> Expression.Comparison.Operator.AT_MOST;
            case EQUAL, NOT_EQUAL -> operator;
        };
    }

    /// A quotient with the decision in whose scope its parts are read.
    record Quotient(String decision, Expression numerator, Expression denominator) {}

    /// The quotient that an expression is, directly or by the decision it names.
    Optional<Quotient> quotient(String decision, Expression tree) {
        return switch (tree) {
            case Expression.Arithmetic(
                            Expression.Arithmetic.Operator operator,
                            Expression left,
                            Expression right)
                    when operator == Expression.Arithmetic.Operator.DIVIDE ->
                    Optional.of(new Quotient(decision, left, right));
            case Expression.Name(String name) ->
                    model.required(decision, name)
                            .flatMap(needed ->
                                    model.expression(needed.id())
                                            .flatMap(inner -> quotient(needed.id(), inner)));
            case Expression _ -> Optional.empty();
        };
    }
}
