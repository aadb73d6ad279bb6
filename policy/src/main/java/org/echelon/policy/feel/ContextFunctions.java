package org.echelon.policy.feel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.feel.BuiltIn.Openness;
import org.echelon.policy.feel.BuiltIn.Result;
import org.jspecify.annotations.Nullable;

/// Functions of contexts (DMN 1.5, table 79).
final class ContextFunctions {
    static final List<BuiltIn> ALL =
            List.of(
                    shallow("get value", ContextFunctions::value, "m, key"),
                    shallow("get entries", ContextFunctions::entries, "m"),
                    BuiltIn.of(
                            "context",
                            Openness.AWARE,
                            Result.ANYTHING,
                            (arguments, _) -> context(arguments[0]),
                            "entries"),
                    shallow(
                            "context put",
                            ContextFunctions::put,
                            "context, key, value",
                            "context, keys, value"),
                    shallow("context merge", ContextFunctions::merge, "contexts"));

    private ContextFunctions() {}

    private static BuiltIn shallow(String name, BuiltIn.Body body, String... signatures) {
        return BuiltIn.of(name, Openness.SHALLOW, Result.ANYTHING, body, signatures);
    }

    private static @Nullable Map<String, Value> map(Value value) {
        return Arguments.single(value) instanceof Value.Context(var entries) ? entries : null;
    }

    private static Value value(Value[] arguments, Interpreter interpreter) {
        Map<String, Value> map = map(arguments[0]);
        String key = Arguments.text(arguments[1]);
        return map == null || key == null ? Value.NULL : map.getOrDefault(key, Value.NULL);
    }

    private static Value entries(Value[] arguments, Interpreter interpreter) {
        Map<String, Value> map = map(arguments[0]);
        if (map == null) {
            return Value.NULL;
        }
        List<Value> entries = new ArrayList<>();
        map.forEach((key, value) -> {
            Map<String, Value> entry = new LinkedHashMap<>();
            entry.put("key", Value.of(key));
            entry.put("value", value);
            entries.add(new Value.Context(entry));
        });
        return new Value.Items(entries);
    }

    private static Value context(Value given) {
        if (given instanceof Value.Open) {
            return Causes.anything(given);
        }
        List<Value> entries = Arguments.list(given);
        if (entries == null) {
            return Value.NULL;
        }
        Map<String, Value> context = new LinkedHashMap<>();
        for (Value entry : entries) {
            if (entry instanceof Value.Open) {
                return Causes.anything(given);
            }
            if (!(entry instanceof Value.Context(var parts))) {
                return Value.NULL;
            }
            Value key = parts.getOrDefault("key", Value.NULL);
            if (key instanceof Value.Open) {
                return Causes.anything(given);
            }
            Value value = parts.get("value");
            if (!(key instanceof Value.Text(var name))
                    || value == null
                    || context.put(name, value) != null) {
                return Value.NULL;
            }
        }
        return new Value.Context(context);
    }

    private static Value put(Value[] arguments, Interpreter interpreter) {
        if (arguments[1] instanceof Value.Items(var keys)) {
            return Causes.isOpen(arguments[1])
                    ? Causes.anything(arguments)
                    : put(arguments[0], keys, arguments[2], interpreter);
        }
        return put(arguments[0], List.of(arguments[1]), arguments[2], interpreter);
    }

    private static Value put(
            Value context, List<Value> keys, Value value, Interpreter interpreter) {
        if (context instanceof Value.Open) {
            return Causes.anything(context, value);
        }
        Map<String, Value> map = map(context);
        String key = keys.isEmpty() ? null : Arguments.text(keys.getFirst());
        if (map == null || key == null) {
            return Value.NULL;
        }
        interpreter.spend(map.size() + 1L);
        Value inner = value;
        if (keys.size() > 1) {
            inner =
                    put(
                            map.getOrDefault(key, Value.NULL),
                            keys.subList(1, keys.size()),
                            value,
                            interpreter);
            if (inner instanceof Value.Null) {
                return Value.NULL;
            }
        }
        Map<String, Value> changed = new LinkedHashMap<>(map);
        changed.put(key, inner);
        return new Value.Context(changed);
    }

    private static Value merge(Value[] arguments, Interpreter interpreter) {
        List<Value> contexts = Arguments.list(arguments[0]);
        if (contexts == null) {
            return Value.NULL;
        }
        Map<String, Value> merged = new LinkedHashMap<>();
        for (Value context : contexts) {
            if (context instanceof Value.Open) {
                return Causes.anything(arguments[0]);
            }
            if (!(context instanceof Value.Context(var entries))) {
                return Value.NULL;
            }
            interpreter.spend(entries.size());
            merged.putAll(entries);
        }
        return new Value.Context(merged);
    }
}
