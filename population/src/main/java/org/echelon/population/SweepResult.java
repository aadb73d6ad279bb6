package org.echelon.population;

import java.util.List;
import org.echelon.policy.message.Words;
import org.echelon.population.Summary.Tally;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Cost and coverage for each value of one or two parameters.
///
/// @param rules the version whose parameters are turned: `cn/hnte/2016-01-01`
/// @param parameters which ones
/// @param points one for each combination of values, the last parameter's running fastest
public record SweepResult(String rules, List<Parameter> parameters, List<Point> points) {

    public SweepResult {
        parameters = List.copyOf(parameters);
        points = List.copyOf(points);
    }

    /// A parameter that is turned.
    ///
    /// @param now its value in the version
    public record Parameter(String path, Words name, @Nullable String unit, Rational now) {}

    /// What would be.
    ///
    /// @param values of the parameters, in their order
    public record Point(List<Rational> values, Tally tally) {

        public Point {
            values = List.copyOf(values);
        }

        /// The values as decimals, side by side.
        public String shown() {
            return String.join(
                    " / ",
                    values.stream()
                            .map(value -> SweepSection.decimal(value).toPlainString())
                            .toList());
        }
    }
}
