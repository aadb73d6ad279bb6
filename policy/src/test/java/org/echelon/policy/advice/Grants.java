package org.echelon.policy.advice;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.AwardLevel;
import org.echelon.policy.programme.Stacking;
import org.echelon.quantity.Money;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// Awards by hand for tests; amounts in yuan.
final class Grants {

    static final LocalDate TODAY = LocalDate.of(2026, 6, 30);
    private static final LocalDate SINCE = LocalDate.of(2026, 1, 1);

    private Grants() {}

    static Grant grant(
            String programme,
            @Nullable String matter,
            AwardLevel level,
            long yuan,
            Stacking stacking,
            String... excludes) {
        return new Grant(
                programme,
                new Words(programme, programme),
                matter,
                level,
                Money.ofYuan(yuan),
                stacking,
                TODAY,
                SINCE,
                Set.of(excludes),
                1);
    }

    static Grant plain(String programme, @Nullable String matter, AwardLevel level, long yuan) {
        return grant(programme, matter, level, yuan, Stacking.NONE);
    }

    static Stacking topUp() {
        return stacking(Set.of(), true, null, null, null, null);
    }

    static Stacking stepUp(String ladder) {
        return stacking(Set.of(), false, ladder, null, null, null);
    }

    static Stacking notBeside(AwardLevel... levels) {
        return stacking(Set.of(levels), false, null, null, null, null);
    }

    static Stacking matching(String of, Rational rate, @Nullable Money cap) {
        return stacking(Set.of(), false, null, new Stacking.Matching(of, rate, cap), null, null);
    }

    static Stacking capped(String scheme, long yuan) {
        return stacking(Set.of(), false, null, null, scheme, Money.ofYuan(yuan));
    }

    static Stacking stacking(
            Set<AwardLevel> excludes,
            boolean topUp,
            @Nullable String stepUp,
            Stacking.@Nullable Matching matching,
            @Nullable String scheme,
            @Nullable Money cap) {
        return new Stacking(
                null,
                excludes,
                topUp,
                stepUp,
                Optional.ofNullable(matching),
                scheme,
                cap,
                Optional.empty());
    }

    static Received received(
            String programme, @Nullable String matter, AwardLevel level, long yuan) {
        return new Received(
                programme,
                new Words(programme, programme),
                matter,
                level,
                Money.ofYuan(yuan),
                LocalDate.of(2026, 3, 1),
                null,
                Set.of());
    }

    static Received step(String programme, String ladder, long yuan) {
        return new Received(
                programme,
                new Words(programme, programme),
                null,
                AwardLevel.CITY,
                Money.ofYuan(yuan),
                LocalDate.of(2022, 3, 1),
                ladder,
                Set.of());
    }

    static Received counted(String programme, String scheme, long yuan, LocalDate on) {
        return new Received(
                programme,
                new Words(programme, programme),
                null,
                AwardLevel.CITY,
                Money.ofYuan(yuan),
                on,
                null,
                Set.of(scheme));
    }

    static Combination combination(List<Grant> grants, List<Received> received) {
        return combination(grants, received, Map.of());
    }

    static Combination combination(
            List<Grant> grants, List<Received> received, Map<String, Words> held) {
        return new Combining(grants, received, held, 200_000).combination(List.of());
    }
}
