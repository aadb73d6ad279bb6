package org.echelon.policy;

import java.time.LocalDate;

/// When a question is asked, and how much is to be told.
///
/// @param asOf the law and the facts' period, a day in Asia/Shanghai
/// @param knownAt what was on file on this day
/// @param trace whether to tell how every decision came about
public record Question(LocalDate asOf, LocalDate knownAt, boolean trace) {

    /// A question without trace.
    public static Question asOf(LocalDate asOf, LocalDate knownAt) {
        return new Question(asOf, knownAt, false);
    }
}
