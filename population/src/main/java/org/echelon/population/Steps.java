package org.echelon.population;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.echelon.policy.Threshold;
import org.echelon.policy.feel.Value;
import org.echelon.policy.result.Status;
import org.echelon.quantity.Rational;

/// The points of a sweep that turns one threshold alone, in the order in which its condition gets
/// harder to meet: it is met up to some step, open up to another, and not met at all after that.
///
/// @param points their numbers in the sweep
/// @param values of the parameter, those of the points; the same one may stand several times
record Steps(Threshold threshold, List<Integer> points, List<Rational> values) {

    Steps {
        points = List.copyOf(points);
        values = List.copyOf(values);
    }

    /// @param points in any order
    /// @param values of all points of the sweep
    static Steps of(Threshold threshold, List<Integer> points, List<Rational> values) {
        Comparator<Integer> rising = Comparator.comparing(values::get);
        List<Integer> ordered =
                points.stream().sorted(threshold.isFloor() ? rising : rising.reversed()).toList();
        return new Steps(threshold, ordered, ordered.stream().map(values::get).toList());
    }

    int count() {
        return points.size();
    }

    /// The step in the middle.
    int middle() {
        return count() / 2;
    }

    /// Whether there are values on both sides of the one in the middle.
    boolean surroundTheMiddle() {
        Rational middle = values.get(middle());
        return !middle.equals(values.getFirst()) && !middle.equals(values.getLast());
    }

    /// At how many steps the condition is met for certain.
    ///
    /// @param held what it holds against the parameter
    int met(Value held) {
        return until(status -> status != Status.MET, held);
    }

    /// At how many steps the condition is met or may be.
    int possible(Value held) {
        return until(status -> status == Status.NOT_MET, held);
    }

    private int until(Predicate<Status> over, Value held) {
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (over.test(threshold.status(held, Value.of(values.get(middle))))) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
