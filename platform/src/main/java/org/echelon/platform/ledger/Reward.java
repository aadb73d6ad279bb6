package org.echelon.platform.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.echelon.policy.message.Words;
import org.echelon.quantity.Money;
import org.jspecify.annotations.Nullable;

/// A reward on its way to the money.
///
/// @param id number
/// @param budget the line it is paid from
/// @param budgetRegion division code of the authority that handles the line
/// @param enterprise key of the enterprise
/// @param enterpriseName its name when the reward was proposed; in English its present one, where
///   it has one
/// @param region its division code; empty where it is not known
/// @param synthetic invented for the demonstration
/// @param programme id of the programme that pays
/// @param version day the version took effect that decided
/// @param level level of government that pays
/// @param matter the matter, rewarded once at each level
/// @param title id of the programme whose title is rewarded
/// @param thing number of the title, or its first day where it has none
/// @param amount how much
/// @param asOf the day that was judged: the first day of the title
/// @param knownAt what was on file on this day was used
/// @param evaluation why, as the JSON of `docs/formats/evaluation.schema.json`
/// @param state where it stands
/// @param revision rises with every change; a change names the one it saw
/// @param confirmBy last day to confirm; absent before it is published
/// @param confirmedAt when the enterprise confirmed, which is its place in the queue
/// @param bankAccount the recorded account it goes to; absent until confirmed
/// @param committedBy who committed the money
/// @param orderedBy who ordered the payment, never the same person
/// @param attempt how many payment orders there were
/// @param paidOn day the money arrived; absent until paid
/// @param changedAt when it last changed
public record Reward(
        long id,
        long budget,
        String budgetRegion,
        String enterprise,
        Words enterpriseName,
        String region,
        boolean synthetic,
        String programme,
        LocalDate version,
        Level level,
        String matter,
        String title,
        String thing,
        Money amount,
        LocalDate asOf,
        LocalDate knownAt,
        String evaluation,
        RewardState state,
        int revision,
        @Nullable LocalDate confirmBy,
        @Nullable Instant confirmedAt,
        @Nullable Long bankAccount,
        @Nullable String committedBy,
        @Nullable String orderedBy,
        int attempt,
        @Nullable LocalDate paidOn,
        Instant changedAt) {}
