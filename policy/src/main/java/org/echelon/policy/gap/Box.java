package org.echelon.policy.gap;

import java.util.Arrays;

/// A range of steps for each lever, both ends included. Not changed once it is built; the methods
/// give changed copies.
final class Box {

    private final long[] low;
    private final long[] high;

    private Box(long[] low, long[] high) {
        this.low = low;
        this.high = high;
    }

    static Box of(long[] low, long[] high) {
        return new Box(low.clone(), high.clone());
    }

    int size() {
        return low.length;
    }

    long low(int lever) {
        return low[lever];
    }

    long high(int lever) {
        return high[lever];
    }

    /// The steps of least effort.
    long near(int lever) {
        return Math.clamp(0, low[lever], high[lever]);
    }

    /// The steps of most effort; only for a range on one side of 0.
    long far(int lever) {
        return high[lever] <= 0 ? low[lever] : high[lever];
    }

    /// Whether it reaches both ways from 0.
    boolean straddles(int lever) {
        return low[lever] < 0 && high[lever] > 0;
    }

    boolean isOne(int lever) {
        return low[lever] == high[lever];
    }

    boolean isPoint() {
        return Arrays.equals(low, high);
    }

    boolean isEmpty() {
        for (int i = 0; i < low.length; i++) {
            if (low[i] > high[i]) {
                return true;
            }
        }
        return false;
    }

    long[] corner() {
        long[] corner = new long[low.length];
        Arrays.setAll(corner, this::near);
        return corner;
    }

    Box with(int lever, long newLow, long newHigh) {
        Box copy = of(low, high);
        copy.low[lever] = newLow;
        copy.high[lever] = newHigh;
        return copy;
    }

    boolean sameAs(Box other) {
        return Arrays.equals(low, other.low) && Arrays.equals(high, other.high);
    }
}
