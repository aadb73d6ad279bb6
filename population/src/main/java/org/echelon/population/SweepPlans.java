package org.echelon.population;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.Threshold;
import org.echelon.policy.ir.Column;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.ir.Reads;
import org.echelon.policy.ir.Truth;
import org.echelon.policy.ir.Whole;

/// What a sweep asks of a plan.
///
/// @param verdicts the part that says verdict and amount
/// @param steps the same without the condition of the threshold that is turned, and by how much
///   that condition is met; absent where no threshold is turned, or more rests on its parameter
record SweepPlans(Plan verdicts, Optional<Plan> steps) {

    static SweepPlans of(Plan plan, Optional<Threshold> turned) {
        return new SweepPlans(
                part(plan, plan.conditions(), Map.of()), turned.flatMap(one -> steps(plan, one)));
    }

    private static Optional<Plan> steps(Plan plan, Threshold turned) {
        Map<String, Truth> others = new LinkedHashMap<>(plan.conditions());
        others.remove(turned.condition());
        Plan.Result slack = plan.slacks().get(turned.condition());
        boolean alone =
                reads(plan, others, Map.of()).slots().stream()
                        .noneMatch(slot -> slot.name().equals(turned.parameter()));
        return alone
                        && slack != null
                        && slack.value() instanceof Whole
                        && slack.denominator() != null
                ? Optional.of(part(plan, others, Map.of(turned.condition(), slack)))
                : Optional.empty();
    }

    private static Reads reads(
            Plan plan, Map<String, Truth> conditions, Map<String, Plan.Result> slacks) {
        Reads reads = new Reads();
        conditions.values().forEach(reads::add);
        plan.amount().ifPresent(amount -> reads.add(amount.value()).add(amount.denominator()));
        slacks.values().forEach(slack -> reads.add(slack.value()).add(slack.denominator()));
        return reads;
    }

    /// Both parts have all columns, so that they go through the same table.
    private static Plan part(
            Plan plan, Map<String, Truth> conditions, Map<String, Plan.Result> slacks) {
        Set<Column> columns = new LinkedHashSet<>();
        plan.region().ifPresent(region -> columns.add(region.column()));
        plan.began().filter(Plan.Beginning::known).ifPresent(day -> columns.add(day.column()));
        columns.addAll(reads(plan, plan.conditions(), slacks).columns());
        return new Plan(
                plan.place(),
                plan.began(),
                plan.region(),
                reads(plan, conditions, slacks).definitions(),
                conditions,
                slacks,
                Map.of(),
                plan.amount(),
                List.copyOf(columns),
                plan.slots(),
                plan.bounds(),
                plan.scored());
    }
}
