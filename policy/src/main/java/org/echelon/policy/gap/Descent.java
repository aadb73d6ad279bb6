package org.echelon.policy.gap;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.echelon.quantity.Rational;

/// Finds some point that is met and takes back every step that is not needed: an answer for when
/// the search was stopped, and the last check of every answer.
final class Descent {

    private static final int DOUBLINGS = 40;

    private final Space space;
    private final Probe probe;
    private final Work work;

    Descent(Space space, Probe probe, Work work) {
        this.space = space;
        this.probe = probe;
        this.work = work;
    }

    /// Some point that is met: every lever alone, all together, all but one, further and further.
    Optional<long[]> somePoint(Box box, Rational start) {
        Rational effort = start;
        for (int i = 0; i < DOUBLINGS && !work.isOver(); i++) {
            for (long[] steps : points(box, effort)) {
                if (!work.isOver() && probe.isMet(steps)) {
                    return Optional.of(steps);
                }
            }
            effort = effort.plus(effort);
        }
        return Optional.empty();
    }

    private List<long[]> points(Box box, Rational effort) {
        int size = box.size();
        long[] none = box.corner();
        long[] all = new long[size];
        for (int i = 0; i < size; i++) {
            long most = space.levers().get(i).stepsFor(effort);
            all[i] =
                    box.high(i) > 0 || box.low(i) >= 0
                            ? Math.clamp(most, box.near(i), box.high(i))
                            : Math.clamp(-most, box.low(i), box.near(i));
        }
        return java.util.stream.Stream.concat(
                        IntStream.range(0, size)
                                .boxed()
                                .flatMap(i ->
                                        java.util.stream.Stream.of(
                                                mixed(none, all, i), mixed(all, none, i))),
                        java.util.stream.Stream.of(all))
                .map(this::withinWholes)
                .toList();
    }

    private static long[] mixed(long[] steps, long[] others, int lever) {
        long[] mixed = steps.clone();
        mixed[lever] = others[lever];
        return mixed;
    }

    private long[] withinWholes(long[] steps) {
        for (Space.Part pair : space.parts()) {
            Rational whole = space.levers().get(pair.whole()).value(steps[pair.whole()]);
            long most = space.levers().get(pair.part()).stepsUpTo(whole);
            steps[pair.part()] = Math.min(steps[pair.part()], most);
        }
        return steps;
    }

    /// A point of which no step can be taken back, from one that is met; the dearest first.
    long[] lowered(long[] met) {
        long[] steps = met.clone();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int lever : dearestFirst(steps)) {
                long fewer = fewest(steps, lever);
                changed |= fewer != steps[lever];
                steps[lever] = fewer;
            }
        }
        return steps;
    }

    private int[] dearestFirst(long[] steps) {
        return IntStream.range(0, steps.length)
                .filter(i -> steps[i] != 0)
                .boxed()
                .sorted(
                        Comparator.comparing((Integer i) -> space.levers().get(i).cost(steps[i]))
                                .reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /// The fewest steps of a lever that bisection finds to be met, the others as they are.
    private long fewest(long[] steps, int lever) {
        long sign = Long.signum(steps[lever]);
        long without = -1;
        long with = Math.abs(steps[lever]);
        if (isMet(steps, lever, sign * (with - 1))) {
            with--;
        } else {
            return steps[lever];
        }
        while (with - without > 1) {
            long middle = without + (with - without) / 2;
            if (isMet(steps, lever, sign * middle)) {
                with = middle;
            } else {
                without = middle;
            }
        }
        return sign * with;
    }

    private boolean isMet(long[] steps, int lever, long instead) {
        long[] changed = Arrays.copyOf(steps, steps.length);
        changed[lever] = instead;
        return probe.isMet(changed);
    }
}
