package org.echelon.policy.check;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// What an input column may be, before any enterprise is known: never less than it can be.
///
/// @param mayBeNull whether it may be null
/// @param truths the truth values it may be
/// @param lines by kind, the numbers, days or durations it may be
/// @param texts the texts it may be; absent: it is none
/// @param other whether it may be a value of another kind, of which nothing is said
record Domain(
        boolean mayBeNull,
        Set<Boolean> truths,
        Map<Kind, Line> lines,
        @Nullable Texts texts,
        boolean other) {

    /// The kinds of values that have an order, as numbers: a day is its number since 1970, a
    /// duration its nanoseconds or months.
    enum Kind {
        NUMBER,
        DAY,
        DAYS_DURATION,
        MONTHS_DURATION
    }

    /// @param min absent: no bound
    /// @param max absent: no bound
    /// @param step all values are multiples of it; absent: any value between the bounds
    record Line(@Nullable Rational min, @Nullable Rational max, @Nullable Rational step) {

        static final Line ALL = new Line(null, null, null);

        static Line of(Kind kind) {
            return kind == Kind.NUMBER ? ALL : new Line(null, null, Rational.ONE);
        }

        Line hull(Line other) {
            return new Line(
                    min == null || other.min == null ? null : min.min(other.min),
                    max == null || other.max == null ? null : max.max(other.max),
                    step != null && other.step != null && step.equals(other.step) ? step : null);
        }

        Line within(@Nullable Rational low, @Nullable Rational high) {
            Rational newMin = low == null ? min : min == null ? low : min.max(low);
            Rational newMax = high == null ? max : max == null ? high : max.min(high);
            return newMin != null && newMax != null && newMin.compareTo(newMax) > 0
                    ? this
                    : new Line(newMin, newMax, step);
        }

        boolean holds(Rational point) {
            return (min == null || min.compareTo(point) <= 0)
                    && (max == null || point.compareTo(max) <= 0);
        }

        Line with(@Nullable Rational newStep) {
            return new Line(min, max, newStep);
        }
    }

    /// @param known texts that are told apart
    /// @param open whether any other text is possible too
    record Texts(Set<String> known, boolean open) {}

    /// What is one of several.
    static Domain any(List<Domain> domains) {
        Builder any = new Builder();
        for (Domain domain : domains) {
            if (domain.mayBeNull) {
                any.orNull();
            }
            if (domain.other) {
                any.orOther();
            }
            domain.truths.forEach(any::orTruth);
            domain.lines.forEach(any::orLine);
            Texts texts = domain.texts;
            if (texts != null) {
                texts.known.forEach(any::orText);
                if (texts.open) {
                    any.orAnyText();
                }
            }
        }
        return any.build();
    }

    /// Whether it holds what a piece holds.
    ///
    /// @param piece one that the bounds of the lines do not cut
    boolean holds(Piece piece) {
        return switch (piece) {
            case Piece.Nothing _ -> mayBeNull;
            case Piece.Truth(boolean truth) -> truths.contains(truth);
            case Piece.Stretch stretch -> {
                Line line = lines.get(stretch.kind());
                yield line != null && line.holds(stretch.point());
            }
            case Piece.Text(String text) ->
                    texts != null && (texts.open || texts.known.contains(text));
            case Piece.OtherText _ -> texts != null && texts.open;
            case Piece.Other _ -> other;
        };
    }

    /// Gathers what an input may be.
    static final class Builder {
        private boolean mayBeNull;
        private boolean other;
        private final Set<Boolean> truths = new TreeSet<>();
        private final Map<Kind, Line> lines = new EnumMap<>(Kind.class);
        private final Set<String> texts = new LinkedHashSet<>();
        private boolean anyText;

        Builder orNull() {
            mayBeNull = true;
            return this;
        }

        Builder orOther() {
            other = true;
            return this;
        }

        Builder orTruth(boolean truth) {
            truths.add(truth);
            return this;
        }

        Builder orLine(Kind kind, Line line) {
            lines.merge(kind, line, Line::hull);
            return this;
        }

        Builder orText(String text) {
            texts.add(text);
            return this;
        }

        Builder orAnyText() {
            anyText = true;
            return this;
        }

        boolean isEmpty() {
            return !mayBeNull
                    && !other
                    && !anyText
                    && truths.isEmpty()
                    && lines.isEmpty()
                    && texts.isEmpty();
        }

        /// Whether nothing but null is known to be possible.
        boolean isNullAtMost() {
            return !other && !anyText && truths.isEmpty() && lines.isEmpty() && texts.isEmpty();
        }

        @Nullable Line line(Kind kind) {
            return lines.get(kind);
        }

        void replace(Kind kind, Line line) {
            lines.put(kind, line);
        }

        Domain build() {
            return new Domain(
                    mayBeNull,
                    Set.copyOf(truths),
                    lines.isEmpty() ? Map.of() : new EnumMap<>(lines),
                    texts.isEmpty() && !anyText
                            ? null
                            : new Texts(new LinkedHashSet<>(texts), anyText),
                    other);
        }
    }
}
