package org.echelon.platform.simulation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.echelon.policy.Threshold;
import org.echelon.policy.feel.Value;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// A population judged, of which only one condition is asked again and again: the one that holds a
/// number against the figure which is dragged, or of which a part does. The numbers are kept, each
/// once, so that a step compares them and goes through the rows, whatever the rest of the decision
/// costs.
final class Dragged {

    /// Where the number is not known.
    private static final int ASKED = -1;

    private final Threshold threshold;
    private final int bit;
    private final List<Told> told;
    private final List<Swing> swings = new ArrayList<>();
    private final int[] swingOf;

    /// A population judged at a value of the figure.
    record Told(Value at, Judgement said) {

        Status status(int row, int bit) {
            return said.status(row, bit);
        }
    }

    /// What becomes of the condition of a row while the figure moves.
    ///
    /// @param number what is held against the figure; absent where that makes no difference
    /// @param easy what becomes of the condition where the comparison is met
    /// @param hard the same, where it is not
    private record Swing(@Nullable Value number, Status easy, Status hard) {

        Status at(Threshold threshold, Value figure) {
            if (number == null) {
                return easy;
            }
            return switch (threshold.status(number, figure)) {
                case MET -> easy;
                case NOT_MET -> hard;
                case UNKNOWN -> Status.UNKNOWN;
            };
        }
    }

    /// @param bit of the condition in a judgement
    /// @param told of every row: at any value of the figure where the comparison is the condition,
    ///   otherwise at two, the one where it is easiest to meet first
    /// @param byRow the numbers; one that does not say itself what was told is not used
    Dragged(Threshold threshold, int bit, List<Told> told, @Nullable Value[] byRow) {
        this.threshold = threshold;
        this.bit = bit;
        this.told = List.copyOf(told);
        this.swingOf = new int[byRow.length];
        Map<Swing, Integer> places = new HashMap<>();
        List<List<Status>> statuses = new ArrayList<>();
        for (int row = 0; row < byRow.length; row++) {
            boolean matters = matters(threshold, bit, told, row);
            if (matters && byRow[row] == null) {
                swingOf[row] = ASKED;
                continue;
            }
            Swing swing = new Swing(matters ? byRow[row] : null, easy(row), hard(row));
            int place = places.computeIfAbsent(swing, _ -> swings.size());
            if (place == swings.size()) {
                swings.add(swing);
                statuses.add(told.stream().map(one -> swing.at(threshold, one.at())).toList());
            }
            int at = row;
            swingOf[row] =
                    statuses.get(place)
                                    .equals(told.stream().map(one -> one.status(at, bit)).toList())
                            ? place
                            : ASKED;
        }
    }

    private Status easy(int row) {
        return threshold.alone() ? Status.MET : told.getFirst().status(row, bit);
    }

    private Status hard(int row) {
        return threshold.alone() ? Status.NOT_MET : told.getLast().status(row, bit);
    }

    private static boolean matters(Threshold threshold, int bit, List<Told> told, int row) {
        return threshold.alone()
                || told.getFirst().status(row, bit) != told.getLast().status(row, bit);
    }

    /// Whether a step to a value of the figure can be taken: where the comparison is a part of the
    /// condition, what that does is known between two values alone.
    boolean reaches(Value at) {
        Rational figure = number(at);
        Rational first = number(told.getFirst().at());
        Rational last = number(told.getLast().at());
        return threshold.alone()
                || (figure.compareTo(first.min(last)) >= 0
                        && figure.compareTo(first.max(last)) <= 0);
    }

    private static Rational number(Value figure) {
        return ((Value.Numeric) figure).value();
    }

    /// Judges the rows of which is known what becomes of them.
    ///
    /// @param at the value of the figure
    /// @return the other rows, but for those that nobody judges
    int[] judge(Value at, Judgement into) {
        Status[] statuses =
                swings.stream().map(swing -> swing.at(threshold, at)).toArray(Status[]::new);
        Judgement said = told.getFirst().said();
        long mask = 1L << bit;
        int[] left = new int[swingOf.length];
        int count = 0;
        for (int row = 0; row < swingOf.length; row++) {
            if (said.verdicts()[row] == Judgement.INVALID) {
                into.verdicts()[row] = Judgement.INVALID;
            } else if (swingOf[row] == ASKED) {
                left[count++] = row;
            } else {
                Status status = statuses[swingOf[row]];
                into.decide(
                        row,
                        (said.failing()[row] & ~mask) | (status == Status.NOT_MET ? mask : 0),
                        (said.open()[row] & ~mask) | (status == Status.UNKNOWN ? mask : 0));
            }
        }
        return Arrays.copyOf(left, count);
    }

    /// Rows that are judged, and whose number matters and is not known yet.
    ///
    /// @param told see [#Dragged]
    /// @param byRow the numbers that are
    static int[] unknown(Threshold threshold, int bit, List<Told> told, @Nullable Value[] byRow) {
        Judgement said = told.getFirst().said();
        return IntStream.range(0, byRow.length)
                .filter(row ->
                        byRow[row] == null
                                && said.verdicts()[row] != Judgement.INVALID
                                && matters(threshold, bit, told, row))
                .toArray();
    }
}
