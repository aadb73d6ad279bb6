package org.echelon.population.synthesis;

import java.util.Arrays;

/// Which industrial enterprises of Guangzhou have an R&D unit: all above 500 million yuan of sales,
/// and as many more as make 40 percent of those above 20 million, exactly.
final class RdUnits {

    private static final long MILLION_FEN = 100_000_000L;
    private static final int PURPOSE = 70;

    private final Draws draws;
    private final long threshold;
    private final long target;

    private RdUnits(Draws draws, long threshold, long target) {
        this.draws = draws;
        this.target = target;
        this.threshold = threshold;
    }

    /// Looks once at every enterprise of the territory.
    static RdUnits of(Draws draws, Territory territory, Permutation shuffle) {
        long[] keys = new long[1024];
        int count = 0;
        long large = 0;
        for (long n = 0; n < territory.size(); n++) {
            long rank = shuffle.rank(n);
            Firm firm =
                    new Firm(
                            draws,
                            territory.first() + n,
                            territory.holdsHnte(rank),
                            territory.holdsTechSme(rank));
            if (above(firm, 500)) {
                large++;
            } else if (above(firm, 20)) {
                if (count == keys.length) {
                    keys = Arrays.copyOf(keys, 2 * count);
                }
                keys[count++] = draws.bits(territory.first() + n, PURPOSE);
            }
        }
        Arrays.sort(keys, 0, count);
        long wanted =
                Quotas.scaled(Published.RD_UNITS_ABOVE_20_MILLION, 100, count + large) - large;
        int taken = Math.clamp(wanted, 0, count);
        return new RdUnits(draws, taken == 0 ? Long.MIN_VALUE : keys[taken - 1], large + taken);
    }

    /// How many have one.
    long target() {
        return target;
    }

    boolean has(long number, Firm firm) {
        return above(firm, 500)
                || (above(firm, 20)
                        && threshold != Long.MIN_VALUE
                        && draws.bits(number, PURPOSE) <= threshold);
    }

    private static boolean above(Firm firm, long millions) {
        return firm.isIndustry()
                && firm.firstYear() < Firm.YEARS
                && firm.revenue[Firm.YEARS - 1] > millions * MILLION_FEN;
    }
}
