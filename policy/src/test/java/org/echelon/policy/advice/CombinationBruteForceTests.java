package org.echelon.policy.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.AwardLevel;
import org.echelon.policy.programme.Stacking;
import org.echelon.quantity.Money;
import org.echelon.quantity.Rational;
import org.junit.jupiter.api.Test;

/// P19: the combination against every subset of generated awards, with the rules on stacking
/// written a second time, in whole fen and as plainly as they are told.
class CombinationBruteForceTests {

    private static final int SEEDS = Integer.getInteger("advice.seeds", 400);
    private static final AwardLevel[] LEVELS = AwardLevel.values();

    @Test
    void noLegalChoicePaysMoreThanTheOneFound() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed * 31L + 7);
            List<Grant> grants = grants(random);
            List<Received> received = received(random);

            Combination found = Grants.combination(grants, received);

            long best = 0;
            for (int mask = 0; mask < 1 << grants.size(); mask++) {
                best = Math.max(best, paid(mask, grants, received));
            }
            assertThat(found.proven()).as("seed %d", seed).isTrue();
            assertThat(found.total().fen()).as("seed %d: %s", seed, grants).isEqualTo(best);
            assertThat(paid(mask(found, grants), grants, received))
                    .as("seed %d, the choice itself", seed)
                    .isEqualTo(best);
            for (Combination.LeftOut left : found.without()) {
                if (left.totalWith() != null) {
                    assertThat(left.totalWith().fen()).isLessThanOrEqualTo(best);
                }
            }
        }
    }

    private static int mask(Combination found, List<Grant> grants) {
        int mask = 0;
        for (Combination.Chosen chosen : found.chosen()) {
            for (int i = 0; i < grants.size(); i++) {
                if (grants.get(i).programme().equals(chosen.programme())) {
                    mask |= 1 << i;
                }
            }
        }
        return mask;
    }

    /// Fen that a subset pays, or −1 where it is not legal.
    private static long paid(int mask, List<Grant> all, List<Received> received) {
        List<Grant> in = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if ((mask & (1 << i)) != 0) {
                in.add(all.get(i));
            }
        }
        for (Grant a : in) {
            for (Grant b : in) {
                if (!a.programme().equals(b.programme()) && !mayGoTogether(a, b)) {
                    return -1;
                }
            }
            for (Received old : received) {
                if (!mayFollow(a, old)) {
                    return -1;
                }
            }
        }
        List<Grant> possible =
                all.stream()
                        .filter(g -> received.stream().allMatch(old -> mayFollow(g, old)))
                        .toList();
        in.sort(
                Comparator.comparing(Grant::level)
                        .thenComparingInt(g -> behind(g, possible))
                        .thenComparing(Grant::programme));
        Map<String, Long> byProgramme = new HashMap<>();
        Map<String, Long> spent = new HashMap<>();
        long sum = 0;
        for (Grant grant : in) {
            long amount = grant.full().fen();
            if (grant.stacking().matching().isPresent()) {
                String of = grant.stacking().matching().get().of();
                long upper = byProgramme.getOrDefault(of, 0L);
                for (Received old : received) {
                    upper += old.programme().equals(of) ? old.amount().fen() : 0;
                }
                Rational rate = grant.stacking().matching().get().rate();
                long part = Money.rounded(Rational.of(upper, 100).times(rate)).fen();
                Money cap = grant.stacking().matching().get().cap();
                amount = Math.min(amount, cap == null ? part : Math.min(part, cap.fen()));
            }
            if (grant.stacking().topUp()) {
                for (Grant other : in) {
                    if (grant.matter() != null
                            && grant.matter().equals(other.matter())
                            && other.level().compareTo(grant.level()) < 0) {
                        amount -= byProgramme.getOrDefault(other.programme(), 0L);
                    }
                }
                for (Received old : received) {
                    if (grant.matter() != null
                            && grant.matter().equals(old.matter())
                            && !old.programme().equals(grant.programme())
                            && old.level().compareTo(grant.level()) < 0) {
                        amount -= old.amount().fen();
                    }
                }
            }
            for (Received old : received) {
                if (grant.stacking().stepUp() != null
                        && grant.stacking().stepUp().equals(old.stepUp())) {
                    amount -= old.amount().fen();
                }
            }
            amount = Math.max(0, amount);
            Money cap = grant.stacking().yearlyCap();
            if (cap != null) {
                String scheme = grant.stacking().scheme();
                long used = spent.getOrDefault(scheme, 0L);
                for (Received old : received) {
                    used += old.schemes().contains(scheme) ? old.amount().fen() : 0;
                }
                amount = Math.max(0, Math.min(amount, cap.fen() - used));
                spent.merge(scheme, amount, Long::sum);
            }
            byProgramme.put(grant.programme(), amount);
            sum += amount;
        }
        return sum;
    }

    /// How many awards must be known before the one that matches them.
    private static int behind(Grant grant, List<Grant> all) {
        String of = grant.stacking().matching().map(Stacking.Matching::of).orElse(null);
        int behind = of == null ? 0 : 1;
        for (Grant other : all) {
            behind = other.programme().equals(of) ? 1 + behind(other, all) : behind;
        }
        return behind;
    }

    private static boolean mayGoTogether(Grant a, Grant b) {
        if (a.excludes().contains(b.programme()) || b.excludes().contains(a.programme())) {
            return false;
        }
        if (a.full().fen() == 0 || b.full().fen() == 0) {
            return true;
        }
        if (a.stacking().stepUp() != null && a.stacking().stepUp().equals(b.stacking().stepUp())) {
            return false;
        }
        boolean matched =
                a.stacking().matching().map(m -> m.of().equals(b.programme())).orElse(false)
                        || b.stacking()
                                .matching()
                                .map(m -> m.of().equals(a.programme()))
                                .orElse(false);
        if (matched || a.matter() == null || !a.matter().equals(b.matter())) {
            return true;
        }
        return a.level() != b.level()
                && !a.stacking().excludesLevels().contains(b.level())
                && !b.stacking().excludesLevels().contains(a.level());
    }

    private static boolean mayFollow(Grant a, Received old) {
        if (a.excludes().contains(old.programme())) {
            return false;
        }
        boolean built =
                (a.stacking().stepUp() != null && a.stacking().stepUp().equals(old.stepUp()))
                        || a.stacking()
                                .matching()
                                .map(m -> m.of().equals(old.programme()))
                                .orElse(false);
        if (a.full().fen() == 0
                || built
                || old.programme().equals(a.programme())
                || a.matter() == null
                || !a.matter().equals(old.matter())) {
            return true;
        }
        return old.level() != a.level() && !a.stacking().excludesLevels().contains(old.level());
    }

    private static List<Grant> grants(Random random) {
        List<Grant> grants = new ArrayList<>();
        int count = 1 + random.nextInt(8);
        for (int i = 0; i < count; i++) {
            grants.add(
                    Grants.grant(
                            "p" + i,
                            random.nextInt(6) == 0 ? null : "m" + random.nextInt(3),
                            LEVELS[random.nextInt(LEVELS.length)],
                            random.nextInt(8) * 100L,
                            stacking(random, i, count),
                            excludes(random, i, count)));
        }
        return grants;
    }

    private static String[] excludes(Random random, int self, int count) {
        int other = random.nextInt(count);
        return random.nextInt(4) == 0 && other != self
                ? new String[] {"p" + other}
                : random.nextInt(12) == 0 ? new String[] {"r0"} : new String[0];
    }

    private static Stacking stacking(Random random, int self, int count) {
        Stacking.Matching matching =
                random.nextInt(5) == 0
                        ? new Stacking.Matching(
                                random.nextBoolean()
                                        ? "r1"
                                        : "p" + (self + 1 + random.nextInt(count)),
                                Rational.of(1 + random.nextInt(4), 3),
                                random.nextBoolean() ? null : Money.ofYuan(250))
                        : null;
        boolean capped = random.nextInt(3) == 0;
        String scheme = "s" + random.nextInt(2);
        return Grants.stacking(
                random.nextInt(4) == 0 ? Set.of(LEVELS[random.nextInt(LEVELS.length)]) : Set.of(),
                random.nextInt(4) == 0,
                random.nextInt(5) == 0 ? "l" + random.nextInt(2) : null,
                matching,
                capped ? scheme : null,
                capped ? Money.ofYuan(scheme.equals("s0") ? 500 : 900) : null);
    }

    private static List<Received> received(Random random) {
        List<Received> received = new ArrayList<>();
        for (int i = 0; i < random.nextInt(3); i++) {
            String name = "r" + i;
            received.add(
                    new Received(
                            name,
                            new Words(name, name),
                            "m" + random.nextInt(3),
                            LEVELS[random.nextInt(LEVELS.length)],
                            Money.ofYuan(100L * (1 + random.nextInt(3))),
                            LocalDate.of(2026, 2, 1),
                            random.nextInt(3) == 0 ? "l0" : null,
                            random.nextInt(3) == 0 ? Set.of("s0") : Set.of()));
        }
        return received;
    }

    @Test
    void whenTheBoundIsHitTheBestFoundIsSaidToBeUnproven() {
        List<Grant> grants = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            int other = (i + 1) % 16;
            grants.add(
                    Grants.grant(
                            "p" + i,
                            "m" + i,
                            AwardLevel.CITY,
                            100 + i,
                            Grants.capped("s", 100_000),
                            "p" + other));
        }

        Combination bounded = new Combining(grants, List.of(), Map.of(), 3).combination(List.of());
        Combination whole = Grants.combination(grants, List.of());

        assertThat(bounded.proven()).isFalse();
        assertThat(bounded.total()).isLessThanOrEqualTo(whole.total());
        assertThat(whole.proven()).isTrue();
        assertThat(whole.total().fen())
                .isEqualTo(
                        Arrays.stream(new int[] {1, 3, 5, 7, 9, 11, 13, 15})
                                .mapToLong(i -> (100 + i) * 100L)
                                .sum());
    }
}
