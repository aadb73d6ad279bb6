package org.echelon.conformance;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Values of the JDK, as the other engines take and give them, and FEEL's.
final class PlainValues {

    /// What DMN gives a number.
    private static final MathContext DIGITS = new MathContext(34, RoundingMode.HALF_EVEN);

    private PlainValues() {}

    static Value of(@Nullable Object object) {
        return switch (object) {
            case null -> Value.NULL;
            case Number number -> Value.of(Rational.of(new BigDecimal(number.toString())));
            case Boolean truth -> Value.of(truth.booleanValue());
            case String text -> Value.of(text);
            case LocalDate day -> new Value.Day(day);
            case List<?> list -> new Value.Items(list.stream().map(item -> of(item)).toList());
            case Map<?, ?> map -> {
                Map<String, Value> entries = new LinkedHashMap<>();
                map.forEach((key, entry) -> entries.put(String.valueOf(key), of(entry)));
                yield new Value.Context(entries);
            }
            default -> throw new IllegalArgumentException("no FEEL value: " + object.getClass());
        };
    }

    /// Whether they are the same, numbers to DMN's 34 digits: this engine's are exact, the others'
    /// are rounded.
    static boolean same(Value one, Value other) {
        if (one instanceof Value.Numeric first && other instanceof Value.Numeric second) {
            return first.value().toDecimal(DIGITS).compareTo(second.value().toDecimal(DIGITS)) == 0;
        }
        if (one instanceof Value.Items first && other instanceof Value.Items second) {
            return first.values().size() == second.values().size()
                    && java.util.stream.IntStream.range(0, first.values().size())
                            .allMatch(i -> same(first.values().get(i), second.values().get(i)));
        }
        return one.equals(other);
    }
}
