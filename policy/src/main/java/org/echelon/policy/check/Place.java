package org.echelon.policy.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.echelon.policy.dmn.Formula;
import org.echelon.policy.feel.Expression;
import org.jspecify.annotations.Nullable;

/// Where a part of an expression stands: what its names mean there, and what is known to hold
/// there.
///
/// @param formula the whole expression
/// @param locals variables that the expression itself introduces
/// @param guards conditions that decided that this part counts
record Place(Formula formula, Map<String, Local> locals, List<Guard> guards) {

    Place {
        locals = Map.copyOf(locals);
        guards = List.copyOf(guards);
    }

    /// A variable of a loop, a filter or a context.
    ///
    /// @param from what it is, or is an item of; absent: nothing is known of it
    /// @param item whether it is an item of that
    record Local(@Nullable Expression from, boolean item) {}

    /// @param holds whether the condition holds here, or does not
    record Guard(Expression condition, boolean holds) {}

    static Place of(Formula formula) {
        return new Place(formula, Map.of(), List.of());
    }

    String owner() {
        return formula.owner();
    }

    /// Whether names may mean something else than the owner's requirements and parameters.
    boolean isLocal() {
        return !locals.isEmpty();
    }

    Place with(String name, @Nullable Expression from, boolean item) {
        Map<String, Local> more = new HashMap<>(locals);
        more.put(name, new Local(from, item));
        return new Place(formula, more, guards);
    }

    Place guarded(Expression condition, boolean holds) {
        List<Guard> more = new ArrayList<>(guards);
        more.add(new Guard(condition, holds));
        return new Place(formula, locals, more);
    }
}
