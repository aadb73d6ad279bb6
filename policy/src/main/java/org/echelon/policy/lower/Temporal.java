package org.echelon.policy.lower;

import org.echelon.policy.feel.Expression.Arithmetic.Operator;
import org.echelon.policy.ir.Day;
import org.echelon.policy.ir.Whole;
import org.jspecify.annotations.Nullable;

/// Arithmetic on symbols: numbers, days and durations.
final class Temporal {

    private static final int MOST_EXPONENT = 16;

    private Temporal() {}

    static Symbol minus(Symbol left, Symbol right) {
        return arithmetic(Operator.SUBTRACT, left, right);
    }

    static Symbol arithmetic(Operator operator, Symbol left, Symbol right) {
        if (Choices.isNull(left) || Choices.isNull(right)) {
            return Symbol.NULL;
        }
        Symbol.Ratio a = Choices.number(left);
        Symbol.Ratio b = Choices.number(right);
        if (a != null && b != null) {
            return numbers(operator, a, b);
        }
        Symbol days = ofDays(operator, left, right);
        if (days != null) {
            return days;
        }
        throw new Refusal(
                "'%s' between these kinds of values is not computed on columns"
                        .formatted(operator.symbol()));
    }

    private static Symbol numbers(Operator operator, Symbol.Ratio a, Symbol.Ratio b) {
        return switch (operator) {
            case ADD -> Numbers.plus(a, b);
            case SUBTRACT -> Numbers.minus(a, b);
            case MULTIPLY -> Numbers.times(a, b);
            case DIVIDE -> Numbers.dividedBy(a, b);
            case POWER -> {
                if (b.numerator() instanceof Whole.Literal(var exponent)
                        && b.denominator().equals(Whole.Literal.ONE)
                        && exponent.bitLength() < MOST_EXPONENT
                        && exponent.abs().intValue() <= MOST_EXPONENT) {
                    yield Numbers.power(a, exponent.intValue());
                }
                throw new Refusal(
                        "a root or a power with an exponent that is no whole number up to %d is irrational and cannot be exact; compare the power instead"
                                .formatted(MOST_EXPONENT));
            }
        };
    }

    private static @Nullable Symbol ofDays(Operator operator, Symbol left, Symbol right) {
        Day day = Choices.day(left);
        Day other = Choices.day(right);
        if (operator == Operator.SUBTRACT && day != null && other != null) {
            return new Symbol.Days(new Whole.DaysBetween(other, day));
        }
        Whole months = Choices.months(right);
        if (day != null && months != null) {
            return switch (operator) {
                case ADD -> new Symbol.Date(new Day.MonthsLater(day, months));
                case SUBTRACT -> new Symbol.Date(new Day.MonthsLater(day, months.negated()));
                default -> null;
            };
        }
        Whole first = Choices.months(left);
        if (operator == Operator.ADD && first != null && other != null) {
            return new Symbol.Date(new Day.MonthsLater(other, first));
        }
        return null;
    }

    static Symbol part(Day day, String name) {
        if (name.equals("year")) {
            return new Symbol.Ratio(
                    day instanceof Day.Literal(var date)
                            ? Whole.of(date.getYear())
                            : new Whole.YearOf(day),
                    Whole.Literal.ONE);
        }
        throw new Refusal("'." + name + "' of a day is not computed on columns; the year is");
    }
}
