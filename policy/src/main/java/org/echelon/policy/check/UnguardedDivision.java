package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.echelon.policy.dmn.Formula;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Diagnostic;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// A division whose divisor may be 0, with nothing that guards it: the quotient is then null, and
/// null reaches no band.
///
/// A guard is an `if` or `and` about the divisor, a rule that leaves 0 out, or a table with a rule
/// for null. Where the profile itself says what null does (a condition is not met, an outcome is
/// undefined), or a dash takes it, this is a note; everywhere else a warning.
final class UnguardedDivision implements StudyCheck {

    @Override
    public List<Diagnostic> find(Study study) {
        List<Diagnostic> found = new ArrayList<>();
        NullFlow flow = new NullFlow(study);
        Set<String> told = new HashSet<>();
        for (Formula formula : study.symbols().formulas()) {
            Parts.forEach(
                    formula,
                    (part, at) -> {
                        if (part instanceof Expression.Arithmetic(var operator, _, var divisor)
                                && operator == Expression.Arithmetic.Operator.DIVIDE
                                && mayBeZero(study, divisor, at)
                                && !isGuarded(study, divisor, at)
                                && told.add(formula.place() + " " + divisor)) {
                            tell(study, formula, divisor, flow, found);
                        }
                    });
        }
        return found;
    }

    private static void tell(
            Study study,
            Formula formula,
            Expression divisor,
            NullFlow flow,
            List<Diagnostic> found) {
        String place = study.subject().place() + ", " + formula.place();
        NullFlow.Fate fate = flow.of(formula);
        String what =
                "the divisor `%s` may be 0, and then the quotient is null: %s"
                        .formatted(ExpressionText.of(divisor), fate.words());
        if (fate instanceof NullFlow.Fate.Ruled) {
            return;
        }
        found.add(
                fate instanceof NullFlow.Fate.Lost
                        ? Diagnostic.warning(
                                "unguarded_division",
                                place,
                                what
                                        + ". Write `if "
                                        + ExpressionText.of(divisor)
                                        + " = 0 then … else …`, or a rule for null")
                        : Diagnostic.note("unguarded_division", place, what));
    }

    private static boolean mayBeZero(Study study, Expression divisor, Place at) {
        if (divisor instanceof Expression.Literal(Value.Numeric(Rational number, _))) {
            return number.signum() == 0;
        }
        if (at.isLocal()) {
            return true;
        }
        List<Value> values = List.of();
        TableStudy table = table(study, at.formula());
        if (study.symbols().decision(at.owner()).isPresent() && at.formula().locals().isEmpty()) {
            values = study.possible().of(at.owner(), divisor);
        } else if (table != null) {
            values = table.evaluations().stream().map(e -> e.evaluate(divisor)).toList();
        }
        return values.isEmpty() || values.stream().anyMatch(UnguardedDivision::mayBeZero);
    }

    private static boolean mayBeZero(Value value) {
        return switch (value) {
            case Value.Numeric(Rational number, _) -> number.signum() == 0;
            case Value.OpenNumber open ->
                    (open.min() == null || open.min().signum() <= 0)
                            && (open.max() == null || open.max().signum() >= 0);
            case Value.Open _ -> true;
            default -> false;
        };
    }

    private static boolean isGuarded(Study study, Expression divisor, Place at) {
        for (Place.Guard guard : at.guards()) {
            if (excludesZero(guard.condition(), guard.holds(), divisor)) {
                return true;
            }
        }
        TableStudy table = table(study, at.formula());
        return table != null
                && at.formula().role() instanceof Formula.Role.Output(_, int rule, _)
                && new RuleGuards(table).excludeZero(rule, divisor);
    }

    /// Whether a condition that holds, or does not, says that an expression is not 0.
    static boolean excludesZero(Expression condition, boolean holds, Expression divisor) {
        return switch (condition) {
            case Expression.And(var operands) ->
                    holds
                            ? operands.stream().anyMatch(o -> excludesZero(o, true, divisor))
                            : operands.stream().allMatch(o -> excludesZero(o, false, divisor));
            case Expression.Or(var operands) ->
                    holds
                            ? operands.stream().allMatch(o -> excludesZero(o, true, divisor))
                            : operands.stream().anyMatch(o -> excludesZero(o, false, divisor));
            case Expression.Comparison(
                            var operator,
                            var left,
                            Expression.Literal(Value.Numeric(Rational limit, _)))
                    when left.equals(divisor) ->
                    holds != holdsForZero(operator, limit);
            case Expression.Comparison(
                            var operator,
                            Expression.Literal(Value.Numeric(Rational limit, _)),
                            var right)
                    when right.equals(divisor) ->
                    holds != holdsForZero(mirrored(operator), limit);
            default -> false;
        };
    }

    private static boolean holdsForZero(Expression.Comparison.Operator operator, Rational limit) {
        int sign = -limit.signum(); // of 0 minus the limit
        return switch (operator) {
            case EQUAL -> sign == 0;
            case NOT_EQUAL -> sign != 0;
            case LESS -> sign < 0;
            case AT_MOST -> sign <= 0;
            case GREATER -> sign > 0;
            case AT_LEAST -> sign >= 0;
        };
    }

    private static Expression.Comparison.Operator mirrored(
            Expression.Comparison.Operator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> operator;
            case LESS -> Expression.Comparison.Operator.GREATER;
            case AT_MOST -> Expression.Comparison.Operator.AT_LEAST;
            case GREATER -> Expression.Comparison.Operator.LESS;
            case AT_LEAST -> Expression.Comparison.Operator.AT_MOST;
        };
    }

    private static @Nullable TableStudy table(Study study, Formula formula) {
        return switch (formula.role()) {
            case Formula.Role.Input(var table, _) -> study.table(table);
            case Formula.Role.Cell(var table, _, _) -> study.table(table);
            case Formula.Role.Output(var table, _, _) -> study.table(table);
            case Formula.Role.Logic _, Formula.Role.Part _ -> null;
        };
    }
}
