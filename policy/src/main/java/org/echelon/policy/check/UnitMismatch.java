package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.echelon.policy.dmn.Formula;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.FeelText;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Diagnostic;
import org.echelon.policy.programme.ConditionDefinition;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Numbers of different units are compared or added: yuan with persons, percent with a ratio. Known
/// are the units of facts, of parameters that state one, and of conditions and outcomes.
final class UnitMismatch implements StudyCheck {

    @Override
    public List<Diagnostic> find(Study study) {
        return new Finding(study).find();
    }

    private static final class Finding {
        private final Study study;
        private final Dimensions dimensions;
        private final Set<Diagnostic> found = new LinkedHashSet<>();

        Finding(Study study) {
            this.study = study;
            this.dimensions = new Dimensions(study);
        }

        List<Diagnostic> find() {
            for (Formula formula : study.symbols().formulas()) {
                Parts.forEach(formula, this::look);
                if (formula.role() instanceof Formula.Role.Logic) {
                    study.symbols()
                            .decision(formula.owner())
                            .ifPresent(decision -> condition(decision.name(), formula));
                }
            }
            study.symbols()
                    .model()
                    .decisions()
                    .forEach(decision -> outcome(decision.id(), decision.name()));
            return new ArrayList<>(found);
        }

        private void look(Expression part, Place at) {
            switch (part) {
                case Expression.Comparison(_, var left, var right) -> compare(left, right, at);
                case Expression.Between(var value, var low, var high) -> {
                    compare(value, low, at);
                    compare(value, high, at);
                }
                case Expression.In(var value, var tests) ->
                        tests.forEach(test -> among(value, test, at));
                case Expression.Among(var candidates)
                        when at.formula().role() instanceof Formula.Role.Cell && !at.isLocal() ->
                        ends(new Expression.Input(), candidates, at);
                case Expression.Arithmetic(var operator, var left, var right)
                        when operator == Expression.Arithmetic.Operator.ADD
                                || operator == Expression.Arithmetic.Operator.SUBTRACT ->
                        compare(left, right, at);
                case Expression.BuiltInCall(var function, _, var arguments)
                        when function.name().equals("min") || function.name().equals("max") -> {
                    for (int i = 1; i < arguments.size(); i++) {
                        compare(arguments.getFirst(), arguments.get(i), at);
                    }
                }
                default -> {}
            }
        }

        private void among(Expression value, Expression test, Place at) {
            switch (test) {
                case Expression.Among(var candidates) -> ends(value, candidates, at);
                case Expression.Comparison(_, Expression.Input _, var limit) ->
                        compare(value, limit, at);
                default -> {}
            }
        }

        private void ends(Expression value, Expression candidates, Place at) {
            switch (candidates) {
                case Expression.RangeLiteral range -> {
                    if (range.low() != null) {
                        compare(value, range.low(), at);
                    }
                    if (range.high() != null) {
                        compare(value, range.high(), at);
                    }
                }
                case Expression.ListLiteral(var items) ->
                        items.forEach(item -> ends(value, item, at));
                default -> compare(value, candidates, at);
            }
        }

        private void compare(Expression left, Expression right, Place at) {
            Dimension one = dimension(left, at);
            Dimension other = dimension(right, at);
            if (one == null || other == null) {
                return;
            }
            if (!one.fits(other)) {
                tell(
                        at.formula(),
                        "`%s` is %s and `%s` is %s; %s"
                                .formatted(
                                        text(left, at),
                                        one.words(),
                                        text(right, at),
                                        other.words(),
                                        isPercentAndRatio(one, other)
                                                ? "multiply the ratio by 100, or divide the percent by 100"
                                                : "compare and add only what has one unit"));
            } else if (one.isPercent() && isFraction(right)) {
                fraction(left, right, at);
            } else if (other.isPercent() && isFraction(left)) {
                fraction(right, left, at);
            }
        }

        private @Nullable Dimension dimension(Expression expression, Place at) {
            return expression instanceof Expression.Input
                            && at.formula().role() instanceof Formula.Role.Cell(var table, _, int c)
                    ? dimensions.of(table.input(c), at)
                    : dimensions.of(expression, at);
        }

        private static String text(Expression expression, Place at) {
            return ExpressionText.of(
                    expression instanceof Expression.Input
                                    && at.formula().role()
                                            instanceof Formula.Role.Cell(var table, _, int c)
                            ? table.input(c)
                            : expression);
        }

        private static boolean isPercentAndRatio(Dimension one, Dimension other) {
            return (one.isPercent() && other.isRatio()) || (one.isRatio() && other.isPercent());
        }

        private void fraction(Expression percent, Expression number, Place at) {
            tell(
                    at.formula(),
                    "`%s` is percent, so 10 %% is written 10, but it is compared with %s; write %s"
                            .formatted(
                                    text(percent, at),
                                    ExpressionText.of(number),
                                    number
                                                    instanceof
                                                    Expression.Literal(
                                                            Value.Numeric(Rational fraction, _))
                                            ? FeelText.of(fraction.times(Rational.HUNDRED))
                                            : "it in percent"));
        }

        private static boolean isFraction(Expression expression) {
            return expression instanceof Expression.Literal(Value.Numeric(Rational number, _))
                    && number.signum() > 0
                    && number.compareTo(Rational.ONE) < 0;
        }

        /// A condition's unit is that of the values it compares; with percent it compares ratios.
        private void condition(String name, Formula formula) {
            ConditionDefinition condition = study.subject().programme().conditions().get(name);
            String unit = condition == null ? null : condition.unit();
            if (unit == null
                    || !(formula.expression()
                            instanceof Expression.Comparison(_, var left, var right))) {
                return;
            }
            Place at = Place.of(formula);
            Dimension compared = dimensions.of(left, at);
            if (compared == null || compared.free()) {
                return;
            }
            if (unit.equals("percent")) {
                if (!compared.powers().isEmpty()) {
                    tell(
                            formula,
                            "programme.yaml gives the condition in percent, but `%s` is %s; compare a ratio, or correct the unit"
                                    .formatted(ExpressionText.of(left), compared.words()));
                } else if (compared.isRatio()
                        && right instanceof Expression.Literal(Value.Numeric(Rational limit, _))
                        && limit.compareTo(Rational.ONE) > 0) {
                    tell(
                            formula,
                            "`%s` is a ratio, so 4 %% is written 0.04, but it is compared with %s; write it as a ratio, or multiply the ratio by 100"
                                    .formatted(ExpressionText.of(left), limit));
                }
            } else if (!compared.fits(Dimension.of(unit))) {
                tell(
                        formula,
                        "programme.yaml gives the condition in %s, but `%s` is %s; correct one of the two"
                                .formatted(unit, ExpressionText.of(left), compared.words()));
            }
        }

        private void outcome(String id, String name) {
            String unit = dimensions.declared().get(name);
            Dimension given = unit == null ? null : dimensions.body(id, 0);
            if (unit == null || given == null || given.fits(Dimension.of(unit))) {
                return;
            }
            found.add(
                    Diagnostic.warning(
                            "unit_mismatch",
                            study.subject().place() + ", decision " + name,
                            "programme.yaml gives the outcome in %s, but the decision gives %s; %s"
                                    .formatted(
                                            unit,
                                            given.words(),
                                            unit.equals("percent") && given.isRatio()
                                                    ? "multiply it by 100"
                                                    : "correct one of the two")));
        }

        private void tell(Formula formula, String message) {
            found.add(
                    Diagnostic.warning(
                            "unit_mismatch",
                            study.subject().place() + ", " + formula.place(),
                            message));
        }
    }
}
