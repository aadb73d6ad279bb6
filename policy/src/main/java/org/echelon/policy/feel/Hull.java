package org.echelon.policy.feel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The smallest open value that holds several possible ones.
public final class Hull {
    private Hull() {}

    /// @param possible at least one value
    /// @throws IllegalArgumentException when nothing is possible
    public static Value of(List<Value> possible) {
        return of(possible, Set.of());
    }

    /// The hull, where `reasons` are why it is not known which value it is: they count only when
    /// the values differ.
    public static Value of(List<Value> possible, Set<Cause> reasons) {
        if (possible.isEmpty()) {
            throw new IllegalArgumentException("the hull of no values");
        }
        Value hull = possible.getFirst();
        for (int i = 1; i < possible.size(); i++) {
            hull = of(hull, possible.get(i), reasons);
        }
        return hull;
    }

    static Value of(Value a, Value b, Set<Cause> reasons) {
        if (a.equals(b)) {
            return a;
        }
        Set<Cause> causes = Causes.join(reasons, Causes.of(a, b));
        if (isTruthOrNull(a) && isTruthOrNull(b)) {
            return Outcomes.value(Outcomes.of(a) | Outcomes.of(b), causes);
        }
        Interval x = interval(a);
        Interval y = interval(b);
        if (x != null && y != null) {
            return x.hull(y).value(causes);
        }
        if (x != null && b instanceof Value.Null) {
            return x.orNull(true).value(causes);
        }
        if (y != null && a instanceof Value.Null) {
            return y.orNull(true).value(causes);
        }
        Extent early = Extent.of(a);
        Extent late = Extent.of(b);
        Extent both = early == null || late == null ? null : early.hull(late);
        if (both != null) {
            return both.value(causes);
        }
        Value parts = parts(a, b, reasons);
        return parts != null ? parts : new Value.OpenAny(causes);
    }

    private static @Nullable Interval interval(Value value) {
        return Interval.of(value);
    }

    private static boolean isTruthOrNull(Value value) {
        return value instanceof Value.Truth
                || value instanceof Value.OpenTruth
                || value instanceof Value.Null;
    }

    /// Lists of one length and contexts of the same keys are joined part by part.
    private static @Nullable Value parts(Value a, Value b, Set<Cause> reasons) {
        if (a instanceof Value.Items(var left)
                && b instanceof Value.Items(var right)
                && left.size() == right.size()) {
            List<Value> joined = new ArrayList<>(left.size());
            for (int i = 0; i < left.size(); i++) {
                joined.add(of(left.get(i), right.get(i), reasons));
            }
            return new Value.Items(joined);
        }
        if (a instanceof Value.Context(var left)
                && b instanceof Value.Context(var right)
                && left.keySet().equals(right.keySet())) {
            Map<String, Value> joined = new LinkedHashMap<>();
            left.forEach((key, value) ->
                    joined.put(key, of(value, right.getOrDefault(key, Value.NULL), reasons)));
            return new Value.Context(joined);
        }
        return null;
    }
}
