package org.echelon.policy.check.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Finds the pairs of boxes that have something in common.
///
/// A sweep along one axis, the one on which the boxes are told apart best, compares a box only with
/// those that are active where it begins.
public final class Overlaps {

    /// The most comparisons of one question; about a second.
    static final long MOST_WORK = 40_000_000;

    private Overlaps() {}

    /// Two boxes by their place in the list, the first one before the second.
    public record Pair(int first, int second) {}

    /// @param pairs in the order of the first box, then of the second
    /// @param complete false when there may be more
    public record Found(List<Pair> pairs, boolean complete) {
        public Found {
            pairs = List.copyOf(pairs);
        }
    }

    /// @param most how many pairs are wanted
    public static Found of(List<Box> boxes, int[] sizes, int most) {
        if (boxes.isEmpty() || sizes.length == 0) {
            return new Found(List.of(), true);
        }
        int axis = sharpest(boxes, sizes);
        long[] events = events(boxes, axis);
        List<Pair> pairs = new ArrayList<>();
        int[] active = new int[boxes.size()];
        int count = 0;
        long work = 0;
        for (long event : events) {
            int box = (int) (event & 0x7fff_ffff) >> 1;
            if ((event & 1) == 0) {
                count = without(active, count, box);
                continue;
            }
            for (int a = 0; a < count; a++) {
                if (boxes.get(active[a]).intersects(boxes.get(box))) {
                    pairs.add(new Pair(Math.min(active[a], box), Math.max(active[a], box)));
                }
            }
            work += count;
            active[count++] = box;
            if (work > MOST_WORK || pairs.size() > Math.max(4L * most, 10_000L)) {
                return new Found(sorted(pairs, most), false);
            }
        }
        List<Pair> sorted = sorted(pairs, most);
        return new Found(sorted, sorted.size() == pairs.stream().distinct().count());
    }

    private static List<Pair> sorted(List<Pair> pairs, int most) {
        return pairs.stream()
                .distinct()
                .sorted(
                        java.util.Comparator.comparingInt(Pair::first)
                                .thenComparingInt(Pair::second))
                .limit(most)
                .toList();
    }

    private static int without(int[] active, int count, int box) {
        for (int a = 0; a < count; a++) {
            if (active[a] == box) {
                active[a] = active[count - 1];
                return count - 1;
            }
        }
        return count;
    }

    /// The axis on which the boxes hold the smallest part, on average.
    private static int sharpest(List<Box> boxes, int[] sizes) {
        int best = 0;
        double least = Double.MAX_VALUE;
        for (int axis = 0; axis < sizes.length; axis++) {
            double part = 0;
            for (Box box : boxes) {
                part += (double) box.side(axis).size() / sizes[axis];
            }
            if (part < least) {
                least = part;
                best = axis;
            }
        }
        return best;
    }

    /// Where boxes begin (1) and end (0), in order; an end comes before a beginning.
    private static long[] events(List<Box> boxes, int axis) {
        long[] events = new long[2 * boxes.stream().mapToInt(b -> b.side(axis).count()).sum()];
        int size = 0;
        for (int b = 0; b < boxes.size(); b++) {
            Runs side = boxes.get(b).side(axis);
            for (int run = 0; run < side.count(); run++) {
                events[size++] = ((long) side.from(run) << 32) | ((long) b << 1) | 1;
                events[size++] = ((long) side.to(run) << 32) | ((long) b << 1);
            }
        }
        Arrays.sort(events);
        return events;
    }
}
