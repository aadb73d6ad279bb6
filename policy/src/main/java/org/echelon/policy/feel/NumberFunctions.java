package org.echelon.policy.feel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.Function;
import org.echelon.policy.feel.BuiltIn.Openness;
import org.echelon.policy.feel.BuiltIn.Result;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Rounding, absolute values, powers and parity (DMN 1.5, table 74).
final class NumberFunctions {
    private static final int MIN_SCALE = -6111;
    private static final int MAX_SCALE = 6176;

    static final List<BuiltIn> ALL =
            List.of(
                    rounding("decimal", RoundingMode.HALF_EVEN, "n, scale"),
                    rounding("floor", RoundingMode.FLOOR, "n", "n, scale"),
                    rounding("ceiling", RoundingMode.CEILING, "n", "n, scale"),
                    rounding("round up", RoundingMode.UP, "n, scale"),
                    rounding("round down", RoundingMode.DOWN, "n, scale"),
                    rounding("round half up", RoundingMode.HALF_UP, "n, scale"),
                    rounding("round half down", RoundingMode.HALF_DOWN, "n, scale"),
                    BuiltIn.of(
                            "abs",
                            Openness.AWARE,
                            Result.ANYTHING,
                            (arguments, _) -> abs(Arguments.single(arguments[0])),
                            "n"),
                    BuiltIn.of(
                            "modulo",
                            Openness.STRICT,
                            Result.NUMBER,
                            (arguments, _) -> modulo(arguments),
                            "dividend, divisor"),
                    number("sqrt", n -> Irrational.squareRoot(n, true)),
                    number("log", Irrational::log),
                    number("exp", Irrational::exp),
                    parity("odd", true),
                    parity("even", false));

    private NumberFunctions() {}

    private static BuiltIn number(String name, Function<Rational, Value> body) {
        return BuiltIn.of(
                name,
                Openness.STRICT,
                Result.NUMBER,
                (arguments, interpreter) -> {
                    Rational number = Arguments.number(arguments[0]);
                    interpreter.spend(Irrational.EFFORT);
                    try {
                        return number == null ? Value.NULL : body.apply(number);
                    } catch (ArithmeticException _) {
                        return Value.NULL;
                    }
                },
                "number");
    }

    private static BuiltIn parity(String name, boolean odd) {
        return BuiltIn.of(
                name,
                Openness.STRICT,
                Result.TRUTH,
                (arguments, _) -> {
                    Rational number = Arguments.number(arguments[0]);
                    return number == null || !number.isInteger()
                            ? Value.NULL
                            : Value.of(number.numerator().testBit(0) == odd);
                },
                "number");
    }

    private static BuiltIn rounding(String name, RoundingMode mode, String... signatures) {
        return BuiltIn.of(
                name,
                Openness.AWARE,
                Result.NUMBER,
                (arguments, _) -> {
                    Value number = Arguments.single(arguments[0]);
                    Integer scale = arguments.length > 1 ? scale(arguments[1]) : Integer.valueOf(0);
                    if (number instanceof Value.Numeric(var value, var exact)) {
                        return scale != null
                                ? new Value.Numeric(round(value, scale, mode), exact)
                                : withoutScale(number, arguments[1]);
                    }
                    Interval interval = interval(number);
                    if (interval == null) {
                        return Value.NULL;
                    }
                    if (scale == null) {
                        return withoutScale(number, arguments[1]);
                    }
                    return interval.rising(value -> round(value, scale, mode))
                            .value(Causes.of(number));
                },
                signatures);
    }

    private static @Nullable Interval interval(Value number) {
        return number instanceof Value.OpenAny ? Interval.EVERYTHING : Interval.of(number);
    }

    private static Value withoutScale(Value number, Value scale) {
        return Causes.isOpen(scale)
                ? Interval.EVERYTHING.value(Causes.of(number, scale))
                : Value.NULL;
    }

    /// The number of decimals, cut to a whole number; null when it is out of FEEL's range.
    private static @Nullable Integer scale(Value value) {
        Rational scale = Arguments.number(value);
        if (scale == null) {
            return null;
        }
        Rational whole =
                Rational.of(
                        scale.signum() < 0 ? scale.ceiling() : scale.floor(),
                        java.math.BigInteger.ONE);
        return whole.compareTo(Rational.of(MAX_SCALE)) > 0
                        || whole.compareTo(Rational.of(MIN_SCALE)) < 0
                ? null
                : Integer.valueOf(whole.numerator().intValue());
    }

    static Rational round(Rational value, int scale, RoundingMode mode) {
        if (value.isInteger() && scale >= 0) {
            return value;
        }
        BigDecimal rounded = value.toDecimal(scale, mode);
        return Rational.of(rounded);
    }

    private static Value abs(Value value) {
        return switch (value) {
            case Value.Numeric(var number, var exact) -> new Value.Numeric(number.abs(), exact);
            case Value.DaysDuration(var nanos) -> new Value.DaysDuration(nanos.abs());
            case Value.MonthsDuration(long months) -> new Value.MonthsDuration(Math.abs(months));
            case Value.OpenNumber open -> {
                Interval interval = Interval.of(open);
                yield interval == null ? Value.NULL : interval.abs().value(open.causes());
            }
            case Value.OpenAny any -> any.vague();
            default -> Value.NULL; // numbers and durations alone have an absolute value
        };
    }

    /// The remainder with the sign of the divisor: `dividend - divisor × floor(dividend/divisor)`.
    private static Value modulo(Value[] arguments) {
        Rational dividend = Arguments.number(arguments[0]);
        Rational divisor = Arguments.number(arguments[1]);
        if (dividend == null || divisor == null || divisor.signum() == 0) {
            return Value.NULL;
        }
        try {
            Rational whole =
                    Rational.of(dividend.dividedBy(divisor).floor(), java.math.BigInteger.ONE);
            return Value.of(dividend.minus(divisor.times(whole)));
        } catch (ArithmeticException _) {
            return Value.NULL;
        }
    }
}
