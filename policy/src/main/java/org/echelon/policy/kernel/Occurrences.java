package org.echelon.policy.kernel;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Definition;
import org.echelon.policy.ir.Reads;
import org.echelon.policy.ir.Whole;

/// How often a number reads each column: bounds follow each reading by itself, and say too little
/// where an unknown is read twice.
final class Occurrences {

    private final IdentityHashMap<Whole, Map<Column, Integer>> known = new IdentityHashMap<>();

    Map<Column, Integer> of(Whole whole) {
        Map<Column, Integer> counted = known.get(whole);
        if (counted != null) {
            return counted;
        }
        Map<Column, Integer> found = new HashMap<>();
        switch (whole) {
            case Whole.Of(Column column, _) -> found.put(column, 1);
            case Whole.Reference(Definition definition, var part) ->
                    found.putAll(
                            of(
                                    part == Definition.Part.NUMERATOR
                                            ? (Whole) definition.value()
                                            : Objects.requireNonNull(definition.denominator())));
            case Whole.Choice(_, Whole then, Whole otherwise, _, _) -> {
                found.putAll(of(then));
                of(otherwise).forEach((column, times) -> found.merge(column, times, Math::max));
            }
            default ->
                    Reads.parts(whole)
                            .forEach(part -> {
                                if (part instanceof Whole inner) {
                                    of(inner)
                                            .forEach((column, times) ->
                                                    found.merge(column, times, Integer::sum));
                                }
                            });
        }
        known.put(whole, found);
        return found;
    }
}
