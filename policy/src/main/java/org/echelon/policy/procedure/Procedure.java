package org.echelon.policy.procedure;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A procedure, read and checked.
///
/// @param id of the process
/// @param limit working days of the whole case
/// @param basis document and article of that limit, or `promise`
/// @param first the step with which it begins
/// @param steps in the order of the file
/// @param outcomes by step id: where each outcome leads, by token
/// @param withdrawable whether the applicant may take the application back
public record Procedure(
        String id,
        int limit,
        String basis,
        Step first,
        List<Step> steps,
        Map<String, Map<String, Place>> outcomes,
        boolean withdrawable) {

    public Procedure {
        steps = List.copyOf(steps);
        Map<String, Map<String, Place>> copy = new LinkedHashMap<>();
        outcomes.forEach((step, places) ->
                copy.put(step, Collections.unmodifiableMap(new LinkedHashMap<>(places))));
        outcomes = Collections.unmodifiableMap(copy);
    }

    /// A step by its id.
    public Optional<Step> step(String wanted) {
        return steps.stream().filter(step -> step.id().equals(wanted)).findFirst();
    }

    /// Where an outcome of a step leads; empty when the step has no such outcome.
    public Optional<Place> after(String step, String token) {
        return Optional.ofNullable(outcomes.getOrDefault(step, Map.of()).get(token));
    }
}
