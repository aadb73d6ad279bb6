package org.echelon.policy.programme;

import java.time.LocalDate;
import java.util.Optional;
import org.echelon.policy.message.Words;
import org.jspecify.annotations.Nullable;

/// A legal source of a programme.
///
/// @param document document number, such as `国科发政〔2017〕115号`
/// @param name its title
/// @param inForce day it takes effect, where known
/// @param until first day no longer in force, where it ends
/// @param status `law`, `local` or `proposed`
/// @param confidence how far it was verified, in the words of the programme's author
/// @param uri where it can be read, where known
public record SourceDocument(
        String document,
        Optional<Words> name,
        @Nullable LocalDate inForce,
        @Nullable LocalDate until,
        String status,
        @Nullable String confidence,
        @Nullable String uri) {

    /// Whether it is in force on a day; one without days always is.
    public boolean isInForce(LocalDate day) {
        return (inForce == null || !day.isBefore(inForce))
                && (until == null || day.isBefore(until));
    }
}
