package org.echelon.platform.casework.application;

import java.time.LocalDate;
import java.util.Optional;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// Whether an application can be filed on a day.
public sealed interface FilingWindow {

    /// It can be filed.
    ///
    /// @param until last day; absent where filing is always open
    /// @param extension why it can although the version's own window is closed
    record Open(@Nullable LocalDate until, Optional<Words> extension) implements FilingWindow {}

    /// It opens later this year; it can be prepared.
    record Opens(LocalDate on, LocalDate until) implements FilingWindow {}

    /// This year's window is over.
    record Closed(LocalDate since, LocalDate opensAgain) implements FilingWindow {}

    /// It is for enterprises of another region, whatever the day.
    ///
    /// @param region whose enterprises file
    /// @param seat where the enterprise is registered
    record Elsewhere(Words region, Words seat) implements FilingWindow {}

    /// Nobody files: there is no form, no procedure, or no version in force.
    record None() implements FilingWindow {}
}
