package org.echelon.population.synthesis;

/// Random numbers by counter: each is a function of the seed, the enterprise and the purpose, so
/// neither order nor threads nor the machine change it.
///
/// Only operations that Java defines to the last bit are used.
///
/// @param seed of the population
record Draws(long seed) {

    private static final double UNIT = 0x1.0p-53;

    /// 64 random bits.
    long bits(long enterprise, int purpose) {
        return mix(seed + mix(enterprise * 0x9E3779B97F4A7C15L + mix(purpose)));
    }

    /// The finalizer of SplitMix64.
    static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /// From 0, included, to 1, excluded.
    double uniform(long enterprise, int purpose) {
        return (bits(enterprise, purpose) >>> 11) * UNIT;
    }

    /// From low to high, both included.
    int whole(long enterprise, int purpose, int low, int high) {
        return low + (int) (uniform(enterprise, purpose) * (high - low + 1));
    }

    boolean chance(long enterprise, int purpose, double probability) {
        return uniform(enterprise, purpose) < probability;
    }

    /// From low to high.
    double between(long enterprise, int purpose, double low, double high) {
        return low + uniform(enterprise, purpose) * (high - low);
    }

    /// Of the standard normal distribution, by the sum of twelve uniform numbers: its bounds, six
    /// either way, keep figures plausible.
    double normal(long enterprise, int purpose) {
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            long bits = bits(enterprise, purpose * 31 + 7_000 + i);
            for (int part = 0; part < 4; part++) {
                sum += (bits & 0xFFFF) / 65_536.0;
                bits >>>= 16;
            }
        }
        return sum - 6 + 12 / 131_072.0;
    }

    /// The index of a weight, drawn in proportion.
    int weighted(long enterprise, int purpose, int[] weights) {
        int total = 0;
        for (int weight : weights) {
            total += weight;
        }
        int point = (int) (uniform(enterprise, purpose) * total);
        for (int i = 0; i < weights.length; i++) {
            point -= weights[i];
            if (point < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }
}
