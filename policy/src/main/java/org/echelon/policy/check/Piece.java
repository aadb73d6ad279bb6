package org.echelon.policy.check;

import java.time.LocalDate;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Values of an input column that no cell tells apart.
sealed interface Piece {

    /// One of its values.
    Value sample();

    /// Whether it holds one value alone.
    boolean isSingle();

    record Nothing() implements Piece {
        @Override
        public Value sample() {
            return Value.NULL;
        }

        @Override
        public boolean isSingle() {
            return true;
        }
    }

    record Truth(boolean value) implements Piece {
        @Override
        public Value sample() {
            return Value.of(value);
        }

        @Override
        public boolean isSingle() {
            return true;
        }
    }

    /// One point of a line, or the points between two others, which do not belong to it.
    ///
    /// @param low absent: without bound
    /// @param high absent: without bound
    /// @param point a point that belongs to it
    record Stretch(
            Domain.Kind kind, @Nullable Rational low, @Nullable Rational high, Rational point)
            implements Piece {

        @Override
        public boolean isSingle() {
            return low != null && high != null && low.equals(high);
        }

        @Override
        public Value sample() {
            return value(kind, point);
        }

        /// Whether all of it is below a number that is not inside it.
        boolean isBelow(Rational number) {
            return high != null
                    && (isSingle() ? high.compareTo(number) < 0 : high.compareTo(number) <= 0);
        }
    }

    record Text(String value) implements Piece {
        @Override
        public Value sample() {
            return Value.of(value);
        }

        @Override
        public boolean isSingle() {
            return true;
        }
    }

    /// Every text that is not named.
    ///
    /// @param example one of them
    record OtherText(String example) implements Piece {
        @Override
        public Value sample() {
            return Value.of(example);
        }

        @Override
        public boolean isSingle() {
            return false;
        }
    }

    /// Values of kinds that no cell names.
    record Other() implements Piece {
        @Override
        public Value sample() {
            return new Value.OpenAny(java.util.Set.of());
        }

        @Override
        public boolean isSingle() {
            return false;
        }
    }

    /// The value that a point of a line stands for.
    static Value value(Domain.Kind kind, Rational point) {
        return switch (kind) {
            case NUMBER -> Value.of(point);
            case DAY -> new Value.Day(LocalDate.ofEpochDay(point.floor().longValueExact()));
            case DAYS_DURATION -> new Value.DaysDuration(point.floor());
            case MONTHS_DURATION -> new Value.MonthsDuration(point.floor().longValueExact());
        };
    }

    /// The kind of line that a value is a point of.
    static Domain.@Nullable Kind kind(Value value) {
        return switch (value) {
            case Value.Numeric _ -> Domain.Kind.NUMBER;
            case Value.Day _ -> Domain.Kind.DAY;
            case Value.DaysDuration _ -> Domain.Kind.DAYS_DURATION;
            case Value.MonthsDuration _ -> Domain.Kind.MONTHS_DURATION;
            default -> null;
        };
    }

    /// The point that a value is.
    ///
    /// @throws IllegalArgumentException when it is none, see [#kind]
    static Rational point(Value value) {
        return switch (value) {
            case Value.Numeric(Rational number, _) -> number;
            case Value.Day(LocalDate day) -> Rational.of(day.toEpochDay());
            case Value.DaysDuration(var nanos) -> Rational.of(nanos, java.math.BigInteger.ONE);
            case Value.MonthsDuration(long months) -> Rational.of(months);
            default -> throw new IllegalArgumentException("no point of a line: " + value);
        };
    }
}
