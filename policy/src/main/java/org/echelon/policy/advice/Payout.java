package org.echelon.policy.advice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.Stacking;
import org.echelon.quantity.Money;
import org.jspecify.annotations.Nullable;

/// What each of several awards pays beside the others and beside what was received: matching,
/// top-up, step-up, then the yearly cap, from the highest level down. The search and the words read
/// the same calculation.
final class Payout {

    private final List<Grant> grants;
    private final List<Received> received;
    private final Map<String, Money> caps = new HashMap<>();
    private final List<Integer> order;

    Payout(List<Grant> grants, List<Received> received) {
        this.grants = List.copyOf(grants);
        this.received = List.copyOf(received);
        for (Grant grant : grants) {
            String scheme = grant.scheme();
            Money cap = grant.stacking().yearlyCap();
            if (scheme != null && cap != null) {
                caps.merge(scheme, cap, Money::min);
            }
        }
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < grants.size(); i++) {
            places.add(i);
        }
        places.sort(
                Comparator.comparing((Integer i) -> grants.get(i).level())
                        .thenComparingInt(i -> depth(grants.get(i), new HashSet<>()))
                        .thenComparing(i -> grants.get(i).programme())
                        .thenComparing(i -> String.valueOf(grants.get(i).matter())));
        this.order = List.copyOf(places);
    }

    /// How many awards stand one behind the other that it matches.
    private int depth(Grant grant, Set<String> seen) {
        Stacking.Matching matching = grant.stacking().matching().orElse(null);
        if (matching == null || !seen.add(grant.programme())) {
            return 0;
        }
        return 1
                + grants.stream()
                        .filter(other -> other.programme().equals(matching.of()))
                        .mapToInt(other -> depth(other, seen))
                        .max()
                        .orElse(0);
    }

    /// What each chosen award pays; zero for the others.
    Money[] pay(boolean[] chosen) {
        return pay(chosen, null);
    }

    /// The same, and how it came about.
    List<List<Words>> because(boolean[] chosen) {
        List<List<Words>> because = new ArrayList<>();
        grants.forEach(_ -> because.add(new ArrayList<>()));
        pay(chosen, because);
        return because;
    }

    private Money[] pay(boolean[] chosen, @Nullable List<List<Words>> because) {
        Money[] paid = new Money[grants.size()];
        java.util.Arrays.fill(paid, Money.ZERO);
        Map<String, Money> used = new HashMap<>();
        for (int i : order) {
            if (chosen[i]) {
                List<Words> notes = because == null ? null : because.get(i);
                Money amount = matched(i, paid, notes);
                amount = toppedUp(i, amount, paid, notes);
                amount = steppedUp(grants.get(i), amount, notes);
                paid[i] = capped(grants.get(i), amount, used, notes);
            }
        }
        return paid;
    }

    private Money matched(int i, Money[] paid, @Nullable List<Words> notes) {
        Grant grant = grants.get(i);
        Stacking.Matching matching = grant.stacking().matching().orElse(null);
        if (matching == null) {
            return grant.full();
        }
        Money upper = Money.ZERO;
        for (Received award : received) {
            if (award.programme().equals(matching.of()) && !award.on().isBefore(grant.since())) {
                upper = upper.plus(award.amount());
            }
        }
        for (int j = 0; j < paid.length; j++) {
            if (grants.get(j).programme().equals(matching.of())) {
                upper = upper.plus(paid[j]);
            }
        }
        Money cap = matching.cap();
        Money rate = Money.rounded(upper.yuan().times(matching.rate()));
        Money amount = cap == null ? rate : rate.min(cap);
        amount = amount.min(grant.full());
        if (notes != null) {
            notes.add(StackingWords.matched(matching, upper, amount));
        }
        return amount;
    }

    private Money toppedUp(int i, Money amount, Money[] paid, @Nullable List<Words> notes) {
        Grant grant = grants.get(i);
        if (!grant.stacking().topUp()) {
            return amount;
        }
        Money upper = Money.ZERO;
        for (Received award : received) {
            if (award.isFor(grant) && award.level().isAbove(grant.level())) {
                upper = upper.plus(award.amount());
            }
        }
        for (int j = 0; j < paid.length; j++) {
            Grant other = grants.get(j);
            if (other.sameMatter(grant) && other.level().isAbove(grant.level())) {
                upper = upper.plus(paid[j]);
            }
        }
        return upper.signum() == 0 ? amount : left(amount, upper, notes, "top-up");
    }

    private Money steppedUp(Grant grant, Money amount, @Nullable List<Words> notes) {
        String ladder = grant.stacking().stepUp();
        Money before = Money.ZERO;
        for (Received award : received) {
            if (ladder != null && ladder.equals(award.stepUp())) {
                before = before.plus(award.amount());
            }
        }
        return before.signum() == 0 ? amount : left(amount, before, notes, "step-up");
    }

    private static Money left(Money amount, Money other, @Nullable List<Words> notes, String rule) {
        Money left = amount.minus(other).max(Money.ZERO);
        if (notes != null) {
            notes.add(
                    rule.equals("top-up")
                            ? StackingWords.toppedUp(amount, other, left)
                            : StackingWords.steppedUp(amount, other, left));
        }
        return left;
    }

    private Money capped(
            Grant grant, Money amount, Map<String, Money> used, @Nullable List<Words> notes) {
        String scheme = grant.scheme();
        if (scheme == null) {
            return amount;
        }
        int year = grant.when().getYear();
        Money cap = caps.getOrDefault(scheme, amount);
        Money before = used.getOrDefault(scheme + "#" + year, Money.ZERO);
        for (Received award : received) {
            if (award.schemes().contains(scheme) && award.on().getYear() == year) {
                before = before.plus(award.amount());
            }
        }
        Money left = cap.minus(before).max(Money.ZERO);
        Money paid = amount.min(left);
        used.merge(scheme + "#" + year, paid, Money::plus);
        if (notes != null && paid.compareTo(amount) < 0) {
            notes.add(StackingWords.capped(year, cap, before, paid));
        }
        return paid;
    }

    /// The most that an award can ever pay: a bound for the search.
    Money most(int i) {
        return grants.get(i).full();
    }
}
