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
import org.jspecify.annotations.Nullable;

/// A population judged, of which only one condition is asked again and again: the one that holds a
/// number against the figure which is dragged. The numbers are kept, each once, so that a step
/// compares them and goes through the rows, whatever the rest of the decision costs.
final class Dragged {

    /// Where the number is not known.
    private static final int ASKED = -1;

    private final Threshold threshold;
    private final int bit;
    private final Judgement said;
    private final List<Value> numbers = new ArrayList<>();
    private final int[] numberOf;

    /// @param bit of the condition in a judgement
    /// @param said of every row, at a value of the figure
    /// @param at that value
    /// @param byRow the numbers; one that does not say itself what was said is not used
    Dragged(Threshold threshold, int bit, Judgement said, Value at, @Nullable Value[] byRow) {
        this.threshold = threshold;
        this.bit = bit;
        this.said = said;
        this.numberOf = new int[byRow.length];
        Map<Value, Integer> places = new HashMap<>();
        List<Status> statuses = new ArrayList<>();
        for (int row = 0; row < byRow.length; row++) {
            Value number = byRow[row];
            if (number == null) {
                numberOf[row] = ASKED;
                continue;
            }
            int place = places.computeIfAbsent(number, _ -> numbers.size());
            if (place == numbers.size()) {
                numbers.add(number);
                statuses.add(threshold.status(number, at));
            }
            numberOf[row] = statuses.get(place) == said.status(row, bit) ? place : ASKED;
        }
    }

    /// Judges the rows whose numbers are known.
    ///
    /// @param at the value of the figure
    /// @return the other rows, but for those that nobody judges
    int[] judge(Value at, Judgement into) {
        Status[] statuses =
                numbers.stream().map(number -> threshold.status(number, at)).toArray(Status[]::new);
        long mask = 1L << bit;
        int[] left = new int[numberOf.length];
        int count = 0;
        for (int row = 0; row < numberOf.length; row++) {
            if (said.verdicts()[row] == Judgement.INVALID) {
                into.verdicts()[row] = Judgement.INVALID;
            } else if (numberOf[row] == ASKED) {
                left[count++] = row;
            } else {
                Status status = statuses[numberOf[row]];
                into.decide(
                        row,
                        (said.failing()[row] & ~mask) | (status == Status.NOT_MET ? mask : 0),
                        (said.open()[row] & ~mask) | (status == Status.UNKNOWN ? mask : 0));
            }
        }
        return Arrays.copyOf(left, count);
    }

    /// Rows that are judged and whose number is not known yet.
    ///
    /// @param byRow the numbers that are
    static int[] unknown(Judgement said, @Nullable Value[] byRow) {
        return IntStream.range(0, byRow.length)
                .filter(row -> byRow[row] == null && said.verdicts()[row] != Judgement.INVALID)
                .toArray();
    }
}
