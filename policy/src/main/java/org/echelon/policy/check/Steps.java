package org.echelon.policy.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.dmn.BusinessKnowledgeModel;
import org.echelon.policy.dmn.CompiledTable;
import org.echelon.policy.dmn.Decision;
import org.echelon.policy.dmn.DecisionTable;
import org.echelon.policy.dmn.Formula;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Value;
import org.echelon.policy.programme.Parameter;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Finds a step of which every value of an expression is a multiple, where that can be proven: 1
/// for counts and points and what is added up of them, 0.01 for amounts in yuan.
final class Steps {

    private static final Rational FEN = Rational.of(1, 100);

    private final Symbols symbols;
    private final Map<String, Parameter> parameters;
    private final Map<String, Optional<Rational>> bodies = new HashMap<>();

    Steps(Symbols symbols, Map<String, Parameter> parameters) {
        this.symbols = symbols;
        this.parameters = parameters;
    }

    /// The step, or null where none is known. Zero means that nothing but zero or null is possible.
    @Nullable Rational of(Expression expression, Place at) {
        return of(expression, at, 0);
    }

    private @Nullable Rational of(Expression expression, Place at, int depth) {
        if (depth > Symbols.DEPTH) {
            return null;
        }
        return switch (expression) {
            case Expression.Literal(Value value) -> literal(value);
            case Expression.Negation(var operand) -> of(operand, at, depth + 1);
            case Expression.Arithmetic arithmetic -> arithmetic(arithmetic, at, depth + 1);
            case Expression.If(_, var then, var otherwise) ->
                    common(of(then, at, depth + 1), of(otherwise, at, depth + 1));
            case Expression.BuiltInCall(var function, _, var arguments) ->
                    builtIn(function.name(), arguments, at, depth + 1);
            case Expression.ListLiteral(var items) -> common(items, at, depth + 1);
            case Expression.Filter(var list, _) -> of(list, at, depth + 1);
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

    private static @Nullable Rational literal(Value value) {
        return switch (value) {
            case Value.Numeric(Rational number, boolean exact) -> exact ? number.abs() : null;
            case Value.Null _ -> Rational.ZERO;
            default -> null;
        };
    }

    private @Nullable Rational arithmetic(Expression.Arithmetic arithmetic, Place at, int depth) {
        Rational left = of(arithmetic.left(), at, depth);
        Rational right = of(arithmetic.right(), at, depth);
        if (left == null || right == null) {
            return null;
        }
        return switch (arithmetic.operator()) {
            case ADD, SUBTRACT -> common(left, right);
            case MULTIPLY -> left.times(right);
            case DIVIDE ->
                    arithmetic.right() instanceof Expression.Literal && right.signum() != 0
                            ? left.dividedBy(right)
                            : null;
            case POWER -> null;
        };
    }

    private @Nullable Rational builtIn(
            String function, List<Expression> arguments, Place at, int depth) {
        return switch (function) {
            case "sum", "min", "max" -> common(arguments, at, depth);
            case "abs" -> arguments.size() == 1 ? of(arguments.getFirst(), at, depth) : null;
            case "count", "string length" -> Rational.ONE;
            case "floor", "ceiling" -> arguments.size() == 1 ? Rational.ONE : null;
            default -> null;
        };
    }

    private @Nullable Rational path(Expression.Path path, Place at) {
        FactDefinition fact = symbols.fact(path, at).orElse(null);
        if (fact != null) {
            return ofFact(fact);
        }
        Symbols.Sort sort = symbols.sort(path.value(), at);
        if (sort == Symbols.Sort.PARAMETERS) {
            Parameter parameter = parameters.get(path.member());
            return parameter == null ? null : literal(parameter.value());
        }
        boolean year = sort == Symbols.Sort.YEAR || sort == Symbols.Sort.YEARS;
        return switch (path.member()) {
            case "year" -> year || sort == Symbols.Sort.AS_OF ? Rational.ONE : null;
            case "days", "months", "years" ->
                    path.value() instanceof Expression.Arithmetic
                                    || path.value() instanceof Expression.BuiltInCall
                            ? Rational.ONE
                            : null;
            default -> null;
        };
    }

    private static @Nullable Rational ofFact(FactDefinition fact) {
        if (fact.type() != FactDefinition.Type.NUMBER) {
            return null;
        }
        return fact.integer() ? Rational.ONE : "yuan".equals(fact.unit()) ? FEN : null;
    }

    private @Nullable Rational name(String name, Place at, int depth) {
        Place.Local local = at.locals().get(name);
        if (local != null) {
            Expression from = local.from();
            return from == null ? null : of(from, at, depth);
        }
        return switch (symbols.find(at, name)) {
            case Symbols.Symbol.OfDecision(Decision decision) -> body(decision.id(), depth);
            case Symbols.Symbol.Argument(BusinessKnowledgeModel function, int position) -> {
                Rational step = Rational.ZERO;
                if (!symbols.isSeenWhole(function.id())) {
                    yield null;
                }
                for (Symbols.Call call : symbols.calls(function)) {
                    step =
                            position < call.arguments().size()
                                    ? common(
                                            step,
                                            of(call.arguments().get(position), call.at(), depth))
                                    : null;
                }
                yield step;
            }
            case Symbols.Symbol.Data _, Symbols.Symbol.OfKnowledge _, Symbols.Symbol.Unknown _ ->
                    null;
        };
    }

    /// The step of what a decision or knowledge model gives.
    private @Nullable Rational body(String owner, int depth) {
        Optional<Rational> known = bodies.get(owner);
        if (known == null) {
            known = Optional.ofNullable(read(owner, depth));
            bodies.put(owner, known);
        }
        return known.orElse(null);
    }

    private @Nullable Rational read(String owner, int depth) {
        var literal = symbols.logic(owner);
        if (literal.isPresent()) {
            return of(literal.get().expression(), Place.of(literal.get()), depth);
        }
        CompiledTable table = symbols.table(owner).orElse(null);
        if (table == null || table.table().outputs().size() != 1) {
            return null;
        }
        DecisionTable read = table.table();
        if (read.hitPolicy() == DecisionTable.HitPolicy.COLLECT_COUNT) {
            return Rational.ONE;
        }
        Rational step = Rational.ZERO;
        for (Formula formula : symbols.formulas()) {
            boolean counts =
                    formula.owner().equals(owner)
                            && (formula.role() instanceof Formula.Role.Output
                                    || formula.role() instanceof Formula.Role.Part);
            if (counts) {
                step = common(step, of(formula.expression(), Place.of(formula), depth));
            }
        }
        return step;
    }

    private @Nullable Rational common(List<Expression> parts, Place at, int depth) {
        Rational step = Rational.ZERO;
        for (Expression part : parts) {
            step = common(step, of(part, at, depth));
        }
        return step;
    }

    /// The greatest step of which both are multiples; null where one is not known.
    private static @Nullable Rational common(@Nullable Rational a, @Nullable Rational b) {
        if (a == null || b == null) {
            return null;
        }
        return Rational.of(
                a.numerator()
                        .multiply(b.denominator())
                        .gcd(b.numerator().multiply(a.denominator())),
                a.denominator().multiply(b.denominator()));
    }
}
