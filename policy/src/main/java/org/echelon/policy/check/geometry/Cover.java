package org.echelon.policy.check.geometry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/// What a box holds that no box of a list covers.
///
/// Axis by axis: a sweep over the ends of the boxes cuts an axis into segments over which the same
/// boxes are active, and only these go on to the next axis. Segments with the same active boxes share
/// what comes after them, so the result is a diagram, not a list of all its points. The work is
/// bounded; past the bound the answer is "not found out", never a guess.
public final class Cover {

    /// The most steps of one question; some seconds.
    static final long MOST_WORK = 60_000_000;

    private final List<Box> boxes;
    private final int axes;

    /// For each box, the first axis from which on it leaves nothing of the question out.
    private int[] fullFrom = new int[0];

    private Box within;
    private long work;

    /// @param boxes what covers; their order does not matter
    public Cover(List<Box> boxes, int axes) {
        this.boxes = List.copyOf(boxes);
        this.axes = axes;
        this.within = new Box(List.of());
    }

    /// Disjoint boxes that are left uncovered.
    ///
    /// @param boxes the first of them
    /// @param more whether there are others
    /// @param complete false when the work came to its bound: then the boxes are uncovered, and there
    ///   may be others
    public record Uncovered(List<Box> boxes, boolean more, boolean complete) {}

    /// What of a box is uncovered.
    ///
    /// @param most how many boxes are wanted
    public Uncovered uncovered(Box question, int most) {
        int[] active = start(question);
        Known known = new Known(new HashMap<>(), new HashMap<>());
        try {
            Node node = node(0, active, known);
            List<Box> found = new ArrayList<>();
            boolean all = collect(node, 0, new ArrayList<>(), found, most);
            return new Uncovered(found, !all, true);
        } catch (TooMuch _) {
            return witness(question)
                    .map(point -> new Uncovered(List.of(cell(point)), true, false))
                    .orElse(new Uncovered(List.of(), false, false));
        }
    }

    /// A point of a box that is uncovered; none where all is covered, or where that was not found out
    /// within the bound (then [#isExhausted] says so).
    public Optional<int[]> witness(Box question) {
        for (int[] corner : List.of(question.firstCorner(), question.lastCorner())) {
            if (boxes.stream().noneMatch(box -> box.contains(corner))) {
                return Optional.of(corner);
            }
        }
        int[] active = start(question);
        int[] point = new int[axes];
        try {
            return find(0, active, point, new HashSet<>())
                    ? Optional.of(point)
                    : Optional.empty();
        } catch (TooMuch _) {
            work = MOST_WORK + 1;
            return Optional.empty();
        }
    }

    /// Whether the last question came to the bound of its work.
    public boolean isExhausted() {
        return work > MOST_WORK;
    }

    private static Box cell(int[] point) {
        return new Box(Arrays.stream(point).mapToObj(Runs::single).toList());
    }

    private int[] start(Box question) {
        work = 0;
        within = question;
        fullFrom = new int[boxes.size()];
        List<Integer> active = new ArrayList<>();
        for (int b = 0; b < boxes.size(); b++) {
            if (boxes.get(b).intersects(question)) {
                active.add(b);
                int from = axes;
                while (from > 0
                        && boxes.get(b).side(from - 1).containsAll(question.side(from - 1))) {
                    from--;
                }
                fullFrom[b] = from;
            }
        }
        return active.stream().mapToInt(Integer::intValue).toArray();
    }

    /// Uncovered points from an axis on, as a diagram. Equal parts are one object, so that a diagram
    /// is compared without unfolding it to its points.
    private static final class Node {

        /// Nothing is left.
        private static final Node COVERED = new Node(Map.of());

        /// All is left.
        private static final Node OPEN = new Node(Map.of());

        /// By what follows, the pieces after which it does.
        private final Map<Node, Runs> edges;

        private Node(Map<Node, Runs> edges) {
            this.edges = edges;
        }
    }

    /// The nodes made so far: by the axis and the boxes that lead to them, and by their edges.
    private record Known(Map<Key, Node> byBoxes, Map<Map<Node, Runs>, Node> byEdges) {}

