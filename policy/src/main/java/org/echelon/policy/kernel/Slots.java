package org.echelon.policy.kernel;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Slot;
import org.jspecify.annotations.Nullable;

/// Binds the slots of a plan.
final class Slots {

    private Slots() {}

    static Map<Slot, Object> bound(Plan plan, Map<String, Value> parameters, LocalDate asOf) {
        Map<Slot, Object> bound = new HashMap<>();
        for (Slot slot : plan.slots()) {
            if (slot.equals(Slot.AS_OF)) {
                bound.put(slot, asOf);
                continue;
            }
            Value value = found(parameters, slot.name());
            if (value == null) {
                throw new IllegalArgumentException("parameter '" + slot.name() + "' has no value");
            }
            bound.put(slot, slot.bound(value));
        }
        return bound;
    }

    /// A parameter by its path: `rd growth.low` is `low` within `rd growth`.
    private static @Nullable Value found(Map<String, Value> parameters, String path) {
        Value whole = parameters.get(path);
        if (whole != null) {
            return whole;
        }
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            if (parameters.get(path.substring(0, dot)) instanceof Value.Context(var entries)) {
                return found(entries, path.substring(dot + 1));
            }
        }
        return null;
    }
}
