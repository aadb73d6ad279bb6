package org.echelon.policy.gap;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Best-first search for the cheapest point that is met.
///
/// A node is a box; its bound is the cost of its cheapest corner. A box of which the engine says
/// that no point can be met is dropped; slices of it next to that corner are cut off by bisection,
/// so that the corner jumps to the next threshold or cell of a table; levers on which nothing hangs
/// any more are let go. The first node taken whose corner is met is the cheapest point of all,
/// since every other node's bound is no less.
final class Search {

    private static final int MAX_ROUNDS = 4;
    private static final Comparator<Node> CHEAPEST_FIRST =
            Comparator.comparing(Node::bound)
                    .thenComparingInt(Node::moved)
                    .thenComparing(Node::corner, Search::earlierFactsFirst)
                    .thenComparingLong(Node::number);

    private final Space space;
    private final Probe probe;
    private final Work work;
    private final List<Set<String>> taken;
    private final Accepts accepts;
    private long numbers;
    private boolean refused;

    /// Whether a corner that is met may be proposed: the programme itself agrees.
    interface Accepts {
        boolean test(long[] steps);
    }

    /// @param taken sets of facts that may not all move: those of the ways already found
    Search(Space space, Probe probe, Work work, List<Set<String>> taken, Accepts accepts) {
        this.space = space;
        this.probe = probe;
        this.work = work;
        this.taken = List.copyOf(taken);
        this.accepts = accepts;
    }

    /// How a search ended.
    sealed interface End {
        /// The cheapest point.
        record Found(Box point) implements End {}

        /// Proven: there is none within the limit.
        record None() implements End {}

        /// The bound on work was reached; nothing costs less than `atLeast`.
        record Stopped(Rational atLeast) implements End {}
    }

    /// @param contracted whether its corner is as dear as the engine allows to prove at once
    private record Node(
            Box box, Rational bound, int moved, BitSet open, boolean contracted, long number) {
        long[] corner() {
            return box.corner();
        }
    }

    /// The cheapest point of a box that costs no more than a limit.
    End cheapest(Box within, Rational limit) {
        PriorityQueue<Node> nodes = new PriorityQueue<>(CHEAPEST_FIRST);
        nodes.add(node(within, probe.allConditions(), false));
        while (!nodes.isEmpty()) {
            Node node = nodes.remove();
            if (node.bound().compareTo(limit) > 0) {
                return new End.None();
            }
            if (work.isOver()) {
                return new End.Stopped(node.bound());
            }
            if (!node.contracted()) {
                contracted(node.box(), node.open(), limit).ifPresent(nodes::add);
            } else if (isMet(node)) {
                return new End.Found(Box.of(node.corner(), node.corner()));
            } else if (!node.box().isPoint()) {
                split(node, nodes);
            }
        }
        return new End.None();
    }

    /// The cheapest corner that can be proven at once for a box without limit of cost.
    ///
    /// @return nothing when no point of the box can be met
    Optional<Box> contracted(Box box) {
        return contracted(box, probe.allConditions(), null).map(Node::box);
    }

    /// Whether the programme refused a point whose conditions are all met: then nothing is proven.
    boolean wasRefused() {
        return refused;
    }

    private boolean isMet(Node node) {
        long[] corner = node.corner();
        if (!space.allows(corner) || !probe.of(Box.of(corner, corner), node.open()).isMet()) {
            return false;
        }
        boolean accepted = accepts.test(corner);
        refused |= !accepted;
        return accepted;
    }

    private Node node(Box box, BitSet open, boolean contracted) {
        long[] corner = box.corner();
        int moved = (int) Arrays.stream(corner).filter(steps -> steps != 0).count();
        return new Node(box, space.cost(corner), moved, open, contracted, numbers++);
    }

