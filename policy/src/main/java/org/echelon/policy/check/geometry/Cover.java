package org.echelon.policy.check.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a box holds that no box of a list covers.
///
/// The question is simplified and cut, as Chan does for Klee's measure problem ("Klee's measure
/// problem made easy", 2013): a box that leaves something out on one axis alone takes its pieces of
/// that axis out of the question altogether; when no such box is left, the question is cut in two
/// at the middle of the ends on the axis with most of them, and each half goes on with the boxes
/// that touch it. A hole, once found at a point, is grown to the widest box around it.
///
/// The work is bounded; past the bound the answer is "not found out", never a guess.
public final class Cover {

    /// The most boxes looked at for one question; some seconds.
    static final long MOST_WORK = 30_000_000;

    private final List<Box> boxes;
    private final int axes;
    private long work;

    /// @param boxes what covers; their order does not matter
    public Cover(List<Box> boxes, int axes) {
        this.boxes = List.copyOf(boxes);
        this.axes = axes;
    }

    /// Disjoint boxes that are left uncovered.
    ///
    /// @param boxes the first of them
    /// @param more whether there are others
    /// @param complete false when the work came to its bound: then the boxes are uncovered, and
    ///   there may be others
    public record Uncovered(List<Box> boxes, boolean more, boolean complete) {
        public Uncovered {
            boxes = List.copyOf(boxes);
        }
    }

    /// What of a box is uncovered.
    ///
    /// @param most how many boxes are wanted
    public Uncovered uncovered(Box question, int most) {
        List<Box> holes = new ArrayList<>();
        Cover filled = this;
        while (true) {
            Optional<int[]> point = filled.witness(question);
            if (point.isEmpty()) {
                return new Uncovered(holes, false, !filled.isExhausted());
            }
            if (holes.size() == most) {
                return new Uncovered(holes, true, true);
            }
            holes.add(filled.grown(point.get(), question));
            List<Box> more = new ArrayList<>(boxes);
            more.addAll(holes);
            filled = new Cover(more, axes);
        }
    }

    /// The widest uncovered box around a point, one axis after the other.
    private Box grown(int[] point, Box question) {
        List<Runs> sides = new ArrayList<>();
        for (int piece : point) {
            sides.add(Runs.single(piece));
        }
        for (int axis = 0; axis < axes; axis++) {
            Runs free = question.side(axis);
            for (Box box : boxes) {
                if (touches(box, sides, axis)) {
                    free = free.minus(box.side(axis));
                }
            }
            sides.set(axis, free);
        }
        return new Box(sides);
    }

    /// Whether a box has something in common with another on every axis but one.
    private boolean touches(Box box, List<Runs> sides, int but) {
        for (int axis = 0; axis < axes; axis++) {
            if (axis != but && !box.side(axis).intersects(sides.get(axis))) {
                return false;
            }
        }
        return true;
    }

    /// A point of a box that is uncovered; none where all is covered, or where that was not found
    /// out within the bound (then [#isExhausted] says so).
    public Optional<int[]> witness(Box question) {
        work = 0;
        if (question.isEmpty()) {
            return Optional.empty();
        }
        for (int[] corner : List.of(question.firstCorner(), question.lastCorner())) {
            if (boxes.stream().noneMatch(box -> box.contains(corner))) {
                return Optional.of(corner);
            }
        }
        int[] all = new int[boxes.size()];
        Arrays.setAll(all, box -> box);
        try {
            return Optional.ofNullable(find(question.sides().toArray(Runs[]::new), all));
        } catch (TooMuch _) {
            return Optional.empty();
        }
    }

    /// How many boxes were looked at for the last question.
    public long work() {
        return work;
    }

    /// Whether the last question came to the bound of its work.
    public boolean isExhausted() {
        return work > MOST_WORK;
    }

    /// @param question is narrowed
    /// @param active the boxes that may touch it
    private int @Nullable [] find(Runs[] question, int[] active) {
        int[] partial = new int[axes];
        int[] kept = active;
        boolean narrowed = true;
        while (narrowed) {
            narrowed = false;
            Arrays.fill(partial, 0);
            int[] next = new int[kept.length];
            int count = 0;
            spend(kept.length);
            for (int b : kept) {
                int left = leavesOut(boxes.get(b), question);
                if (left == NOTHING) {
                    return null;
                }
                if (left == SEVERAL) {
                    next[count++] = b;
                    count(boxes.get(b), question, partial);
                } else if (left != ALL) {
                    question[left] = question[left].minus(boxes.get(b).side(left));
                    if (question[left].isEmpty()) {
                        return null;
                    }
                    narrowed = true;
                }
            }
            kept = Arrays.copyOf(next, count);
        }
        if (kept.length == 0) {
            return Arrays.stream(question).mapToInt(Runs::first).toArray();
        }
        int axis = 0;
        for (int a = 1; a < axes; a++) {
            axis = partial[a] > partial[axis] ? a : axis;
        }
        int cut = middle(axis, question[axis], kept);
        Runs whole = question[axis];
        Runs[] low = question.clone();
        low[axis] = whole.and(Runs.range(0, cut));
        int[] found = find(low, kept);
        if (found != null) {
            return found;
        }
        question[axis] = whole.and(Runs.range(cut, whole.last() + 1));
        return find(question, kept);
    }

    private static final int NOTHING = -1;
    private static final int SEVERAL = -2;
    private static final int ALL = -3;

    /// On which axis a box leaves out something of the question: the one axis, on none, on several,
    /// or all of it.
    private int leavesOut(Box box, Runs[] question) {
        int axis = NOTHING;
        for (int a = 0; a < axes; a++) {
            if (!box.side(a).intersects(question[a])) {
                return ALL;
            }
            if (axis != SEVERAL && !box.side(a).containsAll(question[a])) {
                axis = axis == NOTHING ? a : SEVERAL;
            }
        }
        return axis;
    }

    private void count(Box box, Runs[] question, int[] partial) {
        for (int a = 0; a < axes; a++) {
            if (!box.side(a).containsAll(question[a])) {
                partial[a]++;
            }
        }
    }

    /// The middle one of the ends of boxes within a side: a piece with which the second half
    /// begins.
    private int middle(int axis, Runs side, int[] active) {
        int[] ends = new int[16];
        int size = 0;
        int first = side.first();
        int last = side.last();
        for (int b : active) {
            Runs pieces = boxes.get(b).side(axis);
            for (int run = 0; run < pieces.count(); run++) {
                for (int end : new int[] {pieces.from(run), pieces.to(run)}) {
                    if (first < end && end <= last) {
                        if (size == ends.length) {
                            ends = Arrays.copyOf(ends, 2 * size);
                        }
                        ends[size++] = end;
                    }
                }
            }
        }
        Arrays.sort(ends, 0, size);
        return ends[size / 2];
    }

    private void spend(long steps) {
        work += steps;
        if (work > MOST_WORK) {
            throw new TooMuch();
        }
    }

    /// The bound of the work is reached.
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMuch() {
            super("too many steps", null, false, false);
        }
    }
}
