package org.echelon.policy.check.geometry;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// A set of an axis's pieces, kept as runs of neighbours. Immutable.
public final class Runs {

    /// No piece at all.
    public static final Runs NONE = new Runs(new int[0]);

    /// Even places: first piece of a run; odd places: the piece after its last. Ascending, and no
    /// two runs touch.
    private final int[] ends;

    private Runs(int[] ends) {
        this.ends = ends;
    }

    /// All pieces of an axis.
    public static Runs all(int pieces) {
        return range(0, pieces);
    }

    /// The pieces from `from` until before `to`.
    public static Runs range(int from, int to) {
        return from >= to ? NONE : new Runs(new int[] {from, to});
    }

    public static Runs single(int piece) {
        return range(piece, piece + 1);
    }

    public boolean isEmpty() {
        return ends.length == 0;
    }

    /// How many runs there are.
    public int count() {
        return ends.length / 2;
    }

    /// First piece of a run.
    public int from(int run) {
        return ends[2 * run];
    }

    /// The piece after the last of a run.
    public int to(int run) {
        return ends[2 * run + 1];
    }

    /// The first piece.
    ///
    /// @throws ArrayIndexOutOfBoundsException when there is none
    public int first() {
        return ends[0];
    }

    /// The last piece.
    ///
    /// @throws ArrayIndexOutOfBoundsException when there is none
    public int last() {
        return ends[ends.length - 1] - 1;
    }

    /// How many pieces there are.
    public int size() {
        int size = 0;
        for (int run = 0; run < count(); run++) {
            size += to(run) - from(run);
        }
        return size;
    }

    public boolean contains(int piece) {
        int at = Arrays.binarySearch(ends, piece);
        return at >= 0 ? at % 2 == 0 : (-at - 1) % 2 == 1;
    }

    public boolean containsAll(Runs other) {
        int i = 0;
        for (int j = 0; j < other.ends.length; j += 2) {
            while (i < ends.length && ends[i + 1] <= other.ends[j]) {
                i += 2;
            }
            if (i >= ends.length || ends[i] > other.ends[j] || ends[i + 1] < other.ends[j + 1]) {
                return false;
            }
        }
        return true;
    }

    public boolean intersects(Runs other) {
        int i = 0;
        int j = 0;
        while (i < ends.length && j < other.ends.length) {
            if (ends[i + 1] <= other.ends[j]) {
                i += 2;
            } else if (other.ends[j + 1] <= ends[i]) {
                j += 2;
            } else {
                return true;
            }
        }
        return false;
    }

    public Runs and(Runs other) {
        int[] both = new int[ends.length + other.ends.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < ends.length && j < other.ends.length) {
            int from = Math.max(ends[i], other.ends[j]);
            int to = Math.min(ends[i + 1], other.ends[j + 1]);
            if (from < to) {
                both[size++] = from;
                both[size++] = to;
            }
            if (ends[i + 1] < other.ends[j + 1]) {
                i += 2;
            } else {
                j += 2;
            }
        }
        return of(both, size);
    }

    public Runs or(Runs other) {
        if (isEmpty()) {
            return other;
        }
        if (other.isEmpty()) {
            return this;
        }
        int[] either = new int[ends.length + other.ends.length];
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < ends.length || j < other.ends.length) {
            boolean mine = j >= other.ends.length || (i < ends.length && ends[i] <= other.ends[j]);
            int from = mine ? ends[i] : other.ends[j];
            int to = mine ? ends[i + 1] : other.ends[j + 1];
            if (mine) {
                i += 2;
            } else {
                j += 2;
            }
            if (size > 0 && from <= either[size - 1]) {
                either[size - 1] = Math.max(either[size - 1], to);
            } else {
                either[size++] = from;
                either[size++] = to;
            }
        }
        return of(either, size);
    }

    public Runs minus(Runs other) {
        return isEmpty() || other.isEmpty() ? this : and(other.not(ends[ends.length - 1]));
    }

    /// The pieces of an axis of that many that are not in this set.
    public Runs not(int pieces) {
        int[] rest = new int[ends.length + 2];
        int size = 0;
        int from = 0;
        for (int run = 0; run < count(); run++) {
            if (from < Math.min(from(run), pieces)) {
                rest[size++] = from;
                rest[size++] = Math.min(from(run), pieces);
            }
            from = Math.max(from, to(run));
        }
        if (from < pieces) {
            rest[size++] = from;
            rest[size++] = pieces;
        }
        return of(rest, size);
    }

    public void forEach(IntConsumer each) {
        for (int run = 0; run < count(); run++) {
            for (int piece = from(run); piece < to(run); piece++) {
                each.accept(piece);
            }
        }
    }

    private static Runs of(int[] ends, int size) {
        return size == 0 ? NONE : new Runs(size == ends.length ? ends : Arrays.copyOf(ends, size));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Runs runs && Arrays.equals(ends, runs.ends);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ends);
    }

    @Override
    public String toString() {
        return Arrays.toString(ends);
    }
}
