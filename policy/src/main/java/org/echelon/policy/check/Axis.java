package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.policy.check.geometry.Runs;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// An input column cut into pieces that its cells do not tell apart: null, truth values, points and
/// stretches between the numbers and days that cells name, texts.
final class Axis {

    private final List<Piece> pieces;
    private final Map<Domain.Kind, Part> parts = new EnumMap<>(Domain.Kind.class);

    /// Where a line stands among the pieces, and the step of its points.
    private record Part(int from, int to, @Nullable Rational step) {}

    private final Map<String, Integer> named = new HashMap<>();
    private Runs texts = Runs.NONE;

    private Axis(List<Piece> pieces) {
        this.pieces = pieces;
    }

    /// @param limits the values that cells compare the input with
    static Axis of(Domain domain, Collection<Value> limits) {
        Axis axis = new Axis(new ArrayList<>());
        if (domain.mayBeNull()) {
            axis.pieces.add(new Piece.Nothing());
        }
        new TreeSet<>(domain.truths()).forEach(truth -> axis.pieces.add(new Piece.Truth(truth)));
        domain.lines().forEach((kind, line) -> axis.add(kind, line, limits));
        Domain.Texts texts = domain.texts();
        if (texts != null) {
            axis.add(texts, limits);
        }
        if (domain.other() || axis.pieces.isEmpty()) {
            axis.pieces.add(new Piece.Other());
        }
        return axis;
    }

    private void add(Domain.Kind kind, Domain.Line line, Collection<Value> limits) {
        NavigableSet<Rational> bounds = new TreeSet<>();
        for (Value limit : limits) {
            if (Piece.kind(limit) == kind) {
                bounds.add(Piece.point(limit));
            }
        }
        Rational min = line.min();
        Rational max = line.max();
        if (min != null) {
            bounds = new TreeSet<>(bounds.tailSet(min, true));
            bounds.add(min);
        }
        if (max != null) {
            bounds = new TreeSet<>(bounds.headSet(max, true));
            bounds.add(max);
        }
        int from = pieces.size();
        Rational before = null;
        boolean first = true;
        for (Rational bound : bounds) {
            if (!first || min == null) {
                between(kind, before, bound, line.step());
            }
            if (isOn(bound, line.step())) {
                pieces.add(new Piece.Stretch(kind, bound, bound, bound));
            }
            before = bound;
            first = false;
        }
        if (max == null) {
            between(kind, before, null, line.step());
        }
        parts.put(kind, new Part(from, pieces.size(), line.step()));
    }

    private void between(
            Domain.Kind kind,
            @Nullable Rational low,
            @Nullable Rational high,
            @Nullable Rational step) {
        Rational point = inside(low, high, step);
        if (point != null) {
            pieces.add(new Piece.Stretch(kind, low, high, point));
        }
    }

    /// A point between two others, which are excluded; none where no multiple of the step is there.
    private static @Nullable Rational inside(
            @Nullable Rational low, @Nullable Rational high, @Nullable Rational step) {
        if (low == null) {
            return high == null ? Rational.ZERO : below(high, step);
        }
        if (step == null) {
            return high == null ? low.plus(Rational.ONE) : low.plus(high).times(Rational.of(1, 2));
        }
        Rational next = above(low, step);
        return high == null || next.compareTo(high) < 0 ? next : null;
    }

    private static Rational below(Rational high, @Nullable Rational step) {
        return step == null ? high.minus(Rational.ONE) : above(high.negate(), step).negate();
    }

    /// The next multiple of a step.
    private static Rational above(Rational low, Rational step) {
        Rational times = Rational.of(low.dividedBy(step).floor(), java.math.BigInteger.ONE);
        return times.plus(Rational.ONE).times(step);
    }

    private static boolean isOn(Rational point, @Nullable Rational step) {
        return step == null || point.dividedBy(step).isInteger();
    }

    private void add(Domain.Texts texts, Collection<Value> limits) {
        Set<String> known = new LinkedHashSet<>(texts.known());
        if (texts.open()) {
            for (Value limit : limits) {
                if (limit instanceof Value.Text(String text)) {
                    known.add(text);
                }
            }
        }
        int from = pieces.size();
        for (String text : known) {
            named.put(text, pieces.size());
            pieces.add(new Piece.Text(text));
        }
        if (texts.open()) {
            String example = "…";
            while (known.contains(example)) {
                example += "…";
            }
            pieces.add(new Piece.OtherText(example));
        }
        this.texts = Runs.range(from, pieces.size());
    }

    /// The pieces that are texts.
    Runs texts() {
        return texts;
    }

    /// The piece that is this text alone.
    Runs text(String text) {
        Integer index = named.get(text);
        return index == null ? Runs.NONE : Runs.single(index);
    }

    int size() {
        return pieces.size();
    }

    Piece piece(int index) {
        return pieces.get(index);
    }

    Runs all() {
        return Runs.all(pieces.size());
    }

    /// The step of a line's points, where it has one.
    @Nullable Rational step(Domain.Kind kind) {
        Part part = parts.get(kind);
        return part == null ? null : part.step;
    }

    /// The pieces of a line.
    Runs line(Domain.Kind kind) {
        Part part = parts.get(kind);
        return part == null ? Runs.NONE : Runs.range(part.from, part.to);
    }

    /// The pieces of a line below a point, with the point itself or without.
    ///
    /// @param point one of the limits, or outside the domain
    Runs below(Domain.Kind kind, Rational point, boolean included) {
        Part part = parts.get(kind);
        if (part == null) {
            return Runs.NONE;
        }
        int to = lower(part, point);
        return Runs.range(part.from, included && isAt(part, to, point) ? to + 1 : to);
    }

    /// The piece that is this point alone.
    Runs at(Domain.Kind kind, Rational point) {
        Part part = parts.get(kind);
        if (part == null) {
            return Runs.NONE;
        }
        int at = lower(part, point);
        return isAt(part, at, point) ? Runs.single(at) : Runs.NONE;
    }

    private int lower(Part part, Rational point) {
        int low = part.from;
        int high = part.to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (((Piece.Stretch) pieces.get(middle)).isBelow(point)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isAt(Part part, int index, Rational point) {
        return index < part.to
                && pieces.get(index) instanceof Piece.Stretch stretch
                && stretch.isSingle()
                && stretch.point().equals(point);
    }

    /// The pieces that a test chooses.
    Runs where(java.util.function.Predicate<Piece> test) {
        Runs chosen = Runs.NONE;
        for (int i = 0; i < pieces.size(); i++) {
            if (test.test(pieces.get(i))) {
                chosen = chosen.or(Runs.single(i));
            }
        }
        return chosen;
    }

    Runs nothing() {
        return !pieces.isEmpty() && pieces.getFirst() instanceof Piece.Nothing
                ? Runs.single(0)
                : Runs.NONE;
    }
}
