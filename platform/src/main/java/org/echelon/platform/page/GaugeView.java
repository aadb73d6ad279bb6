package org.echelon.platform.page;

import java.math.RoundingMode;
import org.echelon.policy.result.Quantity;
import org.echelon.quantity.Rational;

/// A value on a scale with the mark it has to reach.
///
/// @param label what is measured
/// @param value the value as text
/// @param mark the mark as text
/// @param kind colour: `met`, `not-met` or `unknown`
/// @param from left end of the open part, in thousandths of the scale
/// @param to right end of the open part, in thousandths of the scale; equal to `from` when exact
/// @param at place of the mark, in thousandths of the scale
public record GaugeView(
        String label, String value, String mark, String kind, int from, int to, int at) {

    /// A gauge from 0 to `full`.
    public static GaugeView of(
            String label,
            Quantity quantity,
            String value,
            Rational pass,
            String mark,
            Rational full,
            String kind) {
        return switch (quantity) {
            case Quantity.Exact(Rational exact) -> {
                int place = place(exact, full);
                yield new GaugeView(label, value, mark, kind, place, place, place(pass, full));
            }
            case Quantity.Open(Rational min, Rational max) ->
                    new GaugeView(
                            label,
                            value,
                            mark,
                            kind,
                            min == null ? 0 : place(min, full),
                            max == null ? 1000 : place(max, full),
                            place(pass, full));
            default -> new GaugeView(label, value, mark, kind, 0, 1000, place(pass, full));
        };
    }

    private static int place(Rational value, Rational full) {
        if (full.signum() <= 0) {
            return 0;
        }
        int thousandths =
                value.times(Rational.of(1000))
                        .dividedBy(full)
                        .toDecimal(0, RoundingMode.HALF_UP)
                        .intValue();
        return Math.clamp(thousandths, 0, 1000);
    }
}
