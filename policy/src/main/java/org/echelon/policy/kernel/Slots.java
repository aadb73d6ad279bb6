package org.echelon.policy.kernel;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Slot;
import org.echelon.policy.programme.ParameterPaths;

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
            Value value =
                    ParameterPaths.within(parameters, slot.name())
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "parameter '" + slot.name() + "' has no value"));
            bound.put(slot, slot.bound(value));
        }
        return bound;
    }
}
