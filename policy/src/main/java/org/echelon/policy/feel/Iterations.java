package org.echelon.policy.feel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// `for`, `some` and `every` over lists and ranges (DMN 1.5, 10.3.2.14 and 10.3.2.15).
final class Iterations {
    private Iterations() {}

    static Value collect(Expression.For loop, Scope scope, Interpreter interpreter) {
        Collector collector = new Collector(loop, interpreter);
        Value obstacle = collector.walk(loop.iterations(), 0, scope, true);
        return obstacle != null ? obstacle : items(collector.members, collector.causes);
    }

    static Value quantify(
            List<Expression.Iteration> iterations,
            Expression condition,
            boolean some,
            Scope scope,
            Interpreter interpreter) {
        Quantifier quantifier = new Quantifier(condition, some, interpreter);
        Value obstacle = quantifier.walk(iterations, 0, scope, true);
        if (obstacle != null) {
            // an earlier combination that is open may still settle it
            int settled = quantifier.outcomes & (some ? Outcomes.TRUE : Outcomes.FALSE);
            return Outcomes.value(
                    Outcomes.of(obstacle) | settled,
                    Causes.join(quantifier.causes, Causes.of(obstacle)));
        }
        return Outcomes.value(quantifier.outcomes, quantifier.causes);
    }

    /// A list, open only when a member may be missing.
    static Value items(List<Value.OpenItems.Member> members, Set<Cause> causes) {
        List<Value> values = new ArrayList<>(members.size());
        boolean certain = true;
        for (Value.OpenItems.Member member : members) {
            values.add(member.value());
            certain &= member.certain();
        }
        return certain ? new Value.Items(values) : new Value.OpenItems(members, causes);
    }

    /// Visits every combination of the iterations' values, the last fastest.
    private abstract static class Walk {
        final Interpreter interpreter;
        Set<Cause> causes = Set.of();
        private boolean done;

        Walk(Interpreter interpreter) {
            this.interpreter = interpreter;
        }

        /// @return whether to go on
        abstract boolean visit(Scope scope, boolean certain);

        /// @return null when all were visited, otherwise what the whole expression is instead
        @Nullable Value walk(
                List<Expression.Iteration> iterations, int depth, Scope scope, boolean certain) {
            String name = iterations.get(depth).name();
            return switch (domain(iterations.get(depth), scope, interpreter)) {
                case Domain.Over(var values) -> {
                    for (Value value : values) {
                        Value obstacle = step(iterations, depth, scope.with(name, value), certain);
                        if (obstacle != null || done) {
                            yield obstacle;
                        }
                    }
                    yield null;
                }
                case Domain.OverOpen(var items) -> open(items, iterations, depth, scope, certain);
                case Domain.Span span -> span(span, iterations, depth, scope, certain);
                case Domain.Obstacle(var instead) ->
                        certain
                                ? instead
                                : new Value.OpenAny(Causes.join(causes, Causes.of(instead)));
            };
        }

        private @Nullable Value open(
                Value.OpenItems items,
                List<Expression.Iteration> iterations,
                int depth,
                Scope scope,
                boolean certain) {
            causes = Causes.join(causes, items.causes());
            interpreter.doubt(items.causes());
            for (Value.OpenItems.Member member : items.members()) {
                Scope inner = scope.with(iterations.get(depth).name(), member.value());
                Value obstacle = step(iterations, depth, inner, certain && member.certain());
                if (obstacle != null || done) {
                    return obstacle;
                }
            }
            return null;
        }

        private @Nullable Value span(
                Domain.Span span,
                List<Expression.Iteration> iterations,
                int depth,
                Scope scope,
                boolean certain) {
            String name = iterations.get(depth).name();
            Rational step = Rational.of(span.from().compareTo(span.to()) <= 0 ? 1 : -1);
            for (Rational at = span.from();
                    at.compareTo(span.to()) * step.signum() <= 0;
                    at = at.plus(step)) {
                Value value = span.days() ? day(at) : Value.of(at);
                Value obstacle = step(iterations, depth, scope.with(name, value), certain);
                if (obstacle != null || done) {
                    return obstacle;
                }
            }
            return null;
        }

        private @Nullable Value step(
                List<Expression.Iteration> iterations, int depth, Scope scope, boolean certain) {
            interpreter.spend(1);
            if (depth + 1 < iterations.size()) {
                return walk(iterations, depth + 1, scope, certain);
            }
            done = !visit(scope, certain);
            return null;
        }
    }

    private static Value day(Rational at) {
        return new Value.Day(java.time.LocalDate.ofEpochDay(at.numerator().longValueExact()));
    }

    private static final class Collector extends Walk {
        private final Expression.For loop;
        private final List<Value.OpenItems.Member> members = new ArrayList<>();

