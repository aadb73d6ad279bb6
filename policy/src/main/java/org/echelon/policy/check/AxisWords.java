package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.List;
import org.echelon.policy.check.geometry.Runs;
import org.echelon.policy.feel.FeelText;
import org.echelon.policy.feel.Value;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Says in FEEL which values a set of pieces holds.
final class AxisWords {

    /// So many texts are listed; of more only the first.
    private static final int MOST_TEXTS = 8;

    private final Axis axis;

    AxisWords(Axis axis) {
        this.axis = axis;
    }

    /// `label in (50000000..200000000]`, `label < 5`, `label null`.
    String of(String label, Runs runs) {
        List<String> parts = parts(runs);
        if (parts.size() > 1) {
            return label + " in (" + String.join(", ", parts) + ")";
        }
        String only = parts.getFirst();
        return only.matches("(?s)[\\[(].*") ? label + " in " + only : label + " " + only;
    }

    private List<String> parts(Runs runs) {
        List<String> parts = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        boolean otherText = false;
        for (int run = 0; run < runs.count(); run++) {
            int at = runs.from(run);
            while (at < runs.to(run)) {
                switch (axis.piece(at)) {
                    case Piece.Nothing _ -> parts.add("null");
                    case Piece.Truth(boolean truth) -> parts.add(String.valueOf(truth));
                    case Piece.Text(String text) -> texts.add(FeelText.of(Value.of(text)));
                    case Piece.OtherText _ -> otherText = true;
                    case Piece.Other _ -> parts.add("of another kind");
                    case Piece.Stretch first -> {
                        int last = at;
                        while (last + 1 < runs.to(run)
                                && axis.piece(last + 1) instanceof Piece.Stretch next
                                && next.kind() == first.kind()) {
                            last++;
                        }
                        parts.add(stretch(first, (Piece.Stretch) axis.piece(last)));
                        at = last;
                    }
                }
                at++;
            }
        }
        if (otherText) {
            parts.add(othersThan(runs));
        } else {
            parts.addAll(shortened(texts));
        }
        return parts;
    }

    private String othersThan(Runs runs) {
        List<String> named = new ArrayList<>();
        axis.texts()
                .forEach(index -> {
                    if (axis.piece(index) instanceof Piece.Text(String text)
                            && !runs.contains(index)) {
                        named.add(FeelText.of(Value.of(text)));
                    }
                });
        return named.isEmpty() ? "any text" : "any text but " + String.join(", ", shortened(named));
    }

    private static List<String> shortened(List<String> texts) {
        if (texts.size() <= MOST_TEXTS) {
            return texts;
        }
        List<String> first = new ArrayList<>(texts.subList(0, MOST_TEXTS));
        first.add("…");
        return first;
    }

    private String stretch(Piece.Stretch first, Piece.Stretch last) {
        Domain.Kind kind = first.kind();
        Rational step = wholeStep(kind);
        Rational low = first.low();
        Rational high = last.high();
        boolean lowIncluded = first.isSingle();
        boolean highIncluded = last.isSingle();
        if (step != null && low != null && !lowIncluded) {
            low = next(low, step);
            lowIncluded = true;
        }
        if (step != null && high != null && !highIncluded) {
            high = next(high.negate(), step).negate();
            highIncluded = true;
        }
        if (low == null && high == null) {
            return "not(null)";
        }
        if (low == null) {
            return (highIncluded ? "<= " : "< ") + text(kind, high);
        }
        if (high == null) {
            return (lowIncluded ? ">= " : "> ") + text(kind, low);
        }
        if (low.equals(high)) {
            return text(kind, low);
        }
        return (lowIncluded ? "[" : "(")
                + text(kind, low)
                + ".."
                + text(kind, high)
                + (highIncluded ? "]" : ")");
    }

    /// The step of counts and days, for which `[1..4]` reads better than `[1..5)`; of amounts none.
    private @Nullable Rational wholeStep(Domain.Kind kind) {
        Rational step = axis.step(kind);
        return step != null && step.isInteger() && kind != Domain.Kind.DAYS_DURATION ? step : null;
    }

    private static Rational next(Rational point, Rational step) {
        return Rational.of(point.dividedBy(step).floor(), java.math.BigInteger.ONE)
                .plus(Rational.ONE)
                .times(step);
    }

    private static String text(Domain.Kind kind, @Nullable Rational point) {
        return FeelText.of(Piece.value(kind, point == null ? Rational.ZERO : point));
    }

    /// One value of the pieces, as FEEL writes it.
    String example(Runs runs) {
        Piece piece = axis.piece(runs.first());
        for (int run = 0; run < runs.count(); run++) {
            for (int at = runs.from(run); at < runs.to(run); at++) {
                if (!(piece instanceof Piece.Stretch)
                        && axis.piece(at) instanceof Piece.Stretch stretch) {
                    piece = stretch;
                }
            }
        }
        return piece instanceof Piece.Other ? "any" : FeelText.of(piece.sample());
    }
}
