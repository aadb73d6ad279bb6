package org.echelon.policy.advice;

import java.time.LocalDate;
import java.util.Set;
import org.echelon.policy.message.Words;
import org.echelon.policy.programme.AwardLevel;
import org.echelon.policy.programme.Stacking;
import org.echelon.quantity.Money;
import org.jspecify.annotations.Nullable;

/// An award, or a title without money, that an enterprise could have on its own.
///
/// @param programme id of the programme that gives it
/// @param name what the programme is called
/// @param matter what it is given for; two awards for one matter at one level are one too many
/// @param level who pays
/// @param full what it pays alone, before other awards and yearly caps; zero for a title
/// @param stacking how it goes together with others
/// @param when the day it can be had: today, or the day its filing opens
/// @param since what was received for its matter before this day was for another occasion
/// @param excludes programmes that it cannot be had together with
/// @param weight tells choices of the same amount apart: the higher rung first, then the more
record Grant(
        String programme,
        Words name,
        @Nullable String matter,
        AwardLevel level,
        Money full,
        Stacking stacking,
        LocalDate when,
        LocalDate since,
        Set<String> excludes,
        int weight) {

    Grant {
        excludes = Set.copyOf(excludes);
        if (full.signum() < 0) {
            throw new IllegalArgumentException("a negative award: " + full);
        }
    }

    /// Whether it is about money at all.
    boolean pays() {
        return full.signum() > 0;
    }

    boolean sameMatter(Grant other) {
        return matter != null && matter.equals(other.matter);
    }

    /// The awards that share its yearly cap; absent where there is no cap.
    @Nullable String scheme() {
        String named = stacking.scheme();
        return stacking.yearlyCap() == null ? null : named == null ? programme : named;
    }
}
