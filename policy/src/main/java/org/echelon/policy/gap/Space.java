package org.echelon.policy.gap;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.echelon.policy.fact.FactKey;
import org.echelon.quantity.Rational;

/// Everything that may move for one filing: the levers, and which is a part of which.
///
/// @param levers in the order of the dictionary, then by year
/// @param parts pairs of which the part never exceeds the whole
record Space(List<Lever> levers, List<Part> parts) {

    /// @param part index of the lever that is a part
    /// @param whole index of the lever it is a part of
    record Part(int part, int whole) {}

    Space {
        levers = List.copyOf(levers);
        parts = List.copyOf(parts);
    }

    /// All steps that the levers allow.
    Box all() {
        return Box.of(
                levers.stream().mapToLong(Lever::least).toArray(),
                levers.stream().mapToLong(Lever::most).toArray());
    }

    /// Nothing moved.
    Box none() {
        return Box.of(new long[levers.size()], new long[levers.size()]);
    }

    Rational cost(long[] steps) {
        Rational sum = Rational.ZERO;
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] != 0) {
                sum = sum.plus(levers.get(i).cost(steps[i]));
            }
        }
        return sum;
    }

    Map<FactKey, Span> spans(Box box) {
        Map<FactKey, Span> spans = new HashMap<>();
        for (int i = 0; i < levers.size(); i++) {
            Lever lever = levers.get(i);
            spans.put(lever.fact(), lever.span(box.low(i), box.high(i)));
        }
        return spans;
    }

    Map<FactKey, Rational> values(long[] steps) {
        Map<FactKey, Rational> values = new HashMap<>();
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] != 0) {
                values.put(levers.get(i).fact(), levers.get(i).value(steps[i]));
            }
        }
        return values;
    }

    /// The ids of the facts that steps move.
    Set<String> moved(long[] steps) {
        Set<String> ids = new TreeSet<>();
        for (int i = 0; i < steps.length; i++) {
            if (steps[i] != 0) {
                ids.add(levers.get(i).fact().fact());
            }
        }
        return ids;
    }

    /// Whether no part exceeds its whole.
    boolean allows(long[] steps) {
        return parts.stream()
                .allMatch(pair ->
                        levers.get(pair.part())
                                        .value(steps[pair.part()])
                                        .compareTo(
                                                levers.get(pair.whole()).value(steps[pair.whole()]))
                                <= 0);
    }

    /// A box without the values that no point of it can have: where a part would exceed its whole,
    /// and where every fact of a way already known would move.
    ///
    /// @param taken the sets of facts that may not all move
    Optional<Box> tightened(Box box, List<Set<String>> taken) {
        Box tight = box;
        boolean changed = true;
        while (changed && !tight.isEmpty()) {
            Box before = tight;
            tight = withinWholes(tight);
            tight = tight.isEmpty() ? tight : withoutAllOf(tight, taken);
            changed = !tight.sameAs(before);
        }
        return tight.isEmpty() ? Optional.empty() : Optional.of(tight);
    }

    private Box withinWholes(Box box) {
        Box tight = box;
        for (Part pair : parts) {
            Lever part = levers.get(pair.part());
            Lever whole = levers.get(pair.whole());
            long most = part.stepsUpTo(whole.span(0, tight.high(pair.whole())).max());
            if (most < tight.high(pair.part())) {
                tight = tight.with(pair.part(), tight.low(pair.part()), most);
            }
            long least = whole.stepsDownTo(part.span(tight.low(pair.part()), 0).min());
            if (least > tight.low(pair.whole())) {
                tight = tight.with(pair.whole(), least, tight.high(pair.whole()));
            }
        }
        return tight;
    }

    /// Of each set at least one fact stays: when all but one surely move, that one stays.
    private Box withoutAllOf(Box box, List<Set<String>> taken) {
        Box tight = box;
        for (Set<String> set : taken) {
            if (tight.isEmpty()) {
                return tight;
            }
            Set<String> staying = new HashSet<>(set);
            for (int i = 0; i < levers.size(); i++) {
                if (tight.near(i) != 0) {
                    staying.remove(levers.get(i).fact().fact());
                }
            }
            if (staying.size() > 1) {
                continue;
            }
            for (int i = 0; i < levers.size(); i++) {
                String id = levers.get(i).fact().fact();
                boolean stays = staying.isEmpty() ? set.contains(id) : staying.contains(id);
                if (stays) {
                    // Empty where the lever must move: then the box is empty.
                    tight = tight.with(i, Math.max(0, tight.low(i)), Math.min(0, tight.high(i)));
                }
            }
        }
        return tight;
    }

    /// The levers that may matter: those given, and what is tied to them as part and whole.
    BitSet tied(BitSet relevant) {
        BitSet tied = BitSet.valueOf(relevant.toLongArray());
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Part pair : parts) {
                if (tied.get(pair.part()) != tied.get(pair.whole())) {
                    tied.set(pair.part());
                    tied.set(pair.whole());
                    changed = true;
                }
            }
        }
        return tied;
    }
}
