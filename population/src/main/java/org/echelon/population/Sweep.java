package org.echelon.population;

import java.util.ArrayList;
import java.util.List;
import org.echelon.quantity.Rational;

/// A parameter that is turned from one value to another, step by step.
///
/// @param path the parameter as in `parameters.yaml`: `pass mark`, `rd growth.low`
/// @param values in order; the last is not above the end, whether or not a step meets it
public record Sweep(String path, List<Rational> values) {

    /// The most combinations of values of all sweeps of a run.
    public static final int MOST = 1_000;

    public Sweep {
        values = List.copyOf(values);
    }

    /// Reads `PARAMETER=from..to:step`.
    ///
    /// @throws IllegalArgumentException when it is written otherwise; the message says how
    public static Sweep parse(String text) {
        int equals = text.indexOf('=');
        int dots = text.indexOf("..", equals + 1);
        int colon = text.indexOf(':', dots + 2);
        if (equals < 1 || dots < 0 || colon < 0) {
            throw new IllegalArgumentException(
                    "'%s': write PARAMETER=from..to:step, such as 'pass mark=60..80:1'"
                            .formatted(text));
        }
        Rational from = number(text, text.substring(equals + 1, dots));
        Rational to = number(text, text.substring(dots + 2, colon));
        Rational step = number(text, text.substring(colon + 1));
        if (step.signum() <= 0 || from.compareTo(to) > 0) {
            throw new IllegalArgumentException(
                    "'%s': the step is above 0, and 'from' is not above 'to'".formatted(text));
        }
        List<Rational> values = new ArrayList<>();
        for (Rational value = from; value.compareTo(to) <= 0; value = value.plus(step)) {
            values.add(value);
            if (values.size() > MOST) {
                throw new IllegalArgumentException(
                        "'%s': more than %,d values; take a wider step".formatted(text, MOST));
            }
        }
        return new Sweep(text.substring(0, equals).strip(), values);
    }

    private static Rational number(String text, String part) {
        String number = part.strip();
        if (!number.matches("-?\\d{1,15}(\\.\\d{1,9})?")) {
            throw new IllegalArgumentException(
                    "'%s': '%s' is no decimal number".formatted(text, number));
        }
        return Rational.parse(number);
    }
}
