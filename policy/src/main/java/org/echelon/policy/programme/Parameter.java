package org.echelon.policy.programme;

import java.util.Optional;
import org.echelon.policy.feel.Value;
import org.echelon.policy.message.Words;
import org.echelon.policy.result.Source;
import org.jspecify.annotations.Nullable;

/// A value of `parameters.yaml`: what must stay data.
///
/// @param name its name in the decision, such as `minimum ratio`
/// @param value number, text, truth value, day or list of these
/// @param unit its unit, where it has one
/// @param text what it is, in words, where the author says so
/// @param source where it stands in the law
/// @param status `law`, `local` or `proposed`
public record Parameter(
        String name,
        Value value,
        @Nullable String unit,
        Optional<Words> text,
        Optional<Source> source,
        String status) {

    /// The same parameter with another value.
    public Parameter withValue(Value other) {
        return new Parameter(name, other, unit, text, source, status);
    }
}
