package org.echelon.policy.explain;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.feel.Causes;
import org.echelon.policy.feel.FeelText;
import org.echelon.policy.feel.Value;
import org.echelon.policy.result.Quantity;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Rational;

/// What a FEEL value means in a result.
public final class Judgement {

    private static final BigInteger NANOS_PER_DAY = BigInteger.valueOf(86_400_000_000_000L);

    private Judgement() {}

    /// A condition is met when it is true, unknown when it may still become true, otherwise not
    /// met; null meets nothing.
    public static Status status(Value value) {
        return switch (value) {
            case Value.Truth(boolean truth) -> truth ? Status.MET : Status.NOT_MET;
            case Value.OpenTruth open -> open.mayBeTrue() ? Status.UNKNOWN : Status.NOT_MET;
            case Value.OpenAny _ -> Status.UNKNOWN;
            case Value.OpenNumber _, Value.OpenItems _ -> Status.NOT_MET;
            case Value.Known _ -> Status.NOT_MET;
        };
    }

    /// A value times a scale, as it is shown. A number whose bounds are the same is known, though a
    /// fact behind it is not.
    public static Quantity quantity(Value value, Rational scale) {
        return switch (value) {
            case Value.Numeric(Rational number, _) -> new Quantity.Exact(number.times(scale));
            case Value.OpenNumber(Rational min, Rational max, boolean mayBeNull, _)
                    when !mayBeNull && min != null && min.equals(max) ->
                    new Quantity.Exact(min.times(scale));
            case Value.OpenNumber(Rational min, Rational max, _, _) ->
                    new Quantity.Open(
                            min == null ? null : min.times(scale),
                            max == null ? null : max.times(scale));
            case Value.Truth(boolean truth) -> new Quantity.Truth(truth);
            case Value.Text(String text) -> new Quantity.Text(text);
            case Value.Day(java.time.LocalDate day) -> new Quantity.Text(day.toString());
            case Value.DaysDuration(BigInteger nanos) ->
                    new Quantity.Exact(Rational.of(nanos, NANOS_PER_DAY));
            case Value.Null _ -> new Quantity.Undefined();
            case Value.OpenTruth _, Value.OpenAny _, Value.OpenItems _ -> new Quantity.Unknown();
            case Value.Known other -> new Quantity.Text(FeelText.of(other));
        };
    }

    /// The unknown facts behind a value, none when it is known.
    public static Set<FactKey> causes(Value value) {
        Set<FactKey> keys = new TreeSet<>();
        Causes.of(value).forEach(cause -> keys.add(new FactKey(cause.fact(), cause.year())));
        return keys;
    }

    /// A number for people and JSON: up to four decimals, rounded half up.
    public static BigDecimal shown(Rational number) {
        BigDecimal rounded =
                number.toDecimal(4, java.math.RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
