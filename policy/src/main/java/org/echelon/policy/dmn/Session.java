package org.echelon.policy.dmn;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.echelon.policy.feel.Expression;
import org.echelon.policy.feel.Interpreter;
import org.echelon.policy.feel.Scope;
import org.echelon.policy.feel.Value;
import org.jspecify.annotations.Nullable;

/// One evaluation of a model over given inputs; each decision is computed at most once.
///
/// Not safe for use by several threads; sessions of the same model are independent of each other.
public final class Session {

    private final CompiledModel model;
    private final Interpreter interpreter;
    private final Map<String, Value> inputs;
    private final @Nullable Value[] values;
    private final @Nullable List<DecisionTrace> completed;
    private final @Nullable TableObserver observer;

    /// The trace of the decision that is being evaluated, where tracing is on.
    private @Nullable Recording recording;

    Session(
            CompiledModel model,
            Interpreter interpreter,
            Map<String, Value> inputs,
            boolean traced,
            @Nullable TableObserver observer) {
        this.model = model;
        this.interpreter = interpreter;
        this.inputs = inputs;
        this.values = new Value[model.nodes().size()];
        this.completed = traced ? new ArrayList<>() : null;
        this.observer = observer;
    }

    /// The value of a decision of the model.
    ///
    /// @throws IllegalArgumentException when the model has no decision of that id
    public Value decision(String decisionId) {
        Node.Result result = model.result(decisionId);
        return guarded(() -> value(result));
    }

    /// The value of a part of a decision's expression, in that decision's scope.
    ///
    /// @throws IllegalArgumentException when the model has no decision of that id
    public Value evaluate(String decisionId, Expression part) {
        Node.Result result = model.result(decisionId);
        return guarded(() -> interpreter.evaluate(part, scope(result.requirements)));
    }

    /// The results of a decision service, by the output decisions' names.
    ///
    /// Its input decisions are not evaluated: they are read from the inputs, by name.
    ///
    /// @throws IllegalArgumentException when the model has no decision service of that id
    public Map<String, Value> service(String serviceId) {
        Node.Service service = model.service(serviceId);
        Session inner = new Session(model, interpreter, inputs, false, observer);
        for (Node parameter : service.parameters) {
            if (parameter instanceof Node.Result decision) {
                Value given = inputs.getOrDefault(decision.name, Value.NULL);
                inner.preset(decision, decision.type.coerce(given, interpreter));
            }
        }
        Value outcome = guarded(() -> inner.outputs(service));
        if (service.outputs.size() == 1) {
            return Map.of(service.outputs.getFirst().name, outcome);
        }
        return outcome instanceof Value.Context(var entries) ? entries : Map.of();
    }

    /// What was evaluated so far, in order of completion; empty unless the session is traced.
    public List<DecisionTrace> trace() {
        return completed == null ? List.of() : List.copyOf(completed);
    }

    /// One computation within one budget of steps, depth and stack.
    private Value guarded(Supplier<Value> computation) {
        return interpreter.invoke(new Computation(computation), List.of());
    }

    private record Computation(Supplier<Value> value) implements Value.Function {
        @Override
        public List<String> parameters() {
            return List.of();
        }

        @Override
        public Value apply(List<Value> arguments, Interpreter interpreter) {
            return value.get();
        }
    }

    Interpreter interpreter() {
        return interpreter;
    }

    @Nullable TableObserver observer() {
        return observer;
    }

    @Nullable Recording recording() {
        return recording;
    }

    /// A session of the same model that knows none of this one's inputs.
    Session inner() {
        return new Session(model, interpreter, Map.of(), false, observer);
    }

    void preset(Node node, Value value) {
        values[node.index] = value;
    }

    /// What an invocation of the service gives: the value of its single output decision, or a
    /// context of several.
    Value outputs(Node.Service service) {
        Map<String, Value> named = named(service);
        Value outcome =
                named.size() == 1 ? named.values().iterator().next() : new Value.Context(named);
        return service.type.result().coerce(outcome, interpreter);
    }

    private Map<String, Value> named(Node.Service service) {
        Map<String, Value> named = new LinkedHashMap<>();
        for (Node.Result output : service.outputs) {
            named.put(output.name, value(output));
        }
        return named;
    }

    Value value(Node node) {
        Value known = values[node.index];
        if (known != null) {
            return known;
        }
        values[node.index] = Value.NULL; // so that not even a cycle of a refused model loops
        Value value = null;
        try {
            value =
                    switch (node) {
                        case Node.Input input -> input(input);
                        case Node.Result result -> result(result);
                        case Node.Knowledge knowledge -> function(knowledge);
                        case Node.Service service -> new ServiceFunction(service, this);
                    };
        } finally {
            values[node.index] = value; // nothing is kept of an evaluation that was given up
        }
        return value;
    }

    private Value input(Node.Input input) {
        Value given = inputs.get(input.key);
        if (given == null) {
            given = inputs.get(input.name);
        }
        return given == null ? Value.NULL : input.type.coerce(given, interpreter);
    }

    private Value result(Node.Result node) {
        Logic logic = node.logic;
        if (logic == null) {
            return inputs.getOrDefault(node.name, Value.NULL);
        }
        Scope scope = scope(node.requirements);
        if (completed == null) {
            return node.type.coerce(logic.evaluate(scope, this), interpreter);
        }
        Recording outer = recording;
        Recording own = new Recording();
        recording = own;
        try {
            Value value = node.type.coerce(logic.evaluate(scope, this), interpreter);
            completed.add(new DecisionTrace(node, value, own, this));
            return value;
        } finally {
            recording = outer;
        }
    }

    private Value function(Node.Knowledge knowledge) {
        return new ModelFunction(
                knowledge.parameters,
                knowledge.parameterTypes,
                knowledge.type.result(),
                knowledge.body,
                this,
                () -> scope(knowledge.requirements));
    }

    private Scope scope(List<Node.Requirement> requirements) {
        Scope scope = Scope.empty();
        Map<String, Value> imported = null;
        for (int i = 0; i < requirements.size(); i++) {
            Node.Requirement requirement = requirements.get(i);
            Value value = value(requirement.node());
            if (!requirement.isImported()) {
                scope = scope.with(requirement.variable(), value);
            } else {
                imported = imported == null ? new HashMap<>() : imported;
                List<String> path = requirement.path();
                imported.merge(
                        requirement.variable(),
                        nested(path.subList(1, path.size()), value),
                        Session::merged);
            }
        }
        return imported == null ? scope : scope.with(imported);
    }

    private static Value nested(List<String> path, Value value) {
        Value inner = path.size() == 1 ? value : nested(path.subList(1, path.size()), value);
        return new Value.Context(Map.of(path.getFirst(), inner));
    }

    private static Value merged(Value left, Value right) {
        if (left instanceof Value.Context(var entries)
                && right instanceof Value.Context(var more)) {
            Map<String, Value> all = new LinkedHashMap<>(entries);
            more.forEach((name, value) -> all.merge(name, value, Session::merged));
            return new Value.Context(all);
        }
        return right;
    }
}
