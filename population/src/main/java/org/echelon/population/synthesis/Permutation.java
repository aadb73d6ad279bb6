package org.echelon.population.synthesis;

/// A keyed shuffle of 0 … n−1 that needs no memory: a Feistel network of four rounds over the next
/// power of four, walked until it falls below n.
final class Permutation {

    private static final int ROUNDS = 4;

    private final long size;
    private final int half;
    private final long mask;
    private final long key;

    /// @param size how many there are, at least 1
    Permutation(long size, long key) {
        if (size < 1) {
            throw new IllegalArgumentException("a shuffle of " + size);
        }
        this.size = size;
        int bits = 64 - Long.numberOfLeadingZeros(Math.max(1, size - 1));
        this.half = Math.max(1, (bits + 1) / 2);
        this.mask = (1L << half) - 1;
        this.key = key;
    }

    /// The place of a number among all.
    long rank(long number) {
        long place = number;
        do {
            place = once(place);
        } while (place >= size);
        return place;
    }

    private long once(long number) {
        long left = number >>> half;
        long right = number & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ (Draws.mix(right + Draws.mix(key + round)) & mask);
            left = right;
            right = next;
        }
        return left << half | right;
    }
}
