package org.echelon.policy.advice;

import java.util.List;
import java.util.Optional;
import org.echelon.policy.advice.Combination.Rule;
import org.echelon.policy.programme.AwardLevel;

/// Which awards cannot be had together, and which cannot be had after what was received.
final class Conflicts {

    private Conflicts() {}

    /// The rule that forbids two awards together, where one does.
    static Optional<Rule> between(Grant one, Grant other) {
        if (one.programme().equals(other.programme())) {
            return Optional.empty();
        }
        if (one.excludes().contains(other.programme())
                || other.excludes().contains(one.programme())) {
            return Optional.of(Rule.EXCLUDED);
        }
        if (!one.pays() || !other.pays()) {
            return Optional.empty();
        }
        String ladder = one.stacking().stepUp();
        if (ladder != null && ladder.equals(other.stacking().stepUp())) {
            return Optional.of(Rule.STEP);
        }
        if (!one.sameMatter(other) || matches(one, other) || matches(other, one)) {
            return Optional.empty();
        }
        if (one.level() == other.level()) {
            return Optional.of(Rule.SAME_MATTER);
        }
        return refuses(one, other.level()) || refuses(other, one.level())
                ? Optional.of(Rule.DOUBLE_LEVEL)
                : Optional.empty();
    }

    /// What was received that forbids an award.
    ///
    /// @param rule the rule that forbids it
    record Past(Rule rule, Received award) {}

    static Optional<Past> past(Grant grant, List<Received> received) {
        for (Received award : received) {
            if (grant.excludes().contains(award.programme())) {
                return Optional.of(new Past(Rule.EXCLUDED, award));
            }
            if (!grant.pays() || !award.isFor(grant) || isBuiltUpon(grant, award)) {
                continue;
            }
            if (award.level() == grant.level()) {
                return Optional.of(new Past(Rule.PAID_ALREADY, award));
            }
            if (refuses(grant, award.level())) {
                return Optional.of(new Past(Rule.DOUBLE_LEVEL, award));
            }
        }
        return Optional.empty();
    }

    /// Whether the amount of a grant is worked out from that award: a step of the same ladder, or
    /// what it matches.
    private static boolean isBuiltUpon(Grant grant, Received award) {
        String ladder = grant.stacking().stepUp();
        return (ladder != null && ladder.equals(award.stepUp()))
                || grant.stacking()
                        .matching()
                        .filter(matching -> matching.of().equals(award.programme()))
                        .isPresent();
    }

    private static boolean matches(Grant grant, Grant upper) {
        return grant.stacking()
                .matching()
                .filter(matching -> matching.of().equals(upper.programme()))
                .isPresent();
    }

    private static boolean refuses(Grant grant, AwardLevel level) {
        return grant.stacking().excludesLevels().contains(level);
    }

    /// Whether what one pays may depend on whether the other is had.
    static boolean areTied(Grant one, Grant other) {
        if (between(one, other).isPresent() || matches(one, other) || matches(other, one)) {
            return true;
        }
        String scheme = one.scheme();
        return (scheme != null
                        && scheme.equals(other.scheme())
                        && one.when().getYear() == other.when().getYear())
                || (one.sameMatter(other) && (one.stacking().topUp() || other.stacking().topUp()));
    }
}
