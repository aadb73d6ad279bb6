package org.echelon.quantity;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// An amount of money in yuan and fen, exact, positive or negative.
///
/// Sums are exact and refuse to overflow; a fraction of a fen exists nowhere but in [#rounded],
/// which says how it rounds. Beyond about 92 quadrillion yuan an [ArithmeticException] is thrown.
///
/// @param fen hundredths of a yuan
public record Money(long fen) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    public static Money ofYuan(long yuan) {
        return new Money(Math.multiplyExact(yuan, 100L));
    }

    /// Reads yuan with at most two decimals, such as `1234.5`.
    ///
    /// @throws NumberFormatException when the text is no number or has a fraction of a fen
    public static Money parse(String yuan) {
        BigDecimal value = new BigDecimal(yuan);
        if (value.stripTrailingZeros().scale() > 2) {
            throw new NumberFormatException(yuan + " has more than two decimals of yuan");
        }
        try {
            return new Money(value.movePointRight(2).longValueExact());
        } catch (ArithmeticException _) {
            throw new NumberFormatException(yuan + " yuan are beyond what is counted");
        }
    }

    /// The amount nearest to an exact number of yuan, half a fen away from zero: the only place
    /// where money is rounded.
    public static Money rounded(Rational yuan) {
        return new Money(
                yuan.toDecimal(2, RoundingMode.HALF_UP).movePointRight(2).longValueExact());
    }

    /// The exact number of yuan.
    public Rational yuan() {
        return Rational.of(fen, 100);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    public Money negate() {
        return new Money(Math.negateExact(fen));
    }

    public Money times(long factor) {
        return new Money(Math.multiplyExact(fen, factor));
    }

    public Money min(Money other) {
        return fen <= other.fen ? this : other;
    }

    public Money max(Money other) {
        return fen >= other.fen ? this : other;
    }

    public int signum() {
        return Long.signum(fen);
    }

    /// Splits into `parts` amounts that differ by a fen at most and add up to this one; the larger
    /// ones come first.
    public List<Money> split(int parts) {
        return split(IntStream.range(0, parts).mapToObj(_ -> Rational.ONE).toList());
    }

    /// Splits in proportion to weights. The parts add up to this amount: what is left after cutting
    /// to whole fen goes, a fen each, to the parts that lost most, the earlier first.
    ///
    /// @param weights not negative, not all zero
    /// @throws IllegalArgumentException when there is no weight to split by
    public List<Money> split(List<Rational> weights) {
        Rational total = Rational.ZERO;
        for (Rational weight : weights) {
            if (weight.signum() < 0) {
                throw new IllegalArgumentException("a negative weight: " + weight);
            }
            total = total.plus(weight);
        }
        if (total.signum() == 0) {
            throw new IllegalArgumentException("nothing to split " + this + " yuan by");
        }
        List<BigInteger> parts = new ArrayList<>();
        List<Rational> lost = new ArrayList<>();
        BigInteger left = BigInteger.valueOf(fen);
        for (Rational weight : weights) {
            Rational share = Rational.of(fen).times(weight).dividedBy(total);
            BigInteger cut = share.floor();
            parts.add(cut);
            lost.add(share.minus(Rational.of(cut, BigInteger.ONE)));
            left = left.subtract(cut);
        }
        IntStream.range(0, parts.size())
                .boxed()
                .sorted(Comparator.comparing(lost::get, Comparator.reverseOrder()))
                .limit(left.intValueExact())
                .forEach(index -> parts.set(index, parts.get(index).add(BigInteger.ONE)));
        return parts.stream().map(part -> new Money(part.longValueExact())).toList();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    /// The yuan with two decimals, such as `-1234.50`.
    @Override
    public String toString() {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
