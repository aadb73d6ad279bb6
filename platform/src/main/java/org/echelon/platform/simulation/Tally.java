package org.echelon.platform.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A population counted: how many meet it, what it costs, where, and who wins or loses against
/// other rules.
///
/// @param met meet every condition
/// @param notMet fail one at least
/// @param unknown cannot be told
/// @param invalid are not judged, since what is told of them is impossible
/// @param fen paid to all together
/// @param unpriced meet it, but for an amount that is not settled
/// @param winners meet it here, and not by the other rules
/// @param losers the other way round
/// @param more are met by both and are paid more here
/// @param less are met by both and are paid less here
/// @param conditions by condition, in their order
/// @param districts by district of the population, in their order
record Tally(
        int met,
        int notMet,
        int unknown,
        int invalid,
        long fen,
        int unpriced,
        int winners,
        int losers,
        int more,
        int less,
        List<ByCondition> conditions,
        List<ByDistrict> districts) {

    Tally {
        conditions = List.copyOf(conditions);
        districts = List.copyOf(districts);
    }

    /// What a condition does.
    ///
    /// @param failing do not meet it
    /// @param only meet all others: they miss exactly this one
    /// @param open it cannot be told for them
    record ByCondition(String id, int failing, int only, int open) {}

    /// What happens in a district.
    ///
    /// @param code at most six digits; empty for those whose seat is unknown
    record ByDistrict(
            String code,
            int all,
            int met,
            int notMet,
            int unknown,
            long fen,
            int winners,
            int losers,
            int before,
            long fenBefore) {

        /// Both together, under a code.
        ByDistrict plus(ByDistrict other, String as) {
            return new ByDistrict(
                    as,
                    all + other.all,
                    met + other.met,
                    notMet + other.notMet,
                    unknown + other.unknown,
                    Math.addExact(fen, other.fen),
                    winners + other.winners,
                    losers + other.losers,
                    before + other.before,
                    Math.addExact(fenBefore, other.fenBefore));
        }
    }

    int size() {
        return met + notMet + unknown + invalid;
    }

    /// Counts in one pass, of which each core takes a part.
    ///
    /// @param before what other rules say of the same rows; the same object where there are none
    static Tally of(
            HeldPopulation population, Judgement now, Judgement before, SimulationThreads threads) {
        List<Counter> parts =
                threads.inParts(
                        population.size(),
                        (from, to) -> Counter.of(population, from, to, now, before));
        Counter whole = parts.getFirst();
        parts.stream().skip(1).forEach(whole::add);
        return whole.tally(population, now);
    }

    /// Sums while they grow: a line of numbers for each district, one for each condition.
    private static final class Counter {

        private static final int OVER = Judgement.INVALID + 1;
        private final int[][] verdicts;
        private final long[] fen;
        private final long[] fenBefore;
        private final int[] winners;
        private final int[] losers;
        private final int[] before;
        private final int[] failing;
        private final int[] only;
        private final int[] open;
        private int unpriced;
        private int more;
        private int less;

        Counter(int districts, int conditions) {
            verdicts = new int[districts][OVER];
            fen = new long[districts];
            fenBefore = new long[districts];
            winners = new int[districts];
            losers = new int[districts];
            before = new int[districts];
            failing = new int[conditions];
            only = new int[conditions];
            open = new int[conditions];
        }

        /// @param from the first row
        /// @param to the row after the last
        static Counter of(
                HeldPopulation population, int from, int to, Judgement now, Judgement before) {
            Counter counter = new Counter(population.districts().size(), now.conditions().size());
            for (int row = from; row < to; row++) {
                counter.count(row, population.district(row), now, before);
            }
            return counter;
        }

        void add(Counter other) {
            for (int district = 0; district < verdicts.length; district++) {
                add(other.verdicts[district], verdicts[district]);
                fen[district] = Math.addExact(fen[district], other.fen[district]);
                fenBefore[district] = Math.addExact(fenBefore[district], other.fenBefore[district]);
            }
            add(other.winners, winners);
            add(other.losers, losers);
            add(other.before, before);
            add(other.failing, failing);
            add(other.only, only);
            add(other.open, open);
            unpriced += other.unpriced;
            more += other.more;
            less += other.less;
        }

        private static void add(int[] counts, int[] into) {
            Arrays.setAll(into, i -> into[i] + counts[i]);
        }

        void count(int row, int district, Judgement now, Judgement then) {
            byte verdict = now.verdicts()[row];
            verdicts[district][verdict]++;
            boolean met = verdict == Judgement.MET;
            boolean metThen = then.verdicts()[row] == Judgement.MET;
            if (met) {
                pay(row, district, now);
            }
            if (metThen) {
                before[district]++;
                fenBefore[district] = Math.addExact(fenBefore[district], paid(then, row));
            }
            if (met && metThen) {
                int change = Long.compare(now.fen()[row], then.fen()[row]);
                more += change > 0 ? 1 : 0;
                less += change < 0 ? 1 : 0;
            } else if (met) {
                winners[district]++;
            } else if (metThen) {
                losers[district]++;
            }
            long misses = now.failing()[row];
            if (misses != 0) {
                fails(misses, now.open()[row]);
            }
            each(now.open()[row], open);
        }

        private void pay(int row, int district, Judgement now) {
            if (now.fen()[row] == Judgement.OPEN) {
                unpriced++;
            }
            fen[district] = Math.addExact(fen[district], paid(now, row));
        }

        private static long paid(Judgement judgement, int row) {
            return Math.max(0, judgement.fen()[row]);
        }

        private void fails(long misses, long unsettled) {
            each(misses, failing);
            if (Long.bitCount(misses) == 1 && unsettled == 0) {
                only[Long.numberOfTrailingZeros(misses)]++;
            }
        }

        private static void each(long bits, int[] counts) {
            for (long left = bits; left != 0; left &= left - 1) {
                counts[Long.numberOfTrailingZeros(left)]++;
            }
        }

        Tally tally(HeldPopulation population, Judgement now) {
            List<ByCondition> conditions = new ArrayList<>();
            for (int i = 0; i < now.conditions().size(); i++) {
                conditions.add(
                        new ByCondition(now.conditions().get(i), failing[i], only[i], open[i]));
            }
            List<ByDistrict> districts = new ArrayList<>();
            ByDistrict all = new ByDistrict("", 0, 0, 0, 0, 0, 0, 0, 0, 0);
            int invalid = 0;
            for (int i = 0; i < verdicts.length; i++) {
                int[] counts = verdicts[i];
                int size = 0;
                for (int count : counts) {
                    size += count;
                }
                ByDistrict one =
                        new ByDistrict(
                                population.districts().get(i),
                                size,
                                counts[Judgement.MET],
                                counts[Judgement.NOT_MET],
                                counts[Judgement.UNKNOWN],
                                fen[i],
                                winners[i],
                                losers[i],
                                before[i],
                                fenBefore[i]);
                districts.add(one);
                all = all.plus(one, "");
                invalid += counts[Judgement.INVALID];
            }
            return new Tally(
                    all.met(),
                    all.notMet(),
                    all.unknown(),
                    invalid,
                    all.fen(),
                    unpriced,
                    all.winners(),
                    all.losers(),
                    more,
                    less,
                    conditions,
                    districts);
        }
    }

    /// Those met by the other rules.
    int before() {
        return districts.stream().mapToInt(ByDistrict::before).sum();
    }

    /// What the other rules pay to all together.
    long fenBefore() {
        return districts.stream().mapToLong(ByDistrict::fenBefore).reduce(0, Math::addExact);
    }
}
