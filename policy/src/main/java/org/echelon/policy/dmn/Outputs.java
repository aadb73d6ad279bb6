package org.echelon.policy.dmn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.feel.Scope;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// The output columns of a table.
///
/// @param names one for each column, used where there are several
/// @param defaults one for each column; absent where none is stated
/// @param priorities one for each column: its possible outputs, highest first; absent where the
///   table does not list them
record Outputs(
        List<String> names,
        List<DmnType> types,
        @Nullable List<@Nullable Logic> defaults,
        List<@Nullable Logic> priorities) {

    /// The output of a row, a context where there are several columns.
    Value of(List<Logic> cells, Scope scope, Session session) {
        if (names.size() == 1) {
            return types.getFirst()
                    .coerce(cells.getFirst().evaluate(scope, session), session.interpreter());
        }
        Map<String, Value> context = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            context.put(
                    names.get(i),
                    types.get(i)
                            .coerce(cells.get(i).evaluate(scope, session), session.interpreter()));
        }
        return new Value.Context(context);
    }

    /// What the table gives where no rule matches.
    Value byDefault(Scope scope, Session session) {
        if (defaults == null) {
            return Value.NULL;
        }
        if (names.size() == 1) {
            return part(defaults.getFirst(), 0, scope, session);
        }
        Map<String, Value> context = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            context.put(names.get(i), part(defaults.get(i), i, scope, session));
        }
        return new Value.Context(context);
    }

    private Value part(@Nullable Logic logic, int column, Scope scope, Session session) {
        return logic == null
                ? Value.NULL
                : types.get(column).coerce(logic.evaluate(scope, session), session.interpreter());
    }

    /// Whether the first of two outputs comes before the second by the columns' priorities: less
    /// than 0 when it does; null where that is not known because an output is open.
    @Nullable Integer compare(Value left, Value right, Scope scope, Session session) {
        for (int i = 0; i < names.size(); i++) {
            Logic order = priorities.get(i);
            if (order == null || !(order.evaluate(scope, session) instanceof Value.Items ranked)) {
                continue;
            }
            Value one = component(left, i);
            Value other = component(right, i);
            if (one instanceof Value.Open || other instanceof Value.Open) {
                return null;
            }
            int difference = rank(ranked, one) - rank(ranked, other);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }

    private Value component(Value output, int column) {
        return names.size() > 1 && output instanceof Value.Context(var entries)
                ? entries.getOrDefault(names.get(column), Value.NULL)
                : output;
    }

    private static int rank(Value.Items ranked, Value value) {
        int at = ranked.values().indexOf(value);
        return at < 0 ? Integer.MAX_VALUE / 2 : at;
    }
}
