package org.echelon.policy.kernel;

import java.math.BigInteger;

/// What the loop says of one number in the rows of a [Block], read where the loop wrote it.
///
/// Who goes through millions of rows asks [#isLeft] and [#isNothing] first, then for the bounds: as
/// longs where the number [#isNarrow].
public final class Figures {

    private final Program.NumberPlace at;
    private final long[][] numbers;
    private final long[][] words;

    Figures(Program.NumberPlace at, long[][] numbers, long[][] words) {
        this.at = at;
        this.numbers = numbers;
        this.words = words;
    }

    /// Whether bounds and denominators fit into 64 bits in all rows.
    public boolean isNarrow() {
        return at.high() < 0 && at.greatestHigh() < 0 && at.denominatorHigh() < 0;
    }

    /// Whether the interpreter has to say.
    ///
    /// @param place in the block, from 0
    public boolean isLeft(int place) {
        return is(at.left(), place) || (is(at.open(), place) && is(at.some(), place));
    }

    /// Whether it is null.
    public boolean isNothing(int place) {
        return !is(at.some(), place);
    }

    /// Whether it may be null.
    public boolean mayBeNull(int place) {
        return is(at.none(), place);
    }

    /// Whether there is no least that it may be; the least that is told is then the end of what the
    /// plan was proven for.
    public boolean hasNoLeast(int place) {
        return is(at.down(), place);
    }

    /// Whether there is no greatest that it may be; the greatest that is told is then the end of
    /// what the plan was proven for.
    public boolean hasNoGreatest(int place) {
        return is(at.up(), place);
    }

    /// The numerator of the least that it may be, where it is narrow.
    public long least(int place) {
        return numbers[at.low()][place];
    }

    /// The numerator of the greatest that it may be, where it is narrow.
    public long greatest(int place) {
        return numbers[at.greatestLow()][place];
    }

    /// The denominator of both, where it is narrow.
    public long denominator(int place) {
        return numbers[at.denominatorLow()][place];
    }

    /// The bounds, however wide.
    public Block.Bounds bounds(int place) {
        return new Block.Bounds(
                whole(at.high(), at.low(), place),
                whole(at.greatestHigh(), at.greatestLow(), place),
                whole(at.denominatorHigh(), at.denominatorLow(), place));
    }

    private boolean is(int mask, int place) {
        return Bits.get(words[mask], place);
    }

    private BigInteger whole(int high, int low, int place) {
        BigInteger lower = BigInteger.valueOf(numbers[low][place]);
        if (high < 0) {
            return lower;
        }
        BigInteger unsigned = lower.signum() < 0 ? lower.add(BigInteger.TWO.pow(64)) : lower;
        return BigInteger.valueOf(numbers[high][place]).shiftLeft(64).add(unsigned);
    }
}
