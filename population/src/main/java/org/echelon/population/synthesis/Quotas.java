package org.echelon.population.synthesis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Shares a whole number out in proportion, by largest remainder.
final class Quotas {

    private Quotas() {}

    /// @param weights published numbers; ties go to the first
    static long[] of(long total, long... weights) {
        long sum = Arrays.stream(weights).sum();
        long[] quotas = new long[weights.length];
        long given = 0;
        for (int i = 0; i < weights.length; i++) {
            quotas[i] = Math.multiplyExact(total, weights[i]) / sum;
            given += quotas[i];
        }
        int[] order =
                IntStream.range(0, weights.length)
                        .boxed()
                        .sorted(
                                Comparator.comparingLong((Integer i) -> -(total * weights[i] % sum))
                                        .thenComparing(i -> i))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int i = 0; i < total - given; i++) {
            quotas[order[i]]++;
        }
        return quotas;
    }

    /// A part of a whole, scaled to another whole, rounded half up.
    static long scaled(long part, long whole, long to) {
        return (Math.multiplyExact(part, to) * 2 + whole) / (2 * whole);
    }
}
