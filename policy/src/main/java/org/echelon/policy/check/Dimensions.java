package org.echelon.policy.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.Formula;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Value;
import org.echelon.policy.programme.OutcomeDefinition;
import org.echelon.policy.programme.Parameter;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Finds the units of expressions, from those of facts, parameters and outcomes.
final class Dimensions {

    private final Symbols symbols;
    private final Map<String, Parameter> parameters;
    private final Map<String, String> declared = new HashMap<>();
    private final Map<String, Optional<Dimension>> bodies = new HashMap<>();

    Dimensions(Study study) {
        this.symbols = study.symbols();
        this.parameters = study.subject().parameters();
        study.subject()
                .programme()
                .outcomes()
                .forEach((id, outcome) -> {
                    String unit = outcome.unit();
                    if (unit != null) {
                        declared.put(decisionOf(id, outcome), unit);
                    }
                });
    }

    private static String decisionOf(String id, OutcomeDefinition outcome) {
        String decision = outcome.decision();
        return decision == null ? id : decision;
    }

    /// The units that `programme.yaml` states, by the name of the decision.
    Map<String, String> declared() {
        return declared;
    }

    /// The unit of an expression; null where it is not known.
    @Nullable Dimension of(Expression expression, Place at) {
        return of(expression, at, 0);
    }

    private @Nullable Dimension of(Expression expression, Place at, int depth) {
        if (depth > Symbols.DEPTH) {
            return null;
        }
        return switch (expression) {
            case Expression.Literal(Value value) ->
                    value instanceof Value.Numeric || value instanceof Value.Null
                            ? Dimension.FREE
                            : null;
            case Expression.Negation(var operand) -> of(operand, at, depth + 1);
            case Expression.Arithmetic arithmetic -> arithmetic(arithmetic, at, depth + 1);
            case Expression.If(_, var then, var otherwise) ->
                    common(List.of(then, otherwise), at, depth + 1);
            case Expression.ListLiteral(var items) -> common(items, at, depth + 1);
            case Expression.Filter(var list, _) -> of(list, at, depth + 1);
            case Expression.BuiltInCall(var function, _, var arguments) ->
                    switch (function.name()) {
                        case "sum", "min", "max", "mean", "median", "abs" ->
                                common(arguments, at, depth + 1);
                        case "floor",
                                "ceiling",
                                "decimal",
                                "round up",
                                "round down",
                                "round half up",
                                "round half down" ->
                                of(arguments.getFirst(), at, depth + 1);
                        case "count" -> Dimension.FREE;
                        default -> null;
                    };
            case Expression.For(var iterations, var body, _) -> {
                Place inner = at;
                for (Expression.Iteration iteration : iterations) {
                    inner =
                            inner.with(
                                    iteration.name(),
                                    iteration.end() == null ? iteration.domain() : null,
                                    true);
                }
                yield of(body, inner, depth + 1);
            }
            case Expression.Path path -> path(path, at);
            case Expression.Name(String name) -> name(name, at, depth + 1);
            case Expression.Call(Expression.Name(String name), _, _)
                    when symbols.find(at, name) instanceof Symbols.Symbol.OfKnowledge(var called) ->
                    body(called.id(), depth + 1);
            default -> null;
        };
    }

    private @Nullable Dimension arithmetic(Expression.Arithmetic arithmetic, Place at, int depth) {
        Dimension left = of(arithmetic.left(), at, depth);
        Dimension right = of(arithmetic.right(), at, depth);
        return switch (arithmetic.operator()) {
            case ADD, SUBTRACT -> left != null && right != null && left.free() ? right : left;
            case MULTIPLY -> {
                if (left == null || right == null) {
                    yield null;
                }
                yield isHundred(arithmetic.left())
                        ? right.scaled(1)
                        : isHundred(arithmetic.right()) ? left.scaled(1) : left.times(right);
            }
            case DIVIDE -> {
                if (left == null || right == null) {
                    yield null;
                }
                yield isHundred(arithmetic.right()) ? left.scaled(-1) : left.dividedBy(right);
            }
            case POWER -> null;
        };
    }

    private static boolean isHundred(Expression expression) {
        return expression instanceof Expression.Literal(Value.Numeric(Rational number, _))
                && number.equals(Rational.HUNDRED);
    }

    private @Nullable Dimension path(Expression.Path path, Place at) {
        FactDefinition fact = symbols.fact(path, at).orElse(null);
        if (fact != null) {
            String unit = fact.unit();
            return unit == null ? null : Dimension.of(unit);
        }
        if (symbols.sort(path.value(), at) == Symbols.Sort.PARAMETERS) {
            Parameter parameter = parameters.get(path.member());
            String unit = parameter == null ? null : parameter.unit();
            return unit == null ? null : Dimension.of(unit);
        }
        return null;
    }

    private @Nullable Dimension name(String name, Place at, int depth) {
        Place.Local local = at.locals().get(name);
        if (local != null) {
            Expression from = local.from();
            return from == null ? null : of(from, at, depth);
        }
        return switch (symbols.find(at, name)) {
            case Symbols.Symbol.OfDecision(Decision decision) -> {
                Dimension computed = body(decision.id(), depth);
                String unit = declared.get(decision.name());
                yield unit == null || (computed != null && !computed.free())
                        ? computed
                        : Dimension.of(unit);
            }
            case Symbols.Symbol.Argument(var function, int position) -> {
                Dimension common = null;
                for (Symbols.Call call : symbols.calls(function)) {
                    Dimension given =
                            position < call.arguments().size()
                                    ? of(call.arguments().get(position), call.at(), depth)
                                    : null;
                    if (given == null || (common != null && !common.equals(given))) {
                        yield null;
                    }
                    common = given;
                }
                yield common;
            }
            case Symbols.Symbol.Data _, Symbols.Symbol.OfKnowledge _, Symbols.Symbol.Unknown _ ->
                    null;
        };
    }

    /// The unit of what a decision or knowledge model gives.
    @Nullable Dimension body(String owner, int depth) {
        Optional<Dimension> known = bodies.get(owner);
        if (known == null) {
            bodies.put(owner, Optional.empty()); // for a cycle
            known = Optional.ofNullable(read(owner, depth));
            bodies.put(owner, known);
        }
        return known.orElse(null);
    }

    private @Nullable Dimension read(String owner, int depth) {
        Optional<Formula> literal = symbols.logic(owner);
        if (literal.isPresent()) {
            return of(literal.get().expression(), Place.of(literal.get()), depth);
        }
        if (symbols.table(owner).map(table -> table.table().outputs().size()).orElse(0) != 1) {
            return null;
        }
        Dimension common = Dimension.FREE;
        for (Formula formula : symbols.formulas()) {
            if (formula.owner().equals(owner) && formula.role() instanceof Formula.Role.Output) {
                common = common(common, of(formula.expression(), Place.of(formula), depth));
            }
        }
        return common;
    }

    private @Nullable Dimension common(List<Expression> parts, Place at, int depth) {
        Dimension common = Dimension.FREE;
        for (Expression part : parts) {
            common = common(common, of(part, at, depth));
        }
        return common;
    }

    private static @Nullable Dimension common(@Nullable Dimension a, @Nullable Dimension b) {
        if (a == null || b == null) {
            return null;
        }
        return a.free() ? b : b.free() || a.equals(b) ? a : null;
    }
}