    private record Key(int axis, int[] active) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key(int otherAxis, int[] otherActive)
                    && axis == otherAxis
                    && Arrays.equals(active, otherActive);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(active) + axis;
        }
    }

    private Node node(int axis, int[] active, Known known) {
        if (active.length == 0) {
            return Node.OPEN;
        }
        if (coveredFrom(axis, active)) {
            return Node.COVERED;
        }
        Key key = new Key(axis, active);
        Node before = known.byBoxes.get(key);
        if (before != null) {
            return before;
        }
        Map<Node, Runs> edges = new LinkedHashMap<>();
        sweep(
                axis,
                active,
                (segment, rest) -> {
                    Node after = node(axis + 1, rest, known);
                    if (after != Node.COVERED) {
                        edges.merge(after, segment, Runs::or);
                    }
                    return true;
                });
        Node node =
                edges.isEmpty()
                        ? Node.COVERED
                        : known.byEdges.computeIfAbsent(edges, Node::new);
        known.byBoxes.put(key, node);
        spend(active.length);
        return node;
    }

    private boolean coveredFrom(int axis, int[] active) {
        for (int box : active) {
            if (fullFrom[box] <= axis) {
                return true;
            }
        }
        return false;
    }

    private boolean find(int axis, int[] active, int[] point, Set<Key> covered) {
        if (active.length == 0) {
            for (int rest = axis; rest < axes; rest++) {
                point[rest] = within.side(rest).first();
            }
            return true;
        }
        if (coveredFrom(axis, active)) {
            return false;
        }
        Key key = new Key(axis, active);
        if (covered.contains(key)) {
            return false;
        }
        boolean[] found = new boolean[1];
        sweep(
                axis,
                active,
                (segment, rest) -> {
                    point[axis] = segment.first();
                    found[0] = find(axis + 1, rest, point, covered);
                    return !found[0];
                });
        if (!found[0]) {
            covered.add(key);
        }
        return found[0];
    }

    /// Cuts an axis into segments over which the same boxes are active.
    ///
    /// @param each is given a segment and its boxes; false ends the sweep
    private void sweep(int axis, int[] active, BiPredicate<Runs, int[]> each) {
        Runs side = within.side(axis);
        long[] events = events(axis, active, side);
        spend(events.length + active.length);
        BitSet open = new BitSet(active.length);
        int at = 0;
        int event = 0;
        for (int run = 0; run < side.count(); run++) {
            at = side.from(run);
            while (at < side.to(run)) {
                while (event < events.length && position(events[event]) <= at) {
                    int box = (int) (events[event] & 0x7fff_ffff) >> 1;
                    open.set(box, (events[event] & 1) == 1);
                    event++;
                }
                int next =
                        event < events.length
                                ? Math.min(side.to(run), position(events[event]))
                                : side.to(run);
                int[] rest = open.stream().map(box -> active[box]).toArray();
                spend(rest.length + 1L);
                if (!each.test(Runs.range(at, next), rest)) {
                    return;
                }
                at = next;
            }
        }
    }

    private static int position(long event) {
        return (int) (event >>> 32);
    }

    /// Where boxes begin (1) and end (0) on an axis, in order; an end comes before a beginning.
    private long[] events(int axis, int[] active, Runs side) {
        long[] events = new long[16];
        int size = 0;
        for (int a = 0; a < active.length; a++) {
            Runs pieces = boxes.get(active[a]).side(axis);
            if (pieces.count() > 1 || side.count() > 1) {
                pieces = pieces.and(side);
            }
            for (int run = 0; run < pieces.count(); run++) {
                if (size + 2 > events.length) {
                    events = Arrays.copyOf(events, 2 * events.length);
                }
                events[size++] = ((long) pieces.from(run) << 32) | ((long) a << 1) | 1;
                events[size++] = ((long) pieces.to(run) << 32) | ((long) a << 1);
            }
        }
        events = Arrays.copyOf(events, size);
        Arrays.sort(events);
        return events;
    }

    /// @return false when there are more than wanted
    private boolean collect(
            Node node, int axis, List<Runs> sides, List<Box> found, int most) {
        if (node == Node.OPEN) {
            if (found.size() == most) {
                return false;
            }
            List<Runs> all = new ArrayList<>(sides);
            for (int rest = axis; rest < axes; rest++) {
                all.add(within.side(rest));
            }
            found.add(new Box(all));
            return true;
        }
        for (Map.Entry<Node, Runs> edge : node.edges.entrySet()) {
            sides.add(edge.getValue());
            boolean all = collect(edge.getKey(), axis + 1, sides, found, most);
            sides.removeLast();
            if (!all) {
                return false;
            }
        }
        return true;
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
            super(null, null, false, false);
        }

        @Override
        public @Nullable String getMessage() {
            return "too many steps";
        }
    }
}
