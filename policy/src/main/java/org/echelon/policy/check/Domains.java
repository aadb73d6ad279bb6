package org.echelon.policy.check;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.dmn.CompiledTable;
import org.echelon.policy.dmn.Formula;
import org.echelon.policy.dmn.TableEvaluation;
import org.echelon.policy.fact.FactDefinition;
import org.echelon.policy.fact.Particular;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.FeelType;
import org.echelon.policy.feel.Value;
import org.echelon.policy.programme.VersionDefinition;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Finds what the inputs of tables can be: from the dictionary's bounds, through the interval
/// meaning of expressions, and from what an expression is made of.
final class Domains {

    private final Symbols symbols;
    private final Possible possible;
    private final Steps steps;
    private final VersionDefinition version;

    Domains(Symbols symbols, Possible possible, Steps steps, VersionDefinition version) {
        this.symbols = symbols;
        this.possible = possible;
        this.steps = steps;
        this.version = version;
    }

    /// Whether every evaluation of a table is among those seen.
    boolean isSeenWhole(CompiledTable table) {
        return !possible.of(table.table()).isEmpty()
                && possible.hasAll(table.table())
                && !table.inFunction()
                && symbols.isSeenWhole(table.owner());
    }

    /// What a column can be: once for each evaluation of the table, or once where not all are seen.
    ///
    /// @param limits the values that the column's cells name: they say of what kind an input is of
    ///   which nothing else is known
    List<Domain> of(CompiledTable table, int column, List<Value> limits) {
        Expression input = table.input(column);
        Place at =
                Place.of(
                        new Formula(
                                table.owner(),
                                table.place(),
                                new Formula.Role.Input(table, column),
                                input,
                                Set.of()));
        FeelType.Basic type = table.inputType(column).orElse(FeelType.Basic.ANY);
        List<Domain> domains = new ArrayList<>();
        if (!isSeenWhole(table)) {
            Domain.Builder domain = new Domain.Builder();
            anything(domain.orNull(), type, limits);
            domains.add(finished(domain, input, at));
            return domains;
        }
        for (TableEvaluation evaluation : possible.of(table.table())) {
            Domain.Builder domain = new Domain.Builder();
            add(domain, evaluation.inputs().get(column), input, at, type, limits);
            domains.add(finished(domain, input, at));
        }
        return domains;
    }

    private Domain finished(Domain.Builder domain, Expression input, Place at) {
        Domain.Line numbers = domain.line(Domain.Kind.NUMBER);
        if (numbers != null) {
            domain.replace(Domain.Kind.NUMBER, narrowed(numbers, input, at));
        }
        return domain.build();
    }

    private Domain.Line narrowed(Domain.Line line, Expression input, Place at) {
        Rational step = steps.of(input, at);
        Domain.Line narrowed = line.with(step == null || step.signum() == 0 ? null : step);
        return isShare(input, at) ? narrowed.within(Rational.ZERO, Rational.ONE) : narrowed;
    }

    private void add(
            Domain.Builder domain,
            Value value,
            Expression input,
            Place at,
            FeelType.Basic type,
            List<Value> limits) {
        Domain.Kind kind = Piece.kind(value);
        if (kind != null) {
            Rational point = Piece.point(value);
            domain.orLine(kind, new Domain.Line(point, point, Domain.Line.of(kind).step()));
            return;
        }
        switch (value) {
            case Value.Null _ -> domain.orNull();
            case Value.Truth(boolean truth) -> domain.orTruth(truth);
            case Value.OpenTruth open -> {
                if (open.mayBeTrue()) {
                    domain.orTruth(true);
                }
                if (open.mayBeFalse()) {
                    domain.orTruth(false);
                }
                if (open.mayBeNull()) {
                    domain.orNull();
                }
            }
            case Value.OpenNumber open -> {
                domain.orLine(Domain.Kind.NUMBER, new Domain.Line(open.min(), open.max(), null));
                if (open.mayBeNull()) {
                    domain.orNull();
                }
            }
            case Value.Text(String text) -> domain.orText(text);
            case Value.OpenAny _ -> {
                if (!ofProfile(domain, input, at)) {
                    anything(domain.orNull(), type, limits);
                }
            }
            default -> domain.orOther();
        }
    }

