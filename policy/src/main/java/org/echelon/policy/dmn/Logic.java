package org.echelon.policy.dmn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Scope;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// A boxed expression ready to run.
sealed interface Logic
        permits Logic.Literal,
                Logic.Entries,
                Logic.ItemList,
                Logic.Rows,
                Logic.Choice,
                Logic.Invoke,
                Logic.Define,
                Logic.External,
                Logic.Typed,
                Iteration,
                TableLogic {

    Value evaluate(Scope scope, Session session);

    record Literal(Expression expression) implements Logic {
        @Override
        public Value evaluate(Scope scope, Session session) {
            return session.interpreter().evaluate(expression, scope);
        }
    }

    /// Another expression whose result has a stated type.
    record Typed(Logic logic, DmnType type) implements Logic {
        @Override
        public Value evaluate(Scope scope, Session session) {
            return type.coerce(logic.evaluate(scope, session), session.interpreter());
        }
    }

    /// A context: each entry sees those before it.
    record Entries(List<Entry> entries, @Nullable Logic result) implements Logic {
        record Entry(String name, Logic value) {}

        @Override
        public Value evaluate(Scope scope, Session session) {
            Map<String, Value> values = new LinkedHashMap<>();
            Scope inner = scope;
            for (Entry entry : entries) {
                Value value = entry.value.evaluate(inner, session);
                values.put(entry.name, value);
                inner = inner.with(entry.name, value);
            }
            return result == null ? new Value.Context(values) : result.evaluate(inner, session);
        }
    }

    record ItemList(List<Logic> items) implements Logic {
        @Override
        public Value evaluate(Scope scope, Session session) {
            return new Value.Items(
                    items.stream().map(item -> item.evaluate(scope, session)).toList());
        }
    }

    record Rows(List<String> columns, List<List<Logic>> rows) implements Logic {
        @Override
        public Value evaluate(Scope scope, Session session) {
            List<Value> list = new ArrayList<>();
            for (List<Logic> row : rows) {
                Map<String, Value> context = new LinkedHashMap<>();
                for (int i = 0; i < columns.size() && i < row.size(); i++) {
                    context.put(columns.get(i), row.get(i).evaluate(scope, session));
                }
                list.add(new Value.Context(context));
            }
            return new Value.Items(list);
        }
    }

    record Choice(Logic condition, Logic then, Logic otherwise) implements Logic {
        @Override
        public Value evaluate(Scope scope, Session session) {
            return switch (condition.evaluate(scope, session)) {
                case Value.Truth(boolean holds) ->
                        (holds ? then : otherwise).evaluate(scope, session);
                case Value.Open open ->
                        Opened.hull(
                                List.of(
                                        then.evaluate(scope, session),
                                        otherwise.evaluate(scope, session)),
                                open.causes());
                case Value.Null _ -> otherwise.evaluate(scope, session);
                default -> Value.NULL;
            };
        }
    }

    /// @param bindings by the parameter's name
    record Invoke(Logic function, Map<String, Logic> bindings) implements Logic {
        @Override
        public Value evaluate(Scope scope, Session session) {
            Value callee = function.evaluate(scope, session);
            if (callee instanceof Value.Open open) {
                return new Value.OpenAny(open.causes());
            }
            if (!(callee instanceof Value.Function target)) {
                return Value.NULL;
            }
            List<Value> arguments = new ArrayList<>();
            if (target.takesAnyNumber()) {
                bindings.values().forEach(b -> arguments.add(b.evaluate(scope, session)));
            } else {
                if (!target.parameters().containsAll(bindings.keySet())) {
                    return Value.NULL;
                }
                for (String parameter : target.parameters()) {
                    Logic binding = bindings.get(parameter);
                    arguments.add(binding == null ? Value.NULL : binding.evaluate(scope, session));
                }
            }
            return session.interpreter().invoke(target, arguments);
        }
    }

    /// The body of a function from outside: its definition, and the parameters it is given.
    record External(Logic definition, List<String> parameters) implements Logic {
        @Override
        public Value evaluate(Scope scope, Session session) {
            List<Value> arguments = new ArrayList<>();
            for (String parameter : parameters) {
                Value argument = scope.find(parameter);
                arguments.add(argument == null ? Value.NULL : argument);
            }
            return session.interpreter().external(definition.evaluate(scope, session), arguments);
        }
    }

    /// A function that keeps the scope in which it is defined.
    record Define(List<String> parameters, List<DmnType> types, @Nullable Logic body)
            implements Logic {
        @Override
        public Value evaluate(Scope scope, Session session) {
            return new ModelFunction(parameters, types, DmnType.any(), body, session, () -> scope);
        }
    }
}
