package org.echelon.policy.programme;

import java.util.Optional;
import java.util.Set;
import org.echelon.quantity.Money;
import org.echelon.quantity.Rational;
import org.jspecify.annotations.Nullable;

/// How a programme's award goes together with others. Without any of it an award is paid in full,
/// the higher of two for one matter at one level.
///
/// @param level who pays; absent means by the programme's region
/// @param excludesLevels no award beside one of these levels for the same matter
/// @param topUp whether it pays only what awards of higher levels for the same matter leave of its
///   amount
/// @param stepUp the ladder of amounts it is a step of: it pays the difference to what was paid on
///   the ladder
/// @param matching the award that it matches
/// @param scheme the awards that share a yearly cap; absent means the programme alone
/// @param yearlyCap the most that a scheme pays one enterprise in a calendar year
/// @param shareCap the most it pays as a share of a fact
public record Stacking(
        @Nullable AwardLevel level,
        Set<AwardLevel> excludesLevels,
        boolean topUp,
        @Nullable String stepUp,
        Optional<Matching> matching,
        @Nullable String scheme,
        @Nullable Money yearlyCap,
        Optional<ShareCap> shareCap) {

    /// Nothing said.
    public static final Stacking NONE =
            new Stacking(
                    null, Set.of(), false, null, Optional.empty(), null, null, Optional.empty());

    /// A rate of the award of another programme.
    ///
    /// @param of id of that programme
    /// @param rate such as 0.5
    /// @param cap the most it pays, where there is one
    public record Matching(String of, Rational rate, @Nullable Money cap) {}

    /// At most a share of a yearly fact of the last accounting year.
    ///
    /// @param fact id of a fact in yuan, such as `technology_contract_turnover`
    /// @param rate such as 0.005
    public record ShareCap(String fact, Rational rate) {}

    public Stacking {
        excludesLevels = Set.copyOf(excludesLevels);
    }
}
