package org.echelon.policy;

import java.util.Optional;
import org.echelon.policy.feel.Expression;

/// Where a model reads parameters: as the path that an expression is, such as `parameters.rd
/// growth.low`, and by name anywhere in its texts.
final class ParameterReads {

    private static final String PARAMETERS = "parameters.";

    private ParameterReads() {}

    /// The path of the parameter that an expression is, such as `rd growth.low`; empty where it is
    /// anything else.
    static Optional<String> path(Expression expression) {
        return written(expression)
                .filter(path -> path.startsWith(PARAMETERS))
                .map(path -> path.substring(PARAMETERS.length()));
    }

    private static Optional<String> written(Expression expression) {
        return switch (expression) {
            case Expression.Name(String name) -> Optional.of(name);
            case Expression.Path(Expression value, String member) ->
                    written(value).map(begin -> begin + "." + member);
            case Expression _ -> Optional.empty();
        };
    }

    /// The name of the parameter that a path leads into.
    static String name(String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? path : path.substring(0, dot);
    }

    /// How often a name stands in a text.
    static int times(String name, String text) {
        int times = 0;
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            times++;
        }
        return times;
    }
}