        Collector(Expression.For loop, Interpreter interpreter) {
            super(interpreter);
            this.loop = loop;
        }

        @Override
        boolean visit(Scope scope, boolean certain) {
            Scope inner = scope;
            if (loop.partial()) {
                interpreter.spend(members.size());
                inner = scope.with("partial", items(members, causes));
            }
            members.add(
                    new Value.OpenItems.Member(interpreter.evaluate(loop.body(), inner), certain));
            return true;
        }
    }

    private static final class Quantifier extends Walk {
        private final Expression condition;
        private final boolean some;
        private int outcomes;

        Quantifier(Expression condition, boolean some, Interpreter interpreter) {
            super(interpreter);
            this.condition = condition;
            this.some = some;
            this.outcomes = some ? Outcomes.FALSE : Outcomes.TRUE;
        }

        @Override
        boolean visit(Scope scope, boolean certain) {
            Value held = interpreter.evaluate(condition, scope);
            if (held instanceof Value.Open) {
                causes = Causes.join(causes, Causes.of(held));
            }
            int here = Outcomes.of(held);
            if (some) {
                outcomes = Outcomes.or(outcomes, certain ? here : here | Outcomes.FALSE);
                return outcomes != Outcomes.TRUE;
            }
            outcomes = Outcomes.and(outcomes, certain ? here : here | Outcomes.TRUE);
            return outcomes != Outcomes.FALSE;
        }
    }

    /// What to iterate over.
    private sealed interface Domain {
        record Over(List<Value> values) implements Domain {}

        record OverOpen(Value.OpenItems items) implements Domain {}

        /// Whole numbers, or days counted from 1970, upwards or downwards, both ends included.
        record Span(Rational from, Rational to, boolean days) implements Domain {}

        /// Nothing to iterate over.
        record Obstacle(Value instead) implements Domain {}
    }

    private static Domain domain(
            Expression.Iteration iteration, Scope scope, Interpreter interpreter) {
        Value domain = interpreter.evaluate(iteration.domain(), scope);
        if (iteration.end() != null) {
            return span(domain, interpreter.evaluate(iteration.end(), scope));
        }
        return switch (domain) {
            case Value.Items(var values) -> new Domain.Over(values);
            case Value.OpenItems items -> new Domain.OverOpen(items);
            case Value.Range range -> span(range);
            case Value.Null _ -> new Domain.Obstacle(Value.NULL);
            case Value.OpenAny any -> new Domain.Obstacle(any.vague());
            case Value.OpenNumber(_, _, boolean mayBeNull, var causes) ->
                    mayBeNull
                            ? new Domain.Obstacle(new Value.OpenAny(causes))
                            : new Domain.Over(List.of(domain));
            case Value.OpenTruth(_, _, boolean mayBeNull, var causes) ->
                    mayBeNull
                            ? new Domain.Obstacle(new Value.OpenAny(causes))
                            : new Domain.Over(List.of(domain));
            case Value.Truth _,
                    Value.Numeric _,
                    Value.Text _,
                    Value.Day _,
                    Value.Time _,
                    Value.DayTime _,
                    Value.DaysDuration _,
                    Value.MonthsDuration _,
                    Value.Context _,
                    Value.Function _ ->
                    new Domain.Over(List.of(domain));
        };
    }

    private static Domain span(Value from, Value to) {
        if (from instanceof Value.Open || to instanceof Value.Open) {
            return new Domain.Obstacle(Causes.anything(from, to));
        }
        if (from instanceof Value.Numeric(var low, _) && to instanceof Value.Numeric(var high, _)) {
            return new Domain.Span(low, high, false);
        }
        if (from instanceof Value.Day(var low) && to instanceof Value.Day(var high)) {
            return new Domain.Span(
                    Rational.of(low.toEpochDay()), Rational.of(high.toEpochDay()), true);
        }
        return new Domain.Obstacle(Value.NULL);
    }

    /// A range of numbers or dates that does not run backwards.
    private static Domain span(Value.Range range) {
        Value low = range.low();
        Value high = range.high();
        if (low == null || high == null || range.form() == Value.Range.Form.NOT_EQUAL) {
            return new Domain.Obstacle(Value.NULL);
        }
        Domain span = span(low, high);
        if (!(span instanceof Domain.Span(var from, var to, boolean days))) {
            return span;
        }
        if (from.compareTo(to) > 0) {
            return new Domain.Obstacle(Value.NULL);
        }
        Rational first = range.lowIncluded() ? from : from.plus(Rational.ONE);
        Rational last =
                range.highIncluded()
                        ? to
                        : Rational.of(to.ceiling(), BigInteger.ONE).minus(Rational.ONE);
        return first.compareTo(last) > 0
                ? new Domain.Over(List.of())
                : new Domain.Span(first, last, days);
    }
}