    /// Facts and particulars that the profile always provides: they are unknown at most, never
    /// null.
    private boolean ofProfile(Domain.Builder domain, Expression input, Place at) {
        Optional<FactDefinition> fact = symbols.fact(input, at);
        if (fact.isPresent()) {
            if (fact.get().values().isEmpty()) {
                domain.orAnyText();
            } else {
                fact.get().values().keySet().forEach(domain::orText);
            }
            return true;
        }
        if (symbols.sort(input, at) == Symbols.Sort.AS_OF) {
            LocalDate until = version.until();
            domain.orLine(
                    Domain.Kind.DAY,
                    new Domain.Line(
                            Rational.of(version.from().toEpochDay()),
                            until == null ? null : Rational.of(until.toEpochDay() - 1),
                            Rational.ONE));
            return true;
        }
        if (input instanceof Expression.Path(var value, String member)
                && symbols.sort(value, at) == Symbols.Sort.SUBJECT) {
            Optional<Particular> particular =
                    Arrays.stream(Particular.values())
                            .filter(one -> one.entry().equals(member))
                            .findFirst();
            if (particular.isEmpty() && !member.equals("name")) {
                return false;
            }
            if (particular.filter(Particular::isDay).isPresent()) {
                domain.orLine(Domain.Kind.DAY, Domain.Line.of(Domain.Kind.DAY));
            } else {
                domain.orAnyText();
            }
            return true;
        }
        return false;
    }

    /// Every value of a type; without a type, of the kinds that the cells name.
    private static void anything(Domain.Builder domain, FeelType.Basic type, List<Value> limits) {
        switch (type) {
            case NUMBER -> domain.orLine(Domain.Kind.NUMBER, Domain.Line.ALL);
            case BOOLEAN -> domain.orTruth(true).orTruth(false);
            case STRING -> domain.orAnyText();
            case DATE -> domain.orLine(Domain.Kind.DAY, Domain.Line.of(Domain.Kind.DAY));
            case DAYS_DURATION ->
                    domain.orLine(
                            Domain.Kind.DAYS_DURATION, Domain.Line.of(Domain.Kind.DAYS_DURATION));
            case MONTHS_DURATION ->
                    domain.orLine(
                            Domain.Kind.MONTHS_DURATION,
                            Domain.Line.of(Domain.Kind.MONTHS_DURATION));
            case NULL -> {}
            case TIME, DATE_TIME -> domain.orOther();
            case ANY -> {
                for (Value limit : limits) {
                    Domain.Kind kind = Piece.kind(limit);
                    if (kind != null) {
                        domain.orLine(kind, Domain.Line.of(kind));
                    } else if (limit instanceof Value.Text) {
                        domain.orAnyText();
                    } else if (limit instanceof Value.Truth) {
                        domain.orTruth(true).orTruth(false);
                    } else if (!(limit instanceof Value.Null)) {
                        domain.orOther();
                    }
                }
                if (domain.isNullAtMost()) {
                    domain.orOther();
                }
            }
        }
    }

    /// Whether an expression is a part over its whole, which lies within 0 and 1.
    private boolean isShare(Expression expression, Place at) {
        if (!(expression instanceof Expression.Arithmetic(var operator, var part, var whole)
                && operator == Expression.Arithmetic.Operator.DIVIDE)) {
            return false;
        }
        if (part instanceof Expression.BuiltInCall(var one, _, var parts)
                && whole instanceof Expression.BuiltInCall(var other, _, var wholes)
                && one.name().equals("sum")
                && other.name().equals("sum")
                && parts.size() == 1
                && wholes.size() == 1) {
            return isPart(parts.getFirst(), wholes.getFirst(), at);
        }
        return isPart(part, whole, at);
    }

    private boolean isPart(Expression part, Expression whole, Place at) {
        if (!(part instanceof Expression.Path(var one, _)
                && whole instanceof Expression.Path(var other, _)
                && one.equals(other))) {
            return false;
        }
        FactDefinition fact = symbols.fact(part, at).orElse(null);
        FactDefinition of = symbols.fact(whole, at).orElse(null);
        return fact != null
                && of != null
                && of.id().equals(fact.partOf())
                && isNotNegative(fact.min())
                && isNotNegative(of.min());
    }

    private static boolean isNotNegative(@Nullable Rational min) {
        return min != null && min.signum() >= 0;
    }
}