    private Optional<Node> contracted(Box whole, BitSet asked, @Nullable Rational limit) {
        Box box = whole;
        BitSet open = asked;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            Optional<Box> tight = tightened(box, limit);
            if (tight.isEmpty()) {
                return Optional.empty();
            }
            Probe.Finding finding = probe.of(tight.get(), open);
            if (!finding.possible()) {
                return Optional.empty();
            }
            open = finding.open();
            Box shaved = tight.get();
            for (int i = 0; i < shaved.size(); i++) {
                shaved =
                        finding.relevant().get(i)
                                ? shaved(shaved, i, open)
                                : shaved.with(i, shaved.near(i), shaved.near(i));
            }
            if (shaved.isEmpty()) {
                return Optional.empty();
            }
            boolean same = shaved.sameAs(box);
            box = shaved;
            if (same) {
                break;
            }
        }
        return Optional.of(node(box, open, true));
    }

    /// Without what costs too much and what the facts' own ties forbid.
    private Optional<Box> tightened(Box box, @Nullable Rational limit) {
        Optional<Box> tight = space.tightened(box, taken);
        if (tight.isEmpty() || limit == null) {
            return tight;
        }
        Box cheap = tight.get();
        Rational rest = limit.minus(space.cost(cheap.corner()));
        for (int i = 0; i < cheap.size(); i++) {
            Lever lever = space.levers().get(i);
            long most = lever.stepsFor(rest.plus(lever.cost(cheap.near(i))));
            cheap = cheap.with(i, Math.max(cheap.low(i), -most), Math.min(cheap.high(i), most));
        }
        return cheap.isEmpty() ? Optional.empty() : space.tightened(cheap, taken);
    }

    /// The box without the longest run of steps, beginning at the cheapest, within which no point
    /// can be met.
    private Box shaved(Box box, int lever, BitSet open) {
        if (box.isOne(lever) || box.straddles(lever)) {
            return box;
        }
        int sign = box.high(lever) <= 0 ? -1 : 1;
        long near = box.near(lever);
        long length = Math.abs(box.far(lever) - near);
        if (mayBeMet(box, lever, near, 0, sign, open)) {
            return box;
        }
        long without = 0;
        long reach = 1;
        while (reach < length && !mayBeMet(box, lever, near, reach, sign, open)) {
            without = reach;
            reach *= 2;
            if (reach >= Lever.NO_LIMIT / 2) {
                return cut(box, lever, sign, without + 1);
            }
        }
        long with = Math.min(reach, length);
        if (with == length && !mayBeMet(box, lever, near, length, sign, open)) {
            return empty(box, lever);
        }
        while (with - without > 1) {
            long middle = without + (with - without) / 2;
            if (mayBeMet(box, lever, near, middle, sign, open)) {
                with = middle;
            } else {
                without = middle;
            }
        }
        return cut(box, lever, sign, with);
    }

    /// The box without its first steps.
    private static Box cut(Box box, int lever, int sign, long steps) {
        return sign > 0
                ? box.with(lever, box.near(lever) + steps, box.high(lever))
                : box.with(lever, box.low(lever), box.near(lever) - steps);
    }

    private static Box empty(Box box, int lever) {
        return box.with(lever, 1, 0);
    }

    private boolean mayBeMet(Box box, int lever, long near, long length, int sign, BitSet open) {
        long end = near + sign * length;
        Box slice = box.with(lever, Math.min(near, end), Math.max(near, end));
        return space.tightened(slice, taken)
                .map(tight -> probe.of(tight, open).possible())
                .orElse(false);
    }

    /// Halves the lever whose range costs most.
    private void split(Node node, PriorityQueue<Node> nodes) {
        Box box = node.box();
        int widest = -1;
        Rational width = Rational.ZERO;
        for (int i = 0; i < box.size(); i++) {
            Rational own = space.levers().get(i).cost(box.high(i) - box.low(i));
            if (own.compareTo(width) > 0) {
                widest = i;
                width = own;
            }
        }
        if (widest < 0) {
            return;
        }
        long low = box.low(widest);
        long high = box.high(widest);
        long middle =
                box.straddles(widest)
                        ? -1
                        : high <= 0 ? high - (high - low + 1) / 2 : low + (high - low) / 2;
        nodes.add(node(box.with(widest, low, middle), node.open(), false));
        nodes.add(node(box.with(widest, middle + 1, high), node.open(), false));
    }

    /// Of two corners of the same cost with as many facts, the one that moves what stands first in
    /// the dictionary.
    private static int earlierFactsFirst(long[] left, long[] right) {
        for (int i = 0; i < left.length; i++) {
            int order = Long.compare(Math.abs(right[i]), Math.abs(left[i]));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
