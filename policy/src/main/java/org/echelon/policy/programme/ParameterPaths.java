package org.echelon.policy.programme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.feel.Value;

/// The values of `parameters.yaml` by their path: `pass mark`, or `rd growth.low` for an entry of a
/// parameter that is a context.
public final class ParameterPaths {

    private ParameterPaths() {}

    /// The value at a path.
    public static Optional<Value> find(Map<String, Parameter> parameters, String path) {
        Map<String, Value> values = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> values.put(name, parameter.value()));
        return within(values, path);
    }

    /// The value at a path among values by name.
    public static Optional<Value> within(Map<String, Value> values, String path) {
        Value whole = values.get(path);
        if (whole != null) {
            return Optional.of(whole);
        }
        for (int dot = path.indexOf('.'); dot > 0; dot = path.indexOf('.', dot + 1)) {
            if (values.get(path.substring(0, dot)) instanceof Value.Context(var entries)) {
                return within(entries, path.substring(dot + 1));
            }
        }
        return Optional.empty();
    }

    /// The paths of all numbers, in the order of the file.
    public static List<String> numbers(Map<String, Parameter> parameters) {
        List<String> paths = new ArrayList<>();
        parameters.forEach((name, parameter) -> collect(name, parameter.value(), paths));
        return paths;
    }

    private static void collect(String path, Value value, List<String> paths) {
        if (value instanceof Value.Numeric) {
            paths.add(path);
        } else if (value instanceof Value.Context(var entries)) {
            entries.forEach((name, entry) -> collect(path + "." + name, entry, paths));
        }
    }

    /// The parameter that a path leads into.
    public static Optional<Parameter> parameter(Map<String, Parameter> parameters, String path) {
        return parameters.values().stream()
                .filter(parameter ->
                        path.equals(parameter.name()) || path.startsWith(parameter.name() + "."))
                .findFirst();
    }

    /// The parameters with another value at a path.
    ///
    /// @throws IllegalArgumentException when there is nothing at that path
    public static Map<String, Parameter> with(
            Map<String, Parameter> parameters, String path, Value value) {
        Parameter changed =
                parameter(parameters, path)
                        .filter(_ -> find(parameters, path).isPresent())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "no parameter '%s'; there are %s"
                                                .formatted(path, parameters.keySet())));
        Map<String, Parameter> all = new LinkedHashMap<>(parameters);
        all.put(
                changed.name(),
                changed.withValue(
                        replaced(changed.value(), path.substring(changed.name().length()), value)));
        return all;
    }

    /// @param rest what of the path is left: empty, or `.low`
    private static Value replaced(Value whole, String rest, Value value) {
        if (rest.isEmpty() || !(whole instanceof Value.Context(var entries))) {
            return value;
        }
        String inner = rest.substring(1);
        Map<String, Value> changed = new LinkedHashMap<>(entries);
        changed.replaceAll((name, entry) ->
                inner.equals(name) || inner.startsWith(name + ".")
                        ? replaced(entry, inner.substring(name.length()), value)
                        : entry);
        return new Value.Context(changed);
    }
}
