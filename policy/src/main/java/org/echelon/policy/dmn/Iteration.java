package org.echelon.policy.dmn;

import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.feel.Scope;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;

/// A boxed `for`, `every`, `some` or filter whose parts are boxed too.
///
/// What is plain FEEL all through is compiled to a FEEL expression instead, which follows open
/// values closely; here a list that is open makes the result open as a whole.
///
/// @param variable name of the item within `body`
record Iteration(Kind kind, String variable, Logic in, Logic body) implements Logic {

    enum Kind {
        FOR,
        EVERY,
        SOME,
        FILTER
    }

    @Override
    public Value evaluate(Scope scope, Session session) {
        return switch (in.evaluate(scope, session)) {
            case Value.Items(var items) -> over(items, scope, session);
            case Value.Open open -> new Value.OpenAny(open.causes());
            case Value.Null nothing ->
                    kind == Kind.FILTER ? over(List.of(), scope, session) : nothing;
            case Value single -> over(List.of(single), scope, session);
        };
    }

    private Value over(List<Value> items, Scope scope, Session session) {
        List<Value> results = new ArrayList<>(items.size());
        for (Value item : items) {
            session.interpreter().spend(1);
            Scope inner = scope;
            if (kind == Kind.FILTER && item instanceof Value.Context(var entries)) {
                inner = inner.with(entries);
            }
            inner = inner.with(variable, item);
            if (kind == Kind.FOR) {
                inner = inner.with("partial", new Value.Items(results));
            }
            Value result = body.evaluate(inner, session);
            if (result instanceof Value.Open open && kind != Kind.FOR) {
                return kind == Kind.FILTER
                        ? new Value.OpenAny(open.causes())
                        : new Value.OpenTruth(true, true, true, open.causes());
            }
            results.add(result);
        }
        return switch (kind) {
            case FOR -> new Value.Items(results);
            case EVERY -> every(results);
            case SOME -> some(results);
            case FILTER -> filtered(items, results);
        };
    }

    private static Value every(List<Value> results) {
        if (results.contains(Value.FALSE)) {
            return Value.FALSE;
        }
        return results.stream().allMatch(Value.TRUE::equals) ? Value.TRUE : Value.NULL;
    }

    private static Value some(List<Value> results) {
        if (results.contains(Value.TRUE)) {
            return Value.TRUE;
        }
        return results.stream().allMatch(Value.FALSE::equals) ? Value.FALSE : Value.NULL;
    }

    private static Value filtered(List<Value> items, List<Value> results) {
        if (!results.isEmpty() && results.getFirst() instanceof Value.Numeric(Rational at, _)) {
            return item(items, at);
        }
        List<Value> kept = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (results.get(i).equals(Value.TRUE)) {
                kept.add(items.get(i));
            }
        }
        return new Value.Items(kept);
    }

    private static Value item(List<Value> items, Rational at) {
        if (!at.isInteger() || at.abs().compareTo(Rational.of(items.size())) > 0) {
            return Value.NULL;
        }
        int position = at.numerator().intValueExact();
        if (position == 0) {
            return Value.NULL;
        }
        return items.get(position > 0 ? position - 1 : items.size() + position);
    }
}
