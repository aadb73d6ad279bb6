package org.echelon.policy.advice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.advice.Combination.Chosen;
import org.echelon.policy.advice.Combination.LeftOut;
import org.echelon.policy.advice.Combination.Rule;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Money;
import org.jspecify.annotations.Nullable;

/// Puts the best combination into words: what was chosen and how its amount came about, what was
/// left out and the proof.
final class Combining {

    private final List<Grant> grants;
    private final List<Received> received;
    private final Map<String, Words> heldTitles;
    private final int limit;

    /// @param heldTitles names of the programmes whose title is valid, by id
    Combining(
            List<Grant> grants, List<Received> received, Map<String, Words> heldTitles, int limit) {
        this.grants = List.copyOf(grants);
        this.received = List.copyOf(received);
        this.heldTitles = Map.copyOf(heldTitles);
        this.limit = limit;
    }

    Combination combination(List<Combination.Unsettled> open) {
        List<LeftOut> without = new ArrayList<>();
        List<Grant> free = new ArrayList<>();
        for (Grant grant : grants) {
            barred(grant).ifPresentOrElse(without::add, () -> free.add(grant));
        }
        Payout payout = new Payout(free, received);
        CombinationSolver solver = new CombinationSolver(free, payout, limit);
        CombinationSolver.Choice best = solver.best();
        List<List<Words>> because = payout.because(best.chosen());
        List<Chosen> chosen = new ArrayList<>();
        for (int i = 0; i < free.size(); i++) {
            Grant grant = free.get(i);
            if (best.has(i) && (!grant.pays() || best.paid(i).signum() > 0)) {
                chosen.add(
                        new Chosen(
                                grant.programme(),
                                grant.name(),
                                grant.matter(),
                                grant.when(),
                                grant.full(),
                                best.paid(i),
                                because.get(i)));
            } else if (best.has(i)) {
                without.add(nothingLeft(grant, because.get(i), best.total()));
            } else {
                without.add(leftOut(i, free, best, solver));
            }
        }
        return new Combination(best.total(), best.proven(), chosen, without, open);
    }

    /// What the register forbids whatever is chosen.
    private Optional<LeftOut> barred(Grant grant) {
        for (String title : heldTitles.keySet().stream().sorted().toList()) {
            if (grant.excludes().contains(title)) {
                return Optional.of(
                        leftOut(
                                grant,
                                Rule.EXCLUDED,
                                title,
                                null,
                                StackingWords.held(heldTitles.getOrDefault(title, grant.name()))));
            }
        }
        return Conflicts.past(grant, received)
                .map(past ->
                        leftOut(
                                grant,
                                past.rule(),
                                past.award().programme(),
                                null,
                                StackingWords.past(past)));
    }

    private static LeftOut nothingLeft(Grant grant, List<Words> because, Money total) {
        Words reason =
                because.isEmpty()
                        ? StackingWords.against(Rule.NOTHING_LEFT, grant, null)
                        : because.getLast();
        return leftOut(grant, Rule.NOTHING_LEFT, null, total, reason);
    }

    private static LeftOut leftOut(
            int i, List<Grant> free, CombinationSolver.Choice best, CombinationSolver solver) {
        Grant grant = free.get(i);
        Money with = solver.bestWith(i).total();
        for (int j = 0; j < free.size(); j++) {
            Optional<Rule> rule =
                    best.has(j) ? Conflicts.between(grant, free.get(j)) : Optional.empty();
            if (rule.isPresent()) {
                Words reason = StackingWords.against(rule.get(), grant, free.get(j).name());
                return leftOut(
                        grant,
                        rule.get(),
                        free.get(j).programme(),
                        with,
                        StackingWords.proof(reason, with, best.total()));
            }
        }
        return leftOut(
                grant,
                Rule.LESS,
                null,
                with,
                StackingWords.proof(
                        StackingWords.against(Rule.LESS, grant, null), with, best.total()));
    }

    private static LeftOut leftOut(
            Grant grant, Rule rule, @Nullable String by, @Nullable Money with, Words because) {
        return new LeftOut(
                grant.programme(),
                grant.name(),
                grant.matter(),
                grant.full(),
                rule,
                by,
                with,
                because);
    }
}
