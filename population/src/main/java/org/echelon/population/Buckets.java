package org.echelon.population;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Rows by how many steps they are met at and how many they may be met at, from the first on: each
/// is counted once, and what is counted at a step follows in the end.
final class Buckets {

    private final Count[] met;
    private final long[] possible;

    /// @param steps how many there are
    Buckets(int steps) {
        this.met = Stream.generate(Count::new).limit(steps + 1L).toArray(Count[]::new);
        this.possible = new long[steps + 1];
    }

    /// Rows that are met for certain at no step.
    ///
    /// @param steps at how many they may be
    void add(int steps, long rows) {
        possible[steps] += rows;
    }

    /// A row that is met for certain at some.
    ///
    /// @param certain at how many
    /// @param steps at how many it is or may be
    /// @param yuan what it is paid; absent where that is open
    void add(int certain, int steps, Optional<BigDecimal> yuan) {
        met[certain].met(yuan);
        possible[steps]++;
    }

    void add(Buckets other) {
        for (int i = 0; i < possible.length; i++) {
            met[i].add(other.met[i]);
            possible[i] += other.possible[i];
        }
    }

    /// Adds what is counted at each step to the point that the step is.
    ///
    /// @param points the steps', in their order
    /// @param counts of all points
    void addTo(List<Count> counts, List<Integer> points) {
        Count certain = new Count();
        long rows = Arrays.stream(possible).sum();
        long may = 0;
        for (int step = possible.length - 2; step >= 0; step--) {
            certain.add(met[step + 1]);
            may += possible[step + 1];
            Count count = counts.get(points.get(step));
            count.add(certain);
            count.unknown(may - certain.met());
            count.notMet(rows - may);
        }
    }
}
