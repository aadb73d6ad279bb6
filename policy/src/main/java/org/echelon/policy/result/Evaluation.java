package org.echelon.policy.result;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.echelon.policy.fact.FactKey;
import org.echelon.policy.message.Notice;
import org.jspecify.annotations.Nullable;

/// The answer of a programme for one enterprise as of a date.
///
/// @param programme id of the programme
/// @param version day the version takes effect; absent when no version is in force
/// @param asOf date of the question (Asia/Shanghai)
/// @param knownAt what was on file on this day was used
/// @param verdict met, not met, unknown, or not in force
/// @param outcomes scores, ratios and tiers by id, in the order of the programme
/// @param amount yuan to be paid, where the programme pays
/// @param conditions every condition, in the order of the programme
/// @param missing facts that would settle the verdict, those that more conditions wait for first;
///   empty when it is settled
/// @param warnings what was noticed and did not stop the evaluation
/// @param trace how every decision came about, when asked for
public record Evaluation(
        String programme,
        @Nullable LocalDate version,
        LocalDate asOf,
        LocalDate knownAt,
        Verdict verdict,
        Map<String, Quantity> outcomes,
        Optional<Quantity> amount,
        List<Condition> conditions,
        List<FactKey> missing,
        List<Notice> warnings,
        Optional<Trace> trace) {

    public Evaluation {
        outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
        conditions = List.copyOf(conditions);
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
    }

    /// The same with the missing facts in another order.
    public Evaluation withMissing(List<FactKey> ordered) {
        return new Evaluation(
                programme,
                version,
                asOf,
                knownAt,
                verdict,
                outcomes,
                amount,
                conditions,
                ordered,
                warnings,
                trace);
    }
}
