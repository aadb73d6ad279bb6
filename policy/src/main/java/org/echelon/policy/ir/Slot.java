package org.echelon.policy.ir;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// What is bound when a plan is run: the day of the question, or a value of `parameters.yaml`. A
/// parameter stays one, so that a thousand values of a threshold are one plan.
///
/// @param name `as of`, or the parameter with its path: `pass mark`, `rd growth.low`
/// @param type what is bound
/// @param scale by how much a number is multiplied, so that it is whole
/// @param range the numbers, times the scale, with which the overflow proofs count; absent unless a
///   number or months
public record Slot(String name, Type type, BigInteger scale, @Nullable Range range) {

    /// The day of the question.
    public static final Slot AS_OF = new Slot("as of", Type.DAY, BigInteger.ONE, null);

    /// What a slot takes.
    public enum Type {
        NUMBER,
        TRUTH,
        TEXT,
        TEXTS,
        DAY,
        /// a duration written as text, such as `P3Y`, in months
        MONTHS
    }

    public Slot {
        if ((type == Type.NUMBER || type == Type.MONTHS) != (range != null)) {
            throw new IllegalArgumentException("slot " + name + ": a number has a range");
        }
    }

    /// What is bound for a value: a `BigInteger`, `Boolean`, `String`, `List<String>` or
    /// `LocalDate`.
    ///
    /// @throws IllegalArgumentException when the value is of another kind, has more decimals than
    ///   the plan counts with, or lies outside the range; lower the decision again with that value
    public Object bound(Value value) {
        return switch (type) {
            case NUMBER -> {
                if (value instanceof Value.Numeric(Rational number, _)) {
                    yield within(number.times(Rational.of(scale, BigInteger.ONE)), value);
                }
                throw unfit(value);
            }
            case MONTHS -> {
                if (value instanceof Value.Text(String text)) {
                    yield within(Rational.of(java.time.Period.parse(text).toTotalMonths()), value);
                }
                throw unfit(value);
            }
            case TRUTH -> {
                if (value instanceof Value.Truth(boolean truth)) {
                    yield truth;
                }
                throw unfit(value);
            }
            case TEXT -> {
                if (value instanceof Value.Text(String text)) {
                    yield text;
                }
                throw unfit(value);
            }
            case TEXTS -> {
                if (value instanceof Value.Items(List<Value> items)) {
                    yield items.stream()
                            .map(item -> {
                                if (item instanceof Value.Text(String text)) {
                                    return text;
                                }
                                throw unfit(value);
                            })
                            .toList();
                }
                throw unfit(value);
            }
            case DAY -> {
                if (value instanceof Value.Day(LocalDate day)) {
                    yield day;
                }
                throw unfit(value);
            }
        };
    }

    private BigInteger within(Rational scaled, Value value) {
        if (!scaled.isInteger() || range == null || !range.contains(scaled.numerator())) {
            throw unfit(value);
        }
        return scaled.numerator();
    }

    private IllegalArgumentException unfit(Value value) {
        return new IllegalArgumentException(
                "parameter '%s': %s does not fit what the plan was made for (%s, times %s within %s); lower the decision again with that value"
                        .formatted(name, value, type, scale, range));
    }
}
