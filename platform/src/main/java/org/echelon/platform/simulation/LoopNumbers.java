package org.echelon.platform.simulation;

import java.util.Objects;
import java.util.Optional;
import org.echelon.policy.Programme;
import org.echelon.policy.Threshold;
import org.echelon.policy.feel.Value;
import org.echelon.policy.ir.Plan;
import org.echelon.policy.kernel.Block;
import org.echelon.policy.kernel.Figures;
import org.echelon.policy.kernel.Wanted;
import org.echelon.policy.programme.OutcomeDefinition;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// The numbers that a threshold holds against its figure, as the loop tells them: by how much the
/// condition is met, where it is the comparison; otherwise an outcome, where the number is one.
///
/// @param at the value of the figure
/// @param wanted what the loop is asked for
/// @param name what it calls it
record LoopNumbers(Threshold threshold, Value at, Wanted wanted, String name) {

    /// Empty where the loop does not tell them.
    static Optional<LoopNumbers> of(Threshold threshold, Value at, Plan plan, Programme programme) {
        if (threshold.alone()) {
            String slack = "slack_" + threshold.condition();
            return Optional.of(new LoopNumbers(threshold, at, Wanted.SLACKS, slack));
        }
        return threshold
                .numberName()
                .flatMap(name ->
                        plan.outcomes().keySet().stream()
                                .filter(id -> decision(id, programme).equals(name))
                                .findFirst())
                .map(id -> new LoopNumbers(threshold, at, Wanted.OUTCOMES, "outcome_" + id));
    }

    /// The name of the decision that gives an outcome.
    private static String decision(String outcome, Programme programme) {
        OutcomeDefinition definition = programme.definition().outcomes().get(outcome);
        return definition == null
                ? outcome
                : Objects.requireNonNullElse(definition.decision(), outcome);
    }

    /// Puts in the numbers of a block's rows; those without one, and those that are not bounded on
    /// both sides, are the interpreter's.
    void take(Block block, @Nullable Value[] numbers) {
        if (!block.tells(name)) {
            return;
        }
        Figures figures = block.figures(name);
        for (int place = 0; place < block.count(); place++) {
            if (!figures.isLeft(place)
                    && !figures.isNothing(place)
                    && !figures.hasNoLeast(place)
                    && !figures.hasNoGreatest(place)) {
                numbers[block.row(place)] = number(figures.bounds(place), figures.mayBeNull(place));
            }
        }
    }

    private Value number(Block.Bounds bounds, boolean orNull) {
        Rational least = Rational.of(bounds.least(), bounds.denominator());
        Rational greatest = Rational.of(bounds.greatest(), bounds.denominator());
        return threshold.alone()
                ? threshold.held(at, least, greatest, orNull)
                : Threshold.between(least, greatest, orNull);
    }
}
